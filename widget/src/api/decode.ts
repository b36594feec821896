/*
 * From JSON of any shape to our types. Whatever is missing or of another type becomes empty, so that an answer is shown
 * even where a newer server sends more, or other, than this widget knows.
 */

import type { Message, Opening, QuickReply, Reply, RouteCard, RouteStep, Source } from "./types";

type Fields = Record<string, unknown>;

/** Return the reply, or null where there is nothing in it that a visitor could read. */
export function decodeReply(value: unknown): Reply | null {
  const fields = toFields(value);
  const messages = toList(fields.messages).map(decodeMessage).filter((message) => message.text || message.card);
  if (!messages.length) return null;
  const buttons = toList(fields.buttons).map(decodeButton).filter((button) => button.id && button.title);
  return { status: toText(fields.status), messages, buttons };
}

/** Return the opening of a session, or null where it has no token or no greeting. */
export function decodeOpening(value: unknown): Opening | null {
  const reply = decodeReply(value);
  const token = toText(toFields(value).token);
  return reply && token ? { ...reply, token } : null;
}

/** Return the questions that can be asked, as texts. */
export function decodeQuestions(value: unknown): string[] {
  return toList(toFields(value).questions).map((entry) => toText(toFields(entry).text)).filter(Boolean);
}

/** Return code and words of an error body. */
export function decodeError(value: unknown): { code: string; message: string } {
  const error = toFields(toFields(value).error);
  return { code: toText(error.code), message: toText(error.message) };
}

function decodeMessage(value: unknown): Message {
  const fields = toFields(value);
  return {
    text: toText(fields.text),
    topic: toText(fields.topic),
    answer_id: toText(fields.answer_id),
    sources: toList(fields.sources).map(decodeSource).filter((source) => source.title),
    applies_to: toText(fields.applies_to),
    card: decodeCard(fields.card),
  };
}

function decodeSource(value: unknown): Source {
  const { title, publisher, url, checked } = toFields(value);
  return { title: toText(title), publisher: toText(publisher), url: toText(url), checked: toText(checked) };
}

function decodeCard(value: unknown): RouteCard | null {
  const card = toFields(value);
  if (card.type !== "route") return null;
  const steps = toList(card.steps).map(decodeStep).filter((step) => step.title);
  if (!steps.length) return null;
  const assumptions = toList(card.assumptions).map(toText).filter(Boolean);
  const { deadline, text, calendar } = card;
  return { type: "route", steps, deadline: toText(deadline), assumptions, text: toText(text), calendar: toText(calendar) };
}

function decodeStep(value: unknown): RouteStep {
  const { title, detail, state, due } = toFields(value);
  return { title: toText(title), detail: toText(detail), state: toText(state), due: toText(due) };
}

function decodeButton(value: unknown): QuickReply {
  const { id, title } = toFields(value);
  return { id: toText(id), title: toText(title) };
}

export function toFields(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

export function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function toText(value: unknown): string {
  return typeof value === "string" ? value : "";
}
