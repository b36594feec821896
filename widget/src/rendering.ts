/*
 * A custom element that draws itself with lit-html. Lit's own base class would bring reactive properties, converters and
 * decorators, 2 KiB that this element has no use for: it is drawn anew when it says so.
 */

import { render, type TemplateResult } from "lit/html.js";

export abstract class DrawnElement extends HTMLElement {
  readonly #root = this.attachShadow({ mode: "open" });
  #drawing: Promise<void> | null = null;

  /** Whether there is anything in the shadow root yet. */
  hasDrawn = false;

  /** Return an element of the shadow root. */
  find<Found extends Element = HTMLElement>(selector: string): Found | null {
    return this.#root.querySelector<Found>(selector);
  }

  /** Draw again, once, however often this is called until then. Resolves when drawn. */
  refresh(): Promise<void> {
    this.#drawing ??= Promise.resolve().then(() => this.draw());
    return this.#drawing;
  }

  /** Draw at once. */
  draw(): void {
    this.#drawing = null;
    this.beforeDrawing();
    render(this.view(), this.#root);
    this.hasDrawn = true;
    this.afterDrawing();
  }

  protected adopt(sheets: CSSStyleSheet[]): void {
    this.#root.adoptedStyleSheets = sheets;
  }

  protected abstract view(): TemplateResult;
  protected abstract beforeDrawing(): void;
  protected abstract afterDrawing(): void;
}
