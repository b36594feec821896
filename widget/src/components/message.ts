import { html, nothing } from "lit/html.js";

import type { Message, QuickReply } from "../api/types";
import type { BotTurn, NoticeTurn, VisitorTurn } from "../session/turns";
import { strings } from "../strings";
import { keptNodes, textNodes } from "../text/nodes";
import { feedback } from "./feedback";
import { routeCard, type RouteActions } from "./route-card";
import { sources } from "./sources";

/** What a visitor can do with what was said. */
export interface TurnActions extends RouteActions {
  choose(button: QuickReply, isLast: boolean): void;
  retry(turn: VisitorTurn): void;
  rate(turn: BotTurn, answerId: string, helpful: boolean, comment?: string): void;
}

export function visitorTurn(turn: VisitorTurn, actions: TurnActions) {
  return html`
    <li class="turn visitor" data-id=${turn.id} data-state=${turn.state}>
      <p class="who">${strings.youSaid}</p>
      <p class="typed">${turn.text}</p>
      ${turn.state === "failed" ? failure(turn, actions) : nothing}
    </li>
  `;
}

/** One reply: everything that belongs to it, quick replies last, so that they are next to the box. */
export function botTurn(
  turn: BotTurn,
  toRate: string | undefined,
  isLast: boolean,
  isBusy: boolean,
  actions: TurnActions,
) {
  return html`
    <li class="turn bot" data-id=${turn.id} data-status=${turn.status}>
      <p class="who">${strings.botSaid}</p>
      ${turn.messages.map((message) => answer(message, actions))}
      ${toRate
        ? feedback(turn.ratings[toRate], (helpful, comment) => actions.rate(turn, toRate, helpful, comment))
        : nothing}
      ${turn.buttons.length ? quickReplies(turn, isLast, isBusy, actions) : nothing}
    </li>
  `;
}

export function noticeTurn(turn: NoticeTurn) {
  return html`
    <li class="turn notice" data-id=${turn.id}>
      <p class="who">${strings.notice}</p>
      <p>${turn.text}</p>
    </li>
  `;
}

/** A failure that concerns no message, with a way on. */
export function problemTurn(problem: string, tryAgain: () => void) {
  return html`
    <li class="turn problem">
      <p class="who">${strings.problem}</p>
      <div>${textNodes(problem)}</div>
      <button class="retry" type="button" @click=${tryAgain}>${strings.tryAgain}</button>
    </li>
  `;
}

export function waitingTurn(what: string) {
  return html`<li class="turn waiting"><p>${what}</p></li>`;
}

function failure(turn: VisitorTurn, actions: TurnActions) {
  return html`
    <div class="failure">
      <p><strong>${strings.notSent}</strong></p>
      <div>${textNodes(turn.problem)}</div>
      ${turn.mayRetry
        ? html`<button class="retry" type="button" @click=${() => actions.retry(turn)}>${strings.tryAgain}</button>`
        : nothing}
    </div>
  `;
}

/** A route comes before what there is to say about it, which is long. */
function answer(message: Message, actions: TurnActions) {
  return html`
    <div class="answer">
      ${message.card ? routeCard(message.card, actions) : nothing}
      <div class="text">${keptNodes(message, message.text)}</div>
      ${message.applies_to
        ? html`<p class="applies"><strong>${strings.appliesTo}</strong> ${message.applies_to}</p>`
        : nothing}
      ${message.sources.length ? sources(message) : nothing}
    </div>
  `;
}

function quickReplies(turn: BotTurn, isLast: boolean, isBusy: boolean, actions: TurnActions) {
  const lead = turn.status === "clarify" || turn.status === "asked" ? turn.status : "other";
  // An answer to an earlier question of the planner would be taken for an answer to the present one.
  const isSpent = !isLast && turn.status === "asked";
  return html`
    <div class="replies" role="group" aria-label=${strings.quickReplies[lead]}>
      <p class="lead" aria-hidden="true">${strings.quickReplies[lead]}</p>
      ${turn.buttons.map(
        (button) => html`
          <button
            class="reply"
            type="button"
            aria-disabled=${isBusy || isSpent}
            @click=${() => isSpent || actions.choose(button, isLast)}
          >${button.title}</button>
        `,
      )}
    </div>
  `;
}

/** After a deletion: what happened, and the way back. */
export function deletedTurn(startNew: () => void) {
  return html`
    <li class="turn notice">
      <p class="who">${strings.notice}</p>
      <p>${strings.deleted}</p>
      <button class="retry" id="start-new" type="button" @click=${startNew}>${strings.startNew}</button>
    </li>
  `;
}
