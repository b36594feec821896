import { html, nothing } from "lit/html.js";

import { strings } from "../strings";
import { linkNode, textNodes } from "../text/nodes";

// Made once: nodes that are made anew at each change would lose a reader's place.
const privacy = textNodes(strings.privacy);
const danger = textNodes(strings.danger);

/** What this is and what happens to what one types: stands before the first message and stays there. */
export function about(privacyLink: Node | null) {
  return html`
    <div class="about" id="about">
      <p>${strings.whatItIs}</p>
      <div class="privacy">${privacy} ${privacyLink}</div>
      ${danger}
    </div>
  `;
}

/**
 * While the chatbot is switched off: who helps instead, and what to do in danger, each said once. Nothing else. Where the
 * server's words lack one of them, it comes from the options, or from our own words.
 */
export function switchedOff(message: string, contactLink: Node | null) {
  const namesContact = message.includes("](http");
  return html`
    <div class="off" id="off" tabindex="-1">
      <div>${message ? textNodes(message) : html`<p>${strings.off}</p>`}</div>
      ${contactLink && !namesContact ? html`<p>${strings.offContact}: ${contactLink}</p>` : nothing}
      ${message.includes("999") ? nothing : html`<div>${textNodes(strings.danger)}</div>`}
    </div>
  `;
}

/** A link from the options, or null where the site has not given one. */
export function optionLink(url: URL | null, words: string): Node | null {
  return url && linkNode(url, words);
}
