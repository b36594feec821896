/* The turns of a conversation as they are shown and kept. */

import type { Message, QuickReply } from "../api/types";

/** What a visitor said. `button` is the id sent in place of the words, and is never shown. */
export interface VisitorTurn {
  kind: "visitor";
  id: string;
  text: string;
  button: string;
  state: "sending" | "sent" | "failed";
  problem: string;
  mayRetry: boolean;
  retryAt: number;
}

/** What the bot said in one reply. `ratings` is by answer id. */
export interface BotTurn {
  kind: "bot";
  id: string;
  status: string;
  messages: Message[];
  buttons: QuickReply[];
  ratings: Record<string, Rating>;
}

export interface NoticeTurn {
  kind: "notice";
  id: string;
  text: string;
}

export interface Rating {
  helpful: boolean;
  state: "sent" | "commented" | "failed";
}

export type Turn = VisitorTurn | BotTurn | NoticeTurn;

/**
 * Return the answer of which to ask whether it helped, or undefined: at most one, the last of the newest reply. Nothing is
 * asked about greetings, routes and questions back, while a question of the planner waits, and of what was rated before.
 * What was rated keeps its line, so that the choice can be changed and a comment finished.
 */
export function answerToRate(turn: BotTurn, turns: readonly Turn[]): string | undefined {
  const id = turn.messages.at(-1)?.answer_id;
  if (turn.status !== "answered" || !id) return undefined;
  const isOpen = turn === lastBotTurn(turns) && !turns.some((other) => other.kind === "bot" && other.ratings[id]);
  return isOpen || turn.ratings[id] ? id : undefined;
}

/** Return the last thing the bot said, whose buttons are the only ones that act. */
export function lastBotTurn(turns: readonly Turn[]): BotTurn | undefined {
  return turns.findLast((turn): turn is BotTurn => turn.kind === "bot");
}
