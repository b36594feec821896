import { html, nothing } from "lit/html.js";

import { strings } from "../strings";

interface Launcher {
  label: string;
  isOpen: boolean;
  hasNews: boolean;
  toggle(): void;
}

/** The button on the host page. Its name stays the same; whether the panel is open is its state. */
export function launcher({ label, isOpen, hasNews, toggle }: Launcher) {
  return html`
    <div class="dock" role="region" aria-label=${strings.regionLabel}>
      <button
        class="launcher"
        id="launcher"
        type="button"
        aria-expanded=${isOpen}
        aria-haspopup="dialog"
        @click=${toggle}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-8l-5 4.5V17H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z" />
        </svg>
        <span>${label}</span> ${hasNews ? html`<span class="news">${strings.newAnswer}</span>` : nothing}
      </button>
    </div>
  `;
}
