/*
 * How the panel stands on the page: beside it, so that the page stays usable, or, where it fills the window, over it,
 * with the page behind out of reach.
 *
 * `show()` moves the focus; the `open` attribute does not, and a panel restored on page load must not take the focus.
 */

export type Mode = "closed" | "beside" | "over";

// In em, so that it follows the reader's own font size. The style sheet has the same condition.
export const FILLS_WINDOW = "(max-width: 30em), (max-height: 30em)";

/** Bring a dialog into a mode, keeping the focus where it is if that is inside. */
export function setMode(dialog: HTMLDialogElement, mode: Mode): void {
  if (modeOf(dialog) === mode) return;
  const focused = focusWithin(dialog);
  if (dialog.matches(":modal")) dialog.close();
  else dialog.removeAttribute("open");
  if (mode === "beside") dialog.setAttribute("open", "");
  if (mode === "over") dialog.showModal();
  if (mode !== "closed") focused?.focus({ preventScroll: true });
}

export function modeOf(dialog: HTMLDialogElement): Mode {
  if (!dialog.open) return "closed";
  return dialog.matches(":modal") ? "over" : "beside";
}

export function focusWithin(container: Element): HTMLElement | null {
  const focused = (container.getRootNode() as ShadowRoot).activeElement;
  return focused instanceof HTMLElement && container.contains(focused) ? focused : null;
}
