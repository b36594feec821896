/*
 * What outlives a page load: kept in the tab's sessionStorage, and only once a visitor has opened the panel. Where
 * storage is blocked or full the chat works on for this page; what cannot be read is thrown away.
 */

import { decodeReply, toFields, toList, toText } from "../api/decode";
import type { BotTurn, Rating, Turn } from "./turns";

export const TEXT_SIZES = ["normal", "large", "largest"] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export interface Kept {
  open: boolean;
  token: string;
  draft: string;
  textSize: TextSize;
  simpleWords: boolean;
  turns: Turn[];
}

const KEY = "senco-chat";
const VERSION = 1;

export function load(): Kept | null {
  try {
    const text = sessionStorage.getItem(KEY);
    return text ? restore(toFields(JSON.parse(text))) : null;
  } catch {
    return null;
  }
}

export function save(kept: Kept): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ version: VERSION, ...kept }));
  } catch {
    // Blocked or full: the conversation lives on in this page.
  }
}

export function forget(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Blocked: there is nothing to forget.
  }
}

function restore(fields: Record<string, unknown>): Kept | null {
  if (fields.version !== VERSION) return null;
  return {
    open: fields.open === true,
    token: toText(fields.token),
    draft: toText(fields.draft),
    textSize: TEXT_SIZES.find((size) => size === fields.textSize) ?? "normal",
    simpleWords: fields.simpleWords === true,
    turns: toList(fields.turns).map(restoreTurn).filter((turn): turn is Turn => turn !== null),
  };
}

function restoreTurn(value: unknown): Turn | null {
  const fields = toFields(value);
  const id = toText(fields.id);
  const text = toText(fields.text);
  if (fields.kind === "bot") return restoreBotTurn(fields, id);
  if (!id || !text) return null;
  if (fields.kind === "notice") return { kind: "notice", id, text };
  return {
    kind: "visitor",
    id,
    text,
    button: toText(fields.button),
    state: fields.state === "sent" || fields.state === "failed" ? fields.state : "sending",
    problem: toText(fields.problem),
    mayRetry: fields.mayRetry === true,
    retryAt: Number(fields.retryAt) || 0,
  };
}

function restoreBotTurn(fields: Record<string, unknown>, id: string): BotTurn | null {
  const reply = decodeReply(fields);
  return reply && id ? { kind: "bot", id, ...reply, ratings: restoreRatings(fields.ratings) } : null;
}

function restoreRatings(value: unknown): Record<string, Rating> {
  const entries = Object.entries(toFields(value)).map(([answerId, rating]) => {
    const { helpful, state } = toFields(rating);
    return [answerId, { helpful: helpful === true, state: state === "commented" ? "commented" : "sent" }] as const;
  });
  return Object.fromEntries(entries);
}
