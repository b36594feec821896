/* The box in which a visitor types: sending, suggestions, and how much room is left. */

import { COUNT_FROM, LONGEST_QUESTION } from "../components/composer";
import { strings } from "../strings";
import type { Announcer } from "./announcer";
import type { Host } from "./host";
import { Suggestions } from "./suggestions";

const SPEAK_AFTER_MS = 900; // when the visitor pauses

export class Box {
  readonly suggestions = new Suggestions();
  /** What lies in the box before it is drawn. */
  #draft = "";
  #timer = 0;

  readonly #host: Host;
  readonly #polite: Announcer;
  readonly #send: (text: string) => boolean;

  constructor(host: Host, polite: Announcer, send: (text: string) => boolean) {
    this.#host = host;
    this.#polite = polite;
    this.#send = send;
  }

  get #input(): HTMLInputElement | null {
    return this.#host.find<HTMLInputElement>("#question");
  }

  get text(): string {
    return this.#input?.value ?? this.#draft;
  }

  get left(): number {
    return LONGEST_QUESTION - this.text.length;
  }

  /** Put words into the box. */
  fill(text: string): void {
    this.#draft = text;
    if (this.#input) this.#input.value = text;
    this.#host.refresh();
  }

  /** Give words back to a visitor who has not begun to type something else. */
  giveBack(text: string): void {
    if (!this.text) this.fill(text);
  }

  /** Once drawn, take over what was there before. */
  drawn(): void {
    if (this.#input && this.#draft && !this.#input.value) this.#input.value = this.#draft;
  }

  focus(): void {
    this.#input?.focus({ preventScroll: true });
  }

  readonly submit = (event: Event): void => {
    event.preventDefault();
    this.#sendText(this.text);
  };

  readonly pick = (question: string): void => {
    this.#sendText(question);
    this.focus();
  };

  readonly typed = (): void => {
    this.suggestions.offer(this.text);
    this.#speakLater();
    this.#host.refresh();
  };

  readonly leave = (): void => this.#closeSuggestions();

  readonly key = (event: KeyboardEvent): void => {
    // While an input method composes a character, keys belong to it (229 is Safari's way to say so).
    if (event.isComposing || event.keyCode === 229 || !this.suggestions.isOpen) return;
    if (event.key === "ArrowDown") this.#move(1);
    else if (event.key === "ArrowUp") this.#move(-1);
    else if (event.key === "Escape") this.#closeSuggestions();
    else if (event.key === "Enter" && this.suggestions.chosen) this.pick(this.suggestions.chosen);
    else return;
    event.preventDefault();
    event.stopPropagation(); // the panel's own Escape comes after the list's
  };

  #move(by: 1 | -1): void {
    this.suggestions.move(by);
    clearTimeout(this.#timer);
    this.#host.refresh();
  }

  #sendText(text: string): void {
    this.#closeSuggestions();
    if (!this.#send(text)) return;
    this.#draft = "";
    this.fill("");
  }

  #closeSuggestions(): void {
    clearTimeout(this.#timer);
    this.suggestions.close();
    this.#host.refresh();
  }

  /** Speak what is on offer, or how much room is left, when the visitor pauses. */
  #speakLater(): void {
    clearTimeout(this.#timer);
    const texts: string[] = [];
    if (this.suggestions.isOpen) texts.push(strings.suggestionsSpoken(this.suggestions.offered.length));
    if (this.left <= COUNT_FROM) texts.push(strings.charactersLeft(this.left));
    if (texts.length) this.#timer = window.setTimeout(() => this.#polite.say(texts.join(" ")), SPEAK_AFTER_MS);
  }
}
