import { html, nothing, type TemplateResult } from "lit/html.js";

import { strings } from "../strings";

interface Panel {
  title: string;
  textSize: string;
  settingsOpen: boolean;
  isOffline: boolean;
  jumps: boolean;
  settings: TemplateResult;
  pinned: TemplateResult | typeof nothing;
  turns: unknown;
  composer: TemplateResult | typeof nothing;
  toggleSettings(): void;
  close(): void;
  jump(): void;
  key(event: KeyboardEvent): void;
  focused(): void;
  closed(): void;
  scrolled(): void;
}

/** The frame: title bar, log, box, and the two regions that speak. A `div` for the bar, as a header would be a landmark. */
export function panel(view: Panel) {
  return html`
    <dialog
      class="panel"
      id="panel"
      lang="en-GB"
      data-size=${view.textSize}
      aria-labelledby="title"
      aria-describedby="about"
      @keydown=${view.key}
      @focusin=${view.focused}
      @close=${view.closed}
      @cancel=${(event: Event) => event.preventDefault()}
    >
      <div class="bar">
        <h2 id="title">${view.title}</h2>
        <button
          id="settings-button"
          type="button"
          aria-expanded=${view.settingsOpen}
          aria-controls="settings"
          @click=${view.toggleSettings}
        >${strings.options}</button>
        <button type="button" @click=${view.close}>${strings.close}</button>
      </div>
      <div class="body">
        ${view.settings} ${view.pinned}
        ${view.isOffline ? html`<p class="offline">${strings.offline}</p>` : nothing}
        <div
          class="log"
          id="log"
          role="log"
          aria-live="off"
          aria-label=${strings.conversation}
          tabindex="0"
          @scroll=${view.scrolled}
        >${view.turns}</div>
        ${view.jumps
          ? html`<button class="jump" type="button" @click=${view.jump}>${strings.jumpToNewest}</button>`
          : nothing}
      </div>
      ${view.composer}
      <div class="spoken" id="polite" role="status"></div>
      <div class="spoken" id="urgent" role="alert"></div>
    </dialog>
  `;
}
