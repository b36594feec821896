/* What the parts of the element need from it. */

export interface Host {
  /** Return an element of the shadow root. */
  find<Found extends Element = HTMLElement>(selector: string): Found | null;
  /** Draw again, soon. */
  refresh(): unknown;
}
