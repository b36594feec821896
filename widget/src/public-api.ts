/* What a host page may use: `document.querySelector("senco-chat").api`. See docs/widget.md. */

export interface SencoChat {
  /** Open the panel and put the focus into its box. */
  open(): void;
  /** Close the panel and give the focus back. */
  close(): void;
  /** Open the panel and send a question, as if the visitor had typed it. Returns false where it cannot be sent now. */
  ask(text: string): boolean;
  readonly isOpen: boolean;
}

/**
 * Events on the element. They never carry words of the visitor or of an answer: what is said in a chat about careers and
 * worries is no business of a site's analytics.
 */
export interface SencoChatEvents {
  "senco-open": CustomEvent<null>;
  "senco-close": CustomEvent<null>;
  "senco-reply": CustomEvent<{ status: string; topics: string[] }>;
}

interface Actions {
  open(): void;
  close(): void;
  ask(text: string): boolean;
  isOpen(): boolean;
}

/** Return the object for host pages, which can be called but not changed. */
export function publicApi({ open, close, ask, isOpen }: Actions): SencoChat {
  return Object.freeze({
    open,
    close,
    ask: (text: string) => ask(String(text)),
    get isOpen() {
      return isOpen();
    },
  });
}
