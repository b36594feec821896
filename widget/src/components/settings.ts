import { html, nothing } from "lit/html.js";

import { TEXT_SIZES, type TextSize } from "../session/storage";
import { strings } from "../strings";

export interface Settings {
  isOpen: boolean;
  textSize: TextSize;
  simpleWords: boolean;
  hasConversation: boolean;
  contactLink: Node | null;
  leave(event: FocusEvent): void;
  setTextSize(size: TextSize): void;
  setSimpleWords(on: boolean): void;
  download(): void;
  startAgain(): void;
  deleteAll(): void;
}

/** Choices and what can be done with the conversation, behind the Options button. */
export function settings(view: Settings) {
  return html`
    <div class="settings" id="settings" ?hidden=${!view.isOpen} @focusout=${view.leave}>
      <fieldset>
        <legend>${strings.textSize}</legend>
        ${TEXT_SIZES.map((size) => sizeChoice(size, view))}
      </fieldset>
      <label class="choice">
        <input
          type="checkbox"
          .checked=${view.simpleWords}
          @change=${(event: Event) => view.setSimpleWords((event.target as HTMLInputElement).checked)}
        />
        <span>${strings.simpleWords}<span class="quiet hint">${strings.simpleWordsHint}</span></span>
      </label>
      ${view.hasConversation
        ? html`
            <button type="button" @click=${view.download}>${strings.download}</button>
            <button type="button" @click=${view.startAgain}>${strings.startAgain}</button>
            <button type="button" @click=${view.deleteAll}>${strings.deleteConversation}</button>
          `
        : nothing}
      ${view.contactLink ? html`<p>${view.contactLink}</p>` : nothing}
    </div>
  `;
}

function sizeChoice(size: TextSize, view: Settings) {
  return html`
    <label class="choice">
      <input type="radio" name="size" .checked=${view.textSize === size} @change=${() => view.setTextSize(size)} />
      <span>${strings.textSizes[size]}</span>
    </label>
  `;
}
