/* The chat API over fetch. Knows addresses and bodies; what a failure means for the conversation is not its business. */

import { strings } from "../strings";
import { decodeOpening, decodeQuestions, decodeReply } from "./decode";
import { Failure, refusal, unreachable } from "./failure";
import type { Opening, Reply } from "./types";

// A page that is being left fails its requests before it goes. Whoever waits this long is gone by then, and the next
// page asks again; told of the failure at once, it would keep that as the end of the matter.
const LEAVING_MS = 300;
const MAX_WAIT_MS = 20_000; // longer than the server takes to give up on its own

/** What a visitor sends: typed words, or the id of a button. The id makes sending it again harmless. */
export interface Sending {
  id: string;
  text?: string;
  button?: string;
}

export class ChatClient {
  /** `base` is the address of the chat server without a slash at its end. */
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  /** Open a session. */
  async open(): Promise<Opening> {
    return complete(decodeOpening(await this.#call("POST", "/chat/sessions")));
  }

  /** Send a message; `simpleWords` asks for the easy-read wording where there is one. */
  async send(token: string, sending: Sending, simpleWords: boolean): Promise<Reply> {
    // A query is ignored by servers that do not know it, where an unknown field would be refused.
    const path = simpleWords ? "/chat/messages?words=simple" : "/chat/messages";
    return complete(decodeReply(await this.#call("POST", path, token, sending)));
  }

  /** Say whether an answer helped. */
  async rate(token: string, answerId: string, helpful: boolean, comment?: string): Promise<void> {
    await this.#call("POST", "/chat/feedback", token, { answer_id: answerId, helpful, comment });
  }

  /** Erase the conversation everywhere on the server. */
  async erase(token: string): Promise<void> {
    await this.#call("DELETE", "/chat/sessions/current", token);
  }

  /** Return what can be asked. */
  async questions(): Promise<string[]> {
    return decodeQuestions(await this.#call("GET", "/chat/questions"));
  }

  async #call(method: string, path: string, token = "", body?: object): Promise<unknown> {
    const headers: Record<string, string> = {};
    if (token) headers.Authorization = `Bearer ${token}`;
    if (body) headers["Content-Type"] = "application/json";
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), MAX_WAIT_MS);
    try {
      const response = await fetch(this.#base + path, {
        method,
        headers,
        body: body && JSON.stringify(body),
        signal: timeout.signal,
        credentials: "omit",
        referrerPolicy: "no-referrer",
      });
      const content = parse(await response.text());
      if (response.ok) return content;
      throw refusal(response.status, response.headers.get("Retry-After"), content);
    } catch (error) {
      if (error instanceof Failure) throw error;
      await new Promise((resolve) => setTimeout(resolve, LEAVING_MS));
      throw unreachable(timeout.signal.aborted);
    } finally {
      clearTimeout(timer);
    }
  }
}

function complete<T>(content: T | null): T {
  if (!content) throw new Failure("server", strings.ourFault);
  return content;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
