import { html, nothing } from "lit/html.js";

import type { Message, Source } from "../api/types";
import { strings } from "../strings";
import { dayInWords } from "../text/dates";
import { safeUrl } from "../text/markdown";
import { linkNode } from "../text/nodes";

const SHOWN_AT_ONCE = 2;

const made = new WeakMap<Source, Node | string>();

/** Where an answer comes from: the first sources at once, a long rest behind a button. */
export function sources({ sources: all }: Message) {
  const atOnce = all.length === SHOWN_AT_ONCE + 1 ? all.length : SHOWN_AT_ONCE;
  const rest = all.slice(atOnce);
  return html`
    <div class="sources" role="group" aria-label=${strings.sources}>
      <p class="lead" aria-hidden="true">${strings.sources}</p>
      <ul>${all.slice(0, atOnce).map(sourceItem)}</ul>
      ${rest.length
        ? html`<details><summary>${strings.moreSources(rest.length)}</summary><ul>${rest.map(sourceItem)}</ul></details>`
        : nothing}
    </div>
  `;
}

function sourceItem(source: Source) {
  const checked = source.checked ? `${strings.checked} ${dayInWords(source.checked)}` : "";
  const about = [source.publisher, checked].filter(Boolean).join(", ");
  return html`<li>${titleOf(source)}${about ? html`<span class="quiet"> ${about}</span>` : nothing}</li>`;
}

/** The title as a link, or as words where the address is none that we let people follow. */
function titleOf(source: Source): Node | string {
  const url = safeUrl(source.url);
  const title = made.get(source) ?? (url ? linkNode(url, source.title) : source.title);
  made.set(source, title);
  return title;
}
