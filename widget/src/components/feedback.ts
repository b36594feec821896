import { html, nothing } from "lit/html.js";

import type { Rating } from "../session/turns";
import { strings } from "../strings";

type Rate = (helpful: boolean, comment?: string) => void;

const LONGEST_COMMENT = 500;

/** Whether an answer helped, in one line; where it did not, there is room for a comment, which nobody has to write. */
export function feedback(rating: Rating | undefined, rate: Rate) {
  const button = (helpful: boolean) => html`
    <button
      class="rate"
      type="button"
      aria-pressed=${rating?.helpful === helpful && rating.state !== "failed"}
      @click=${() => rate(helpful)}
    >${helpful ? strings.helpful : strings.notHelpful}</button>
  `;
  return html`
    <div class="feedback" role="group" aria-label=${strings.wasItHelpful}>
      <div class="row quiet">
        <span aria-hidden="true">${strings.wasItHelpful}</span>
        ${button(true)}${button(false)}
        ${rating ? html`<span>${outcome(rating)}</span>` : nothing}
      </div>
      ${rating?.state === "sent" && !rating.helpful ? commentForm(rating, rate) : nothing}
    </div>
  `;
}

function outcome({ state }: Rating): string {
  return { sent: strings.thanks, commented: strings.commentSent, failed: strings.feedbackFailed }[state];
}

function commentForm(rating: Rating, rate: Rate) {
  return html`
    <form class="comment" @submit=${(event: SubmitEvent) => sendComment(event, rating, rate)}>
      <label>
        <span>${strings.commentLabel}</span>
        <textarea name="comment" rows="2" maxlength=${LONGEST_COMMENT}></textarea>
      </label>
      <button type="submit">${strings.sendComment}</button>
    </form>
  `;
}

function sendComment(event: SubmitEvent, rating: Rating, rate: Rate): void {
  event.preventDefault();
  const comment = new FormData(event.target as HTMLFormElement).get("comment");
  if (typeof comment === "string" && comment.trim()) rate(rating.helpful, comment.trim());
}
