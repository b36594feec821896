/* What of the log is in view: a new turn from its first line on, unless the visitor is reading further up. */

import type { Host } from "./host";

const NEAR_END_PX = 160;

export class LogView {
  /** Whether there is something new below what the visitor is reading. */
  hasMoreBelow = false;
  #target = "";
  #toEnd = false;
  #newest = "";

  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** A turn is about to be drawn. Bring its start into view, or say that it is there. */
  show(id: string): void {
    this.#newest = id;
    if (this.#isNearEnd) this.#target = id;
    else this.hasMoreBelow = true;
  }

  /** Show what has become of the visitor's message. */
  goToEnd(): void {
    this.hasMoreBelow = false;
    this.#toEnd = true;
  }

  /** Bring a turn into view wherever the visitor is. */
  jumpTo(id: string): void {
    this.#target = id;
    this.#host.refresh();
  }

  readonly jumpToNewest = (): void => {
    this.hasMoreBelow = false;
    this.jumpTo(this.#newest);
    this.#log?.focus({ preventScroll: true }); // the button with the focus goes
  };

  readonly scrolled = (): void => {
    if (!this.hasMoreBelow || !this.#isNearEnd) return;
    this.hasMoreBelow = false;
    this.#host.refresh();
  };

  /** Once drawn, scroll to what is to be shown. */
  drawn(): void {
    if (this.#toEnd && this.#log) this.#log.scrollTop = this.#log.scrollHeight;
    this.#toEnd = false;
    const turn = this.#target && this.#host.find(`[data-id="${CSS.escape(this.#target)}"]`);
    if (!turn || !this.#log?.clientHeight) return;
    this.#target = "";
    this.#log.scrollTop = turn.offsetTop - 8;
  }

  get #log(): HTMLElement | null {
    return this.#host.find("#log");
  }

  get #isNearEnd(): boolean {
    const log = this.#log;
    return !log || log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
  }
}
