/* A route in a sentence. */

import type { RouteCard } from "../api/types";
import { strings } from "../strings";

/** Return how many steps there are and how many are done. */
export function routeSummary(card: RouteCard): string {
  return strings.routeCounts(card.steps.length, card.steps.filter((step) => step.state === "done").length);
}
