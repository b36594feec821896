/* Style sheets as objects: a strict content security policy forbids style elements and style attributes, not these. */

import { readableOn } from "../options";
import base from "./base.css?inline";
import conversation from "./conversation.css?inline";
import frame from "./frame.css?inline";
import theme from "./theme.css?inline";

export const ownSheets = [theme, base, frame, conversation].map(sheet);

/** The colour that a site gives with `data-accent`, and black or white on it; an empty sheet where it gives none. */
export function accentSheet(accent: string): CSSStyleSheet {
  return sheet(accent && `:host { --_accent: ${accent} !important; --_on-accent: ${readableOn(accent)} !important }`);
}

function sheet(rules: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(rules);
  return made;
}
