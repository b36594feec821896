import { html, nothing } from "lit/html.js";

import type { RouteCard, RouteStep } from "../api/types";
import { strings } from "../strings";
import { dayInWords } from "../text/dates";
import { keptNodes } from "../text/nodes";
import { routeSummary } from "../text/route";

/** Ways to keep a route: its plain text on paper or in the clipboard, and its calendar file. */
export interface RouteActions {
  print(text: string): void;
  copy(text: string): void;
  saveDates(calendar: string): void;
}

/** A visitor's route: steps in order, each with its state in words, and ways to keep it. */
export function routeCard(card: RouteCard, actions: RouteActions) {
  return html`
    <section class="card" aria-label=${strings.routeTitle}>
      <h3>${strings.routeTitle}</h3>
      <p class="quiet">${routeSummary(card)}</p>
      ${card.deadline ? html`<p><strong>${strings.routeDeadline}</strong> ${day(card.deadline)}</p>` : nothing}
      <ol class="steps">${card.steps.map(step)}</ol>
      ${card.assumptions.length
        ? html`
            <p class="lead">${strings.routeAssumes}</p>
            <ul>${card.assumptions.map((text) => html`<li>${text}</li>`)}</ul>
          `
        : nothing}
      <div class="row actions">
        ${card.text ? [button(strings.print, actions.print, card.text), button(strings.copy, actions.copy, card.text)] : nothing}
        ${card.calendar ? button(strings.calendar, actions.saveDates, card.calendar) : nothing}
      </div>
    </section>
  `;
}

function button(name: string, keep: (content: string) => void, content: string) {
  return html`<button type="button" @click=${() => keep(content)}>${name}</button>`;
}

function step(entry: RouteStep) {
  const { title, detail, state, due } = entry;
  return html`
    <li data-state=${state}>
      <strong>${title}</strong> ${state ? html`<span class="state">${strings.routeStates[state] ?? state}</span>` : nothing}
      ${due ? html`<span class="due">${strings.routeDue} ${day(due)}</span>` : nothing}
      ${detail ? keptNodes(entry, detail) : nothing}
    </li>
  `;
}

function day(text: string) {
  return html`<time datetime=${text}>${dayInWords(text)}</time>`;
}
