import { html, nothing } from "lit/html.js";

import type { RouteCard, RouteStep } from "../api/types";
import { hasDates } from "../route/calendar";
import { routeSummary, stateInWords } from "../route/plain";
import { strings } from "../strings";
import { dayInWords } from "../text/dates";
import { keptNodes } from "../text/nodes";

export interface RouteActions {
  print(card: RouteCard): void;
  copy(card: RouteCard): void;
  saveDates(card: RouteCard): void;
}

/** A visitor's route: steps in order, each with its state in words, and ways to keep it. */
export function routeCard(card: RouteCard, actions: RouteActions) {
  return html`
    <section class="card" aria-label=${strings.routeTitle}>
      ${routeContent(card)}
      <div class="row actions">
        <button type="button" @click=${() => actions.print(card)}>${strings.print}</button>
        <button type="button" @click=${() => actions.copy(card)}>${strings.copy}</button>
        ${hasDates(card)
          ? html`<button type="button" @click=${() => actions.saveDates(card)}>${strings.calendar}</button>`
          : nothing}
      </div>
    </section>
  `;
}

/** The card without its buttons, as it goes on paper too. */
export function routeContent(card: RouteCard) {
  return html`
    <h3>${strings.routeTitle}</h3>
    <p class="quiet">${routeSummary(card)}</p>
    <ol class="steps">${card.steps.map(step)}</ol>
    ${card.deadline
      ? html`<p class="deadline"><strong>${strings.routeDeadline}</strong> ${day(card.deadline)}</p>`
      : nothing}
    ${card.assumptions.length
      ? html`
          <p class="lead">${strings.routeAssumes}</p>
          <ul>${card.assumptions.map((text) => html`<li>${text}</li>`)}</ul>
        `
      : nothing}
  `;
}

function step(entry: RouteStep) {
  const { title, detail, state, due } = entry;
  return html`
    <li data-state=${state}>
      <strong>${title}</strong> ${state ? html`<span class="state">${stateInWords(state)}</span>` : nothing}
      ${due ? html`<span class="due">${strings.routeDue} ${day(due)}</span>` : nothing}
      ${detail ? keptNodes(entry, detail) : nothing}
    </li>
  `;
}

function day(text: string) {
  return html`<time datetime=${text}>${dayInWords(text)}</time>`;
}
