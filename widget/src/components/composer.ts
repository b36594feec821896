import { html, nothing } from "lit/html.js";

import { strings } from "../strings";
import type { Suggestions } from "../controllers/suggestions";

export const LONGEST_QUESTION = 500;
export const COUNT_FROM = 100; // characters left

interface Composer {
  suggestions: Suggestions;
  left: number;
  isBusy: boolean;
  submit(event: Event): void;
  typed(): void;
  key(event: KeyboardEvent): void;
  leave(): void;
  pick(question: string): void;
}

/** The box with its suggestions: a combobox in which nothing is chosen unless the visitor does. */
export function composer(view: Composer) {
  const { suggestions } = view;
  return html`
    <form class="composer" @submit=${view.submit}>
      <ul
        class="options-list"
        id="suggestions"
        role="listbox"
        aria-label=${strings.suggestions}
        ?hidden=${!suggestions.isOpen}
      >
        ${suggestions.offered.map((question, index) => option(view, question, index))}
      </ul>
      <div class="row above">
        <label for="question">${strings.yourQuestion}</label>
        <span class="quiet" id="room-left">${view.left <= COUNT_FROM ? strings.charactersLeft(view.left) : ""}</span>
      </div>
      <div class="row">
        <input
          id="question"
          type="text"
          role="combobox"
          autocomplete="off"
          enterkeyhint="send"
          maxlength=${LONGEST_QUESTION}
          aria-autocomplete="list"
          aria-controls="suggestions"
          aria-expanded=${suggestions.isOpen}
          aria-activedescendant=${suggestions.active < 0 ? nothing : `suggestion-${suggestions.active}`}
          aria-describedby="room-left"
          @input=${view.typed}
          @keydown=${view.key}
          @blur=${view.leave}
        />
        <button class="primary" type="submit" aria-disabled=${view.isBusy}>${strings.send}</button>
      </div>
    </form>
  `;
}

function option({ suggestions, pick }: Composer, question: string, index: number) {
  // The press would take the focus from the box, and with it the list, before the click arrives.
  return html`
    <li
      id="suggestion-${index}"
      role="option"
      aria-selected=${index === suggestions.active}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => pick(question)}
    >${question}</li>
  `;
}
