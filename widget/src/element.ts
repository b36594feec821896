/*
 * The custom element: joins the conversation, what is kept in the tab, and the views. How things look is in components/
 * and styles/; how the box, the log and the panel behave is in controllers/.
 */

import { html, nothing } from "lit/html.js";

import { ChatClient } from "./api/client";
import type { QuickReply } from "./api/types";
import { optionLink, switchedOff } from "./components/about";
import { composer } from "./components/composer";
import { confirm, type Question } from "./components/confirm";
import { launcher } from "./components/launcher";
import type { TurnActions } from "./components/message";
import { panel } from "./components/panel";
import { pinned } from "./components/pinned";
import { settings } from "./components/settings";
import { turns } from "./components/turns";
import { Announcer } from "./controllers/announcer";
import { Box } from "./controllers/box";
import type { Host } from "./controllers/host";
import { LogView } from "./controllers/log-view";
import { Stance } from "./controllers/stance";
import { focusWithin } from "./controllers/panel-mode";
import { copyText, printOnly, saveFile } from "./keeping";
import { type Options, readOptions } from "./options";
import { publicApi, type SencoChat } from "./public-api";
import { Conversation } from "./session/conversation";
import { forget, load, save, type TextSize } from "./session/storage";
import { transcript } from "./session/transcript";
import type { BotTurn, Turn } from "./session/turns";
import { DrawnElement } from "./rendering";
import { strings } from "./strings";
import { accentSheet, ownSheets } from "./styles/sheets";

export class SencoChatElement extends DrawnElement implements Host {
  /** What host pages may use (docs/widget.md). */
  readonly api: SencoChat = publicApi({
    open: () => this.#openPanel(),
    close: () => this.#closePanel(),
    ask: (text) => {
      this.#openPanel();
      return this.#conversation.ask(text);
    },
    isOpen: () => this.#stance.isOpen,
  });

  readonly #polite = new Announcer(() => this.find("#polite"));
  readonly #urgent = new Announcer(() => this.find("#urgent"));
  readonly #viewportSheet = new CSSStyleSheet();
  readonly #stance = new Stance(this, this.#viewportSheet, () => this.#focusInside());
  readonly #log = new LogView(this);
  readonly #box = new Box(this, this.#polite, (text) => this.#conversation.ask(text));
  readonly #turnActions: TurnActions = {
    choose: (button, isLast) => this.#choose(button, isLast),
    retry: (turn) => this.#conversation.retry(turn),
    rate: (turn, answerId, helpful, comment) => void this.#conversation.rate(turn, answerId, helpful, comment),
    print: (text) => void this.#print(text),
    copy: (text) => void this.#copy(text),
    saveDates: (calendar) => saveFile(strings.calendarFile, "text/calendar", calendar),
  };

  // Both need the attributes, which an element has only once it stands in the page.
  #config!: Options;
  #conversation!: Conversation;
  #privacyLink: Node | null = null;
  #contactLink: Node | null = null;

  #wasOpened = false; // before the first time nothing is fetched and nothing is stored
  #textSize: TextSize = "normal";
  #settingsOpen = false;
  #question: Question | null = null;
  #printing = "";
  #hasNews = false;
  #focused: HTMLElement | null = null;

  // ----------------------------------------------------------------------------------------------------- life cycle

  connectedCallback(): void {
    if (!this.#conversation) this.#setUp();
    this.#stance.connect();
    for (const [event, listener] of this.#windowListeners) window.addEventListener(event, listener);
  }

  disconnectedCallback(): void {
    this.#stance.disconnect();
    for (const [event, listener] of this.#windowListeners) window.removeEventListener(event, listener);
    this.#comeAlong();
  }

  /** A site that changes pages by replacing the whole body did not mean to remove the chat, only what was around it. */
  #comeAlong(): void {
    if (this.parentNode) queueMicrotask(() => this.isConnected || document.body.append(this));
  }

  readonly #windowListeners: Array<[string, (event: Event) => void]> = [
    ["online", () => this.#showConnection()],
    ["offline", () => this.#showConnection()],
    ["pagehide", () => this.#keep()],
    // A page that comes back from the browser's memory knows nothing of what was said on other pages since.
    ["pageshow", (event) => (event as PageTransitionEvent).persisted && this.#takeUp()],
  ];

  #setUp(): void {
    this.#config = readOptions(this.dataset);
    this.#textSize = this.#config.textSize;
    this.#privacyLink = optionLink(this.#config.privacyUrl, strings.privacyLink);
    this.#contactLink = optionLink(this.#config.contactUrl, this.#config.contactName);
    this.setAttribute("theme", this.#config.theme);
    this.setAttribute("position", this.#config.position);
    this.toggleAttribute("makes-space", this.#config.makesSpace);
    this.#conversation = new Conversation(new ChatClient(this.#config.api), {
      changed: () => this.#changed(),
      showEnd: () => this.#log.goToEnd(),
      replied: (turn, isGreeting) => this.#showReply(turn, isGreeting),
      giveBack: (text) => this.#box.giveBack(text),
      say: (text) => this.#polite.say(text),
      alert: (text) => this.#urgent.say(text),
    });
    this.adopt([...ownSheets, this.#viewportSheet, accentSheet(this.#config.accent)]);
    this.#takeUp();
    this.draw();
    this.#box.drawn();
    this.#stance.restore();
  }

  /** Go on with what the tab has kept. */
  #takeUp(): void {
    const kept = load();
    if (!kept) return;
    this.#wasOpened = true;
    this.#stance.isOpen = kept.open;
    this.#textSize = kept.textSize;
    this.#box.fill(kept.draft);
    this.#conversation.simpleWords = kept.simpleWords;
    this.#conversation.restore(kept.turns, kept.token);
    this.#log.jumpTo(kept.turns.at(-1)?.id ?? "");
    if (kept.open) void this.#loadQuestions();
    if (this.hasDrawn) this.#stance.restore();
  }

  readonly #keep = (): void => {
    if (!this.#wasOpened) return;
    if (this.#conversation.deleted) return forget();
    const { turns, token, simpleWords } = this.#conversation;
    save({ open: this.#stance.isOpen, token, draft: this.#box.text, textSize: this.#textSize, simpleWords, turns });
  };

  #changed(): void {
    this.#keep();
    void this.refresh();
  }

  protected override beforeDrawing(): void {
    const panel = this.find("#panel");
    this.#focused = panel && focusWithin(panel);
  }

  protected override afterDrawing(): void {
    const dialog = this.find<HTMLDialogElement>("#confirm");
    if (dialog && !dialog.open) dialog.showModal();
    if (this.#focused && !this.#focused.isConnected) this.#focusAfterPress();
    this.#log.drawn();
  }

  // --------------------------------------------------------------------------------------------------------- actions

  #openPanel(): void {
    if (this.#stance.isOpen) return this.#focusInside();
    this.#wasOpened = true;
    this.#hasNews = false;
    this.#stance.open();
    void this.#conversation.connect();
    void this.#loadQuestions();
    this.#keep();
    this.#tell("senco-open");
  }

  #closePanel(): void {
    if (!this.#stance.isOpen) return;
    this.#settingsOpen = false;
    this.#stance.close();
    this.#keep();
    this.#tell("senco-close");
  }

  #choose(button: QuickReply, isLast: boolean): void {
    if (this.#conversation.choose(button, isLast)) this.#focusAfterPress();
  }

  #showReply(turn: BotTurn, isGreeting: boolean): void {
    if (!isGreeting) this.#log.show(turn.id);
    this.#hasNews = !this.#stance.isOpen;
    this.#tell("senco-reply", { status: turn.status, topics: turn.messages.map((message) => message.topic) });
  }

  /** Without the list the box simply suggests nothing. */
  async #loadQuestions(): Promise<void> {
    if (this.#box.suggestions.questions.length) return;
    this.#box.suggestions.questions = await this.#conversation.questions();
  }

  async #print(text: string): Promise<void> {
    this.#printing = text;
    this.toggleAttribute("printing", true);
    await this.refresh();
    printOnly(this, () => {
      this.#printing = "";
      this.toggleAttribute("printing", false);
      void this.refresh();
    });
  }

  async #copy(text: string): Promise<void> {
    const copied = await copyText(text);
    this.#polite.say(copied ? strings.copied : strings.copyFailed);
  }

  readonly #answerQuestion = (yes: boolean): void => {
    const question = this.#question;
    this.find<HTMLDialogElement>("#confirm")?.close();
    this.#questionClosed();
    if (yes) void (question === "delete" ? this.#conversation.erase() : this.#conversation.startAgain());
  };

  /** The question is answered, or put away with Escape. */
  readonly #questionClosed = (): void => {
    this.#question = null;
    void this.refresh();
    this.#focusInside();
  };

  #ask(question: Question): void {
    this.#settingsOpen = false;
    this.#question = question;
    void this.refresh();
  }

  #download(): void {
    saveFile(strings.transcriptFile, "text/plain", transcript(this.#conversation.turns, new Date()));
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (!this.#settingsOpen) return this.#closePanel();
    this.#toggleSettings();
    this.find("#settings-button")?.focus();
  };

  #toggleSettings(): void {
    this.#settingsOpen = !this.#settingsOpen;
    void this.refresh();
  }

  /** Settings lie over the log: they must not cover what the focus moves on to. */
  #leaveSettings({ relatedTarget }: FocusEvent): void {
    const inside = relatedTarget instanceof Element && relatedTarget.closest("#settings, #settings-button");
    if (!relatedTarget || inside) return;
    this.#settingsOpen = false;
    void this.refresh();
  }

  #showConnection(): void {
    if (!this.#stance.isOpen) return void this.refresh();
    if (navigator.onLine) this.#polite.say(strings.backOnline);
    else this.#urgent.say(strings.offline);
    void this.refresh();
  }

  #showAdvice(turn: Turn): void {
    this.#log.jumpTo(turn.id);
    this.find("#log")?.focus({ preventScroll: true });
  }

  #focusInside(): void {
    const target = this.find("#question") ?? this.find("#off");
    target?.focus({ preventScroll: true });
  }

  /** On touch screens not into the box: that would call up a keyboard over the answer that is about to come. */
  #focusAfterPress(): void {
    if (!matchMedia("(pointer: coarse)").matches) return this.#focusInside();
    this.find("#log")?.focus({ preventScroll: true });
  }

  #tell(type: string, detail: object | null = null): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  // ----------------------------------------------------------------------------------------------------------- views

  protected override view() {
    return html`
      ${launcher({
        label: this.#config.launcher,
        isOpen: this.#stance.isOpen,
        hasNews: this.#hasNews,
        toggle: () => (this.#stance.isOpen ? this.#closePanel() : this.#openPanel()),
      })}
      ${this.#panelView()}
      ${this.#question ? confirm(this.#question, this.#answerQuestion, this.#questionClosed) : nothing}
      ${this.#printing ? html`<div class="paper">${this.#printing}</div>` : nothing}
    `;
  }

  #panelView() {
    const isOff = this.#conversation.off !== null;
    return panel({
      title: this.#config.title,
      textSize: this.#textSize,
      settingsOpen: this.#settingsOpen,
      isOffline: !navigator.onLine,
      jumps: this.#log.hasMoreBelow,
      settings: this.#settingsView(isOff),
      pinned: pinned(this.#conversation.turns, (turn) => this.#showAdvice(turn)),
      turns: isOff ? switchedOff(this.#conversation.off!, this.#contactLink) : turns(this.#conversation, this.#privacyLink, this.#turnActions),
      composer: isOff ? nothing : this.#composerView(),
      toggleSettings: () => this.#toggleSettings(),
      close: () => this.#closePanel(),
      jump: this.#log.jumpToNewest,
      key: this.#key,
      focused: this.#stance.focused,
      closed: this.#stance.closedByBrowser,
      scrolled: this.#log.scrolled,
    });
  }

  #settingsView(isOff: boolean) {
    return settings({
      isOpen: this.#settingsOpen,
      textSize: this.#textSize,
      simpleWords: this.#conversation.simpleWords,
      hasConversation: this.#conversation.turns.length > 0,
      contactLink: isOff ? null : this.#contactLink,
      leave: (event) => this.#leaveSettings(event),
      setTextSize: (size) => {
        this.#textSize = size;
        this.#changed();
      },
      setSimpleWords: (on) => {
        this.#conversation.simpleWords = on;
        this.#changed();
      },
      download: () => this.#download(),
      startAgain: () => this.#ask("startAgain"),
      deleteAll: () => this.#ask("delete"),
    });
  }

  #composerView() {
    return composer({
      suggestions: this.#box.suggestions,
      left: this.#box.left,
      isBusy: this.#conversation.isBusy,
      submit: this.#box.submit,
      typed: () => {
        this.#box.typed();
        this.#keep(); // phones drop pages without a word, and "back" may show the last one before this one is told
      },
      key: this.#box.key,
      leave: this.#box.leave,
      pick: this.#box.pick,
    });
  }
}
