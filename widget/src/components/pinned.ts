import { html, nothing } from "lit/html.js";

import type { BotTurn, Turn } from "../session/turns";
import { strings } from "../strings";
import { keptNodes } from "../text/nodes";

/** The first lines of the last safeguarding reply, which stay in sight whatever is said afterwards. */
export function pinned(turns: readonly Turn[], showAll: (turn: BotTurn) => void) {
  const turn = turns.findLast(isSafeguarding);
  if (!turn) return nothing;
  return html`
    <section class="pinned" aria-label=${strings.inDanger}>
      ${keptNodes(turn, turn.messages[0]!.text.split(/\n\s*\n/)[0]!)}
      <button type="button" @click=${() => showAll(turn)}>${strings.showAdvice}</button>
    </section>
  `;
}

function isSafeguarding(turn: Turn): turn is BotTurn {
  return turn.kind === "bot" && turn.status === "safeguarding";
}
