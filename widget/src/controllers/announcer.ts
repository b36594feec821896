/*
 * What screen readers hear, from one place, so that the way of doing it can change after tests with real ones.
 * Texts wait a moment, because some readers drop what is written while the focus moves; those that come together are
 * heard as one. They are removed again, so that nobody meets them twice when reading the panel.
 */

const DELAY_MS = 250;
const HEARD_FOR_MS = 1_500;

export class Announcer {
  #queued: string[] = [];
  #timer = 0;

  readonly #region: () => Element | null;

  constructor(region: () => Element | null) {
    this.#region = region;
  }

  say(text: string): void {
    this.#queued.push(text);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#write(), DELAY_MS);
  }

  /** Take back what has not been spoken yet. */
  cancel(): void {
    this.#queued = [];
  }

  #write(): void {
    const region = this.#region();
    if (!region || !this.#queued.length) return;
    region.textContent = this.#queued.join(" ");
    this.#queued = [];
    this.#timer = window.setTimeout(() => (region.textContent = ""), HEARD_FOR_MS);
  }
}
