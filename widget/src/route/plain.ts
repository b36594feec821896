/* A route as plain text, to paste or to keep. */

import type { RouteCard, RouteStep } from "../api/types";
import { strings } from "../strings";
import { dayInWords } from "../text/dates";
import { plainText } from "../text/markdown";

/** Return the state of a step in words. A state that we do not know is shown as it came. */
export function stateInWords(state: string): string {
  return strings.routeStates[state] ?? state;
}

/** Return how many steps there are and how many are done. */
export function routeSummary(card: RouteCard): string {
  return strings.routeCounts(card.steps.length, card.steps.filter((step) => step.state === "done").length);
}

/** Return the whole card as lines. */
export function routeAsText(card: RouteCard): string {
  const lines = [strings.routeTitle, ...card.steps.map(stepAsText)];
  if (card.deadline) lines.push(`${strings.routeDeadline} ${dayInWords(card.deadline)}`);
  if (card.assumptions.length) lines.push(strings.routeAssumes, ...card.assumptions.map((text) => `- ${plainText(text)}`));
  return lines.join("\n");
}

function stepAsText(step: RouteStep, index: number): string {
  const state = step.state ? ` (${stateInWords(step.state)})` : "";
  const due = step.due ? ` ${strings.routeDue} ${dayInWords(step.due)}.` : "";
  const detail = step.detail ? `\n   ${plainText(step.detail, true).replace(/\n+/g, "\n   ")}` : "";
  return `${index + 1}. ${step.title}${state}.${due}${detail}`;
}
