/* The list of suggestions of the box: which are on offer and which one the arrow keys have reached. */

import { matching } from "../text/questions";

export class Suggestions {
  questions: readonly string[] = [];
  offered: string[] = [];
  /** Position of the option that the arrows have reached; -1 while the box itself is meant. */
  active = -1;

  get isOpen(): boolean {
    return this.offered.length > 0;
  }

  /** The option reached, if any. */
  get chosen(): string | undefined {
    return this.offered[this.active];
  }

  /** Offer what fits the text in the box. */
  offer(typed: string): void {
    this.active = -1;
    this.offered = matching(typed, this.questions);
  }

  close(): void {
    this.active = -1;
    this.offered = [];
  }

  /** Move up or down; beyond either end is the box. */
  move(by: 1 | -1): void {
    const places = this.offered.length + 1;
    this.active = ((this.active + 1 + by + places) % places) - 1;
  }
}
