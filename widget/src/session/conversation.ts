/*
 * The conversation: what was said, what is on its way, and what happens when something fails. It knows nothing of how it
 * is shown. Two promises to keep: nothing that a visitor typed is lost, and nothing is sent twice.
 */

import type { ChatClient } from "../api/client";
import { Failure } from "../api/failure";
import type { QuickReply, Reply } from "../api/types";
import { strings } from "../strings";
import { newId } from "../text/ids";
import { spokenText } from "../text/markdown";
import { spokenReply } from "./spoken";
import type { BotTurn, Turn, VisitorTurn } from "./turns";

const BUSY_PAUSE_MS = 1_500;
const BUSY_TRIES = 10; // together as long as the server keeps a message pending
const SPEAK_WAITING_AFTER_MS = 1_200; // most answers are faster: the waiting text would only delay hearing them

/** Who shows and speaks the conversation. */
export interface Listener {
  changed(): void;
  /** A message is on its way, or has failed: show what has become of it. */
  showEnd(): void;
  /** A reply has come; the greeting is one to nothing that was asked. */
  replied(turn: BotTurn, isGreeting: boolean): void;
  giveBack(text: string): void;
  say(text: string): void;
  alert(text: string): void;
}

export class Conversation {
  turns: Turn[] = [];
  token = "";
  simpleWords = false;
  /** What we are waiting for, in words; empty when nothing is on its way. */
  waiting = "";
  /** Why no session could be opened, where that concerns no message. */
  problem = "";
  /** What the server says while it is switched off; null while it is on. */
  off: string | null = null;
  deleted = false;

  #opening: Promise<string> | null = null;
  #speaking = 0;
  #epoch = 0; // grows when the conversation is thrown away, so that late answers to it are dropped

  readonly #client: ChatClient;
  readonly #listener: Listener;

  constructor(client: ChatClient, listener: Listener) {
    this.#client = client;
    this.#listener = listener;
  }

  /** Take up what was kept, and ask again (with the same id) for an answer that a page load interrupted. */
  restore(turns: Turn[], token: string): void {
    this.#forget();
    this.turns = turns;
    this.token = token;
    this.off = null;
    const pending = turns.find((turn): turn is VisitorTurn => turn.kind === "visitor" && turn.state === "sending");
    if (pending) void this.#deliver(pending);
    this.#listener.changed();
  }

  /** Greet a visitor who has just opened the panel; does nothing in a conversation that is under way. */
  async connect(greeting = ""): Promise<void> {
    this.off = null;
    if (this.token || this.deleted || this.waiting) return this.#listener.changed();
    await this.#during(strings.connecting, async () => {
      await this.#session(greeting);
    });
  }

  /** Send what was typed. Returns false, and leaves it with the visitor, where it cannot be sent now. */
  ask(text: string): boolean {
    if (!text.trim()) return this.#decline(strings.typeFirst);
    return this.#send(text.trim(), "");
  }

  /** Send a quick reply. Only those of the last reply act by their id; an older one asks its question in words. */
  choose(button: QuickReply, isLast: boolean): boolean {
    return this.#send(button.title, isLast ? button.id : "");
  }

  /** Send a message again, under the same id, so that it counts once even if it had arrived. */
  retry(turn: VisitorTurn): void {
    const seconds = Math.ceil((turn.retryAt - Date.now()) / 1000);
    if (seconds > 0) {
      turn.problem = strings.cannotYet(seconds);
      this.#listener.alert(turn.problem);
      return this.#listener.changed();
    }
    if (this.#waitsFor()) return;
    void this.#deliver(turn);
  }

  /** What can be asked; nothing where the server does not tell. */
  async questions(): Promise<string[]> {
    return this.#client.questions().catch(() => []);
  }

  /** Tell the server whether an answer helped. A failure to do so does not disturb the conversation. */
  async rate(turn: BotTurn, answerId: string, helpful: boolean, comment?: string): Promise<void> {
    const before = turn.ratings[answerId];
    if (!comment && before?.helpful === helpful && before.state !== "failed") return;
    const rating = { helpful, state: comment ? "commented" : "sent" } as const;
    turn.ratings[answerId] = rating;
    this.#listener.changed();
    try {
      await this.#client.rate(this.token, answerId, helpful, comment);
      this.#listener.say(comment ? strings.commentSent : strings.thanks);
    } catch {
      turn.ratings[answerId] = { ...rating, state: "failed" };
      this.#listener.say(strings.feedbackFailed);
    }
    this.#listener.changed();
  }

  /** Delete the conversation here and on the server. Returns whether both are done; if not, everything stays. */
  async erase(): Promise<boolean> {
    let erased = false;
    await this.#during(strings.deleting, async () => {
      if (this.token) await this.#client.erase(this.token).catch(throwDeleteFailed);
      this.deleted = erased = true;
      this.#forget();
      this.#listener.showEnd();
    });
    return erased;
  }

  /** Delete the conversation and greet anew. */
  async startAgain(): Promise<void> {
    if (await this.erase()) await this.startNew();
  }

  /** Begin a conversation after one was deleted. */
  async startNew(): Promise<void> {
    this.deleted = false;
    await this.connect(strings.startedAgain);
  }

  #forget(): void {
    this.#epoch += 1;
    this.turns = [];
    this.token = this.problem = "";
    this.#opening = null;
    this.#setWaiting("");
  }

  #send(text: string, button: string): boolean {
    if (this.#waitsFor()) return false;
    if (!navigator.onLine) return this.#decline(strings.offline);
    const turn: VisitorTurn = {
      kind: "visitor", id: newId(), text, button, state: "sending", problem: "", mayRetry: false, retryAt: 0,
    };
    this.deleted = false;
    this.turns.push(turn);
    void this.#deliver(turn);
    return true;
  }

  /** Whether an answer is outstanding. While we only connect, messages may be sent already. */
  get isBusy(): boolean {
    return this.waiting !== "" && this.waiting !== strings.connecting;
  }

  /** Whether the visitor has to wait; tells them so. */
  #waitsFor(): boolean {
    if (this.isBusy) this.#listener.say(strings.pleaseWait);
    return this.isBusy;
  }

  #decline(why: string): false {
    this.#listener.alert(why);
    return false;
  }

  async #deliver(turn: VisitorTurn): Promise<void> {
    const epoch = this.#epoch;
    Object.assign(turn, { state: "sending", problem: "" });
    this.problem = "";
    this.#setWaiting(strings.lookingUp);
    this.#listener.showEnd();
    try {
      const reply = await this.#answerTo(turn);
      if (epoch !== this.#epoch) return;
      turn.state = "sent";
      this.#setWaiting("");
      this.#addReply(reply);
      this.#listener.say(spokenReply(reply));
    } catch (error) {
      if (epoch === this.#epoch) this.#fail(turn, toFailure(error));
    }
    this.#listener.changed();
  }

  /** Get the answer, past what can be mended without the visitor. */
  async #answerTo(turn: VisitorTurn): Promise<Reply> {
    const epoch = this.#epoch;
    let renewed = false;
    for (let tries = 1; ; tries += 1) {
      try {
        return usable(await this.#client.send(await this.#session(), sendingOf(turn), this.simpleWords));
      } catch (error) {
        const { kind } = toFailure(error);
        if (epoch !== this.#epoch) throw error;
        if (kind === "expired" && !renewed) {
          renewed = true;
          await this.#renew(turn);
        } else if (kind === "inactive" && turn.button) {
          turn.button = ""; // another tab has moved the conversation on: ask in words
        } else if (kind === "busy" && tries < BUSY_TRIES) {
          await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS));
        } else {
          throw error;
        }
      }
    }
  }

  /** The token, from a new session where there is none. All who ask while it is being opened get the same one. */
  #session(greeting = ""): Promise<string> {
    if (this.token) return Promise.resolve(this.token);
    this.#opening ??= this.#openSession(greeting).finally(() => (this.#opening = null));
    return this.#opening;
  }

  async #openSession(greeting: string): Promise<string> {
    const epoch = this.#epoch;
    const opening = await this.#client.open();
    if (epoch !== this.#epoch) return "";
    this.token = opening.token;
    this.#addReply(opening, true);
    this.#listener.say(`${greeting} ${spokenReply(opening)}`.trim());
    return this.token;
  }

  /** Replace a session that has expired. The old one's buttons mean nothing to the new one. */
  async #renew(turn: VisitorTurn): Promise<void> {
    this.token = "";
    const { token } = await this.#client.open();
    this.token = token;
    turn.button = "";
    this.#insertBefore(turn, { kind: "notice", id: newId(), text: strings.renewed });
    this.#listener.say(strings.renewed);
  }

  #addReply(reply: Reply, isGreeting = false): void {
    const { status, messages, buttons } = reply;
    const turn: BotTurn = { kind: "bot", id: newId(), status, messages, buttons, ratings: {} };
    const early = isGreeting ? this.turns.find((other) => other.kind === "visitor") : undefined;
    if (early) this.#insertBefore(early, turn);
    else this.turns.push(turn);
    this.problem = "";
    this.#listener.replied(turn, isGreeting);
  }

  #insertBefore(turn: Turn, added: Turn): void {
    this.turns.splice(this.turns.indexOf(turn), 0, added);
  }

  #fail(turn: VisitorTurn, failure: Failure): void {
    this.#setWaiting("");
    this.#listener.showEnd();
    turn.state = "failed";
    turn.problem = failure.message || strings.off;
    turn.mayRetry = failure.mayRetry;
    turn.retryAt = failure.waitSeconds ? Date.now() + failure.waitSeconds * 1000 : 0;
    if (!failure.mayRetry) this.#listener.giveBack(turn.text);
    if (this.#switchedOff(failure)) return;
    this.#listener.alert(spokenText(failure.message));
  }

  #switchedOff(failure: Failure): boolean {
    if (failure.kind !== "off") return false;
    this.off = failure.message;
    this.#listener.alert(spokenText(failure.message) || strings.off);
    return true;
  }

  /** Do work that is no message, in the waiting state; a failure is shown apart from the turns. */
  async #during(what: string, work: () => Promise<void>): Promise<void> {
    const epoch = this.#epoch;
    this.problem = "";
    this.#setWaiting(what);
    try {
      await work();
    } catch (error) {
      if (epoch !== this.#epoch || this.waiting !== what) return; // a message has taken over, and shows the failure
      const failure = toFailure(error);
      if (!this.#switchedOff(failure)) {
        this.problem = failure.message;
        this.#listener.showEnd();
        this.#listener.alert(spokenText(failure.message));
      }
    } finally {
      if (this.waiting === what) this.#setWaiting("");
    }
  }

  #setWaiting(what: string): void {
    clearTimeout(this.#speaking);
    this.waiting = what;
    if (what) this.#speaking = window.setTimeout(() => this.#listener.say(what), SPEAK_WAITING_AFTER_MS);
    this.#listener.changed();
  }
}

function sendingOf({ id, button, text }: VisitorTurn): { id: string; button?: string; text?: string } {
  return button ? { id, button } : { id, text };
}

/** A reply of status "error" was not kept by the server: the same message may be tried again. */
function usable(reply: Reply): Reply {
  if (reply.status !== "error") return reply;
  throw new Failure("server", reply.messages.map((message) => message.text).join("\n\n"));
}

function throwDeleteFailed(): never {
  throw new Failure("server", strings.deleteFailed);
}

/** What is not a failure of the server is a fault of ours, and is treated like one. */
function toFailure(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure("server", strings.ourFault);
}
