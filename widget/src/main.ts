/* What the script tag runs: define the element, and put one into the page unless it has its own. */

import { SencoChatElement } from "./element";
import { setDefaults } from "./options";

const NAME = "senco-chat";

const script = document.currentScript;
setDefaults(script instanceof HTMLScriptElement ? script : null);
customElements.define(NAME, SencoChatElement);

function addElement(): void {
  if (!document.querySelector(NAME)) document.body.append(document.createElement(NAME));
}

// Without `defer` the script runs before there is a body to add to.
if (document.body && document.readyState !== "loading") addElement();
else document.addEventListener("DOMContentLoaded", addElement, { once: true });
