/* Style sheets as objects: a strict content security policy forbids style elements and style attributes, not these. */

import { readableOn } from "../options";
import base from "./base.css?inline";
import conversation from "./conversation.css?inline";
import frame from "./frame.css?inline";
import theme from "./theme.css?inline";

export const ownSheets = [theme, base, frame, conversation].map(sheet);

/** The colour that a site gives with `data-accent`, and black or white on it; an empty sheet where it gives none. */
export function accentSheet(accent: string): CSSStyleSheet {
  const pair = (ground: string, words: string) =>
    `${ground}: ${accent} !important; ${words}: ${readableOn(accent)} !important;`;
  return sheet(accent && `:host { ${pair("--_accent", "--_on-accent")} ${pair("--_bar", "--_on-bar")} }`);
}

function sheet(rules: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(rules);
  return made;
}
