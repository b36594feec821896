import { html } from "lit/html.js";

import type { BotTurn } from "../session/turns";
import { strings } from "../strings";
import { keptNodes } from "../text/nodes";

/** The first lines of a safeguarding reply, which stay in sight whatever is said afterwards. */
export function pinned(turn: BotTurn, showAll: () => void) {
  return html`
    <section class="pinned" aria-label=${strings.inDanger}>
      ${keptNodes(turn, turn.messages[0]!.text.split(/\n\s*\n/)[0]!)}
      <button type="button" @click=${showAll}>${strings.showAdvice}</button>
    </section>
  `;
}
