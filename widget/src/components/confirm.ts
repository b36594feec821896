import { html } from "lit/html.js";

import { strings } from "../strings";

export type Question = "startAgain" | "delete";

/** The question before anything is deleted. The answer that changes nothing comes first and has the focus. */
export function confirm(question: Question, answer: (yes: boolean) => void, closed: () => void) {
  const isDelete = question === "delete";
  return html`
    <dialog class="confirm" id="confirm" aria-labelledby="confirm-title" aria-describedby="confirm-effect" @close=${closed}>
      <h2 id="confirm-title">${isDelete ? strings.deleteQuestion : strings.startAgainQuestion}</h2>
      <p id="confirm-effect">${strings.deleteEffect}</p>
      <div class="row">
        <button type="button" autofocus @click=${() => answer(false)}>${strings.no}</button>
        <button class="primary" type="button" @click=${() => answer(true)}>
          ${isDelete ? strings.deleteYes : strings.startAgainYes}
        </button>
      </div>
    </dialog>
  `;
}
