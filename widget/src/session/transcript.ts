/* The conversation as a text file. */

import type { Message, Source } from "../api/types";
import { strings } from "../strings";
import { dayInWords, nowInWords } from "../text/dates";
import { plainText } from "../text/markdown";
import type { Turn } from "./turns";

/** Return every turn with its speaker, sources with their addresses, and routes; no Markdown marks. */
export function transcript(turns: readonly Turn[], now: Date): string {
  const head = `${strings.title}\n${nowInWords(now)}\n${strings.transcriptIntro}`;
  return [head, ...turns.map(turnAsText)].join("\n\n") + "\n";
}

function turnAsText(turn: Turn): string {
  if (turn.kind === "bot") return `${strings.botSaid}:\n${turn.messages.map(messageAsText).join("\n\n")}`;
  if (turn.kind === "notice") return `${strings.notice}:\n${turn.text}`;
  const unanswered = turn.state === "sent" ? "" : `\n(${strings.notSent})`;
  return `${strings.youSaid}:\n${turn.text}${unanswered}`;
}

function messageAsText(message: Message): string {
  if (message.card?.text) return message.card.text.trim(); // it holds all the rest, sources too
  const parts = [plainText(message.text, true)];
  if (message.applies_to) parts.push(`${strings.appliesTo} ${message.applies_to}`);
  if (message.sources.length) parts.push([`${strings.sources}:`, ...message.sources.map(sourceAsText)].join("\n"));
  return parts.filter(Boolean).join("\n\n");
}

function sourceAsText(source: Source): string {
  const about = [source.title, source.publisher, `${strings.checked} ${dayInWords(source.checked)}`];
  return `- ${about.filter(Boolean).join(", ")}: ${source.url}`;
}
