/* Whether the panel is open, how it stands on the page, and where the focus goes when that changes. */

import type { Host } from "./host";
import { FILLS_WINDOW, focusWithin, type Mode, modeOf, setMode } from "./panel-mode";

export class Stance {
  isOpen = false;
  readonly #fillsWindow = matchMedia(FILLS_WINDOW);

  readonly #host: Host;
  readonly #sheet: CSSStyleSheet;
  readonly #focusInside: () => void;

  constructor(host: Host, sheet: CSSStyleSheet, focusInside: () => void) {
    this.#host = host;
    this.#sheet = sheet;
    this.#focusInside = focusInside;
  }

  connect(): void {
    this.#fillsWindow.addEventListener("change", this.#followWindow);
    visualViewport?.addEventListener("resize", this.#followViewport);
  }

  disconnect(): void {
    this.#fillsWindow.removeEventListener("change", this.#followWindow);
    visualViewport?.removeEventListener("resize", this.#followViewport);
  }

  open(): void {
    this.isOpen = true;
    this.#followViewport();
    this.#setMode(this.#fillsWindow.matches ? "over" : "beside");
    this.#focusInside();
    this.#host.refresh();
  }

  /** Close, and give the focus back to the launcher if it was in the panel. */
  close(): void {
    const hadFocus = this.#panel && (focusWithin(this.#panel) || modeOf(this.#panel) === "over");
    this.isOpen = false;
    this.#setMode("closed");
    if (hadFocus) this.#host.find("#launcher")?.focus();
    this.#host.refresh();
  }

  /** Show what was open before a page load: never over the page, and without taking the focus. */
  restore(): void {
    this.#followViewport();
    this.#setMode(this.isOpen ? "beside" : "closed");
  }

  /** A restored panel that fills the window becomes the only thing in reach once the visitor turns to it. */
  readonly focused = (): void => {
    if (this.isOpen) this.#followWindow();
  };

  /** The browser itself may close what stands over the page, for instance with a phone's back gesture. */
  readonly closedByBrowser = (): void => {
    if (this.isOpen && this.#panel && !this.#panel.open) this.close();
  };

  readonly #followWindow = (): void => {
    if (!this.isOpen || !this.#panel) return;
    const isUsed = focusWithin(this.#panel) !== null;
    this.#setMode(this.#fillsWindow.matches && isUsed ? "over" : "beside");
  };

  /** An on-screen keyboard covers part of the window: the panel keeps to what is left. */
  readonly #followViewport = (): void => {
    if (!visualViewport || visualViewport.scale > 1.01) return; // zoomed by pinching: parts are out of view anyway
    const { height, offsetTop } = visualViewport;
    this.#sheet.replaceSync(`:host { --_height: ${height}px; --_top: ${offsetTop}px }`);
  };

  get #panel(): HTMLDialogElement | null {
    return this.#host.find<HTMLDialogElement>("#panel");
  }

  #setMode(mode: Mode): void {
    if (this.#panel) setMode(this.#panel, mode);
  }
}
