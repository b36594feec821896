/*
 * The demo page's conversation through the chat API: what is sent, shown, spoken and tried again.
 *
 * The session's token lives in this module's memory only: closing or reloading the page forgets it.
 * demo-markdown.js turns the text of an answer into nodes; the page itself is index.html.
 */

import { element, plainText, renderLink, renderText } from "./demo-markdown.js";

const MAX_WAIT_MS = 20_000; // longer than the server takes to give up on its own
const SPEAK_DELAY_MS = 250; // some screen readers drop what is written while the focus moves
const SPOKEN_FOR_MS = 2_000; // then removed again, so that nobody meets the text twice when reading the page
const SPEAK_WAITING_AFTER_MS = 1_200; // most answers are faster: the waiting text would only delay hearing them
const COUNT_FROM = 100; // characters left
const HINT = "Enter sends. Shift+Enter: new line.";
const OUR_FAULT = "Sorry, something went wrong on our side. Please try again in a minute.";

const [log, turns, composer, question, note, offline, startAgain, dialog] = [
  "log", "turns", "composer", "question", "note", "offline", "start-again", "confirm",
].map((id) => document.getElementById(id));
const speak = announcer(document.getElementById("polite"));
const speakUrgently = announcer(document.getElementById("urgent"));
const longDate = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

let token = null;
let waiting = false;

// ---------------------------------------------------------------------------------------------------------- the API

/** What went wrong, in words for the visitor (Markdown subset); ``mayRetry``: the same request may succeed later. */
class Failure extends Error {
  constructor(message, mayRetry, status = 0) {
    super(message);
    this.mayRetry = mayRetry;
    this.status = status;
  }
}

/** Send a request; return its JSON body, or null where the answer has none. Throws Failure. */
async function call(method, path, body) {
  const headers = {};
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers["Content-Type"] = "application/json";
  const signal = AbortSignal.timeout(MAX_WAIT_MS);
  let response, text;
  try {
    response = await fetch(path, { method, headers, signal, body: body && JSON.stringify(body) });
    text = await response.text();
  } catch (error) {
    throw connectionFailure(error);
  }
  const content = parse(text);
  if (!response.ok) throw refusal(response.status, content);
  return content;
}

function connectionFailure(error) {
  if (error.name === "TimeoutError") return new Failure("That took too long. Please try again.", true);
  if (!navigator.onLine) return new Failure("You are offline. Please try again when you are connected.", true);
  return new Failure("I could not reach the chat service. Please check your connection and try again.", true);
}

function refusal(status, content) {
  const passes = status === 409 || status === 429 || status >= 500;
  return new Failure(content?.error?.message ?? OUR_FAULT, passes, status);
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Return a random id. ``randomUUID`` exists in secure contexts only, and a test server may have plain HTTP. */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40; // version 4
  bytes[8] = (bytes[8] & 0x3f) | 0x80; // the usual variant
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

// ------------------------------------------------------------------------------------------------- the conversation

/** Open a session and return what it greets with. */
async function openSession() {
  token = null;
  const session = await call("POST", "/chat/sessions");
  if (!session?.token) throw new Failure(OUR_FAULT, true);
  token = session.token;
  return session;
}

/** Send the visitor's turn and show its reply. Tried again it is the same turn with the same id, so it counts once. */
async function deliver(turn) {
  let reply;
  try {
    reply = await call("POST", "/chat/messages", turn.body);
  } catch (failure) {
    if (failure.status !== 401) throw failure;
    return renew(turn);
  }
  if (!reply?.messages?.length) throw new Failure(OUR_FAULT, true);
  if (reply.status === "error") throw new Failure(reply.messages.map((message) => message.text).join("\n\n"), true);
  showReply(reply);
}

/** Start a new conversation because the server no longer knows the old one. */
async function renew(turn) {
  const session = await openSession();
  const restored = restoreDraft(turn.words) ? " Your question is in the box again: send it if you like." : "";
  showNotice(`This conversation has ended, so I have started a new one.${restored}`);
  showReply(session, "You could ask:");
}

/** Erase the conversation; only when the server has done so does the page forget it too. */
async function eraseAndStartAgain() {
  if (token) {
    await call("DELETE", "/chat/sessions/current");
    speak("Your conversation is erased.");
  }
  token = null;
  turns.replaceChildren();
  const session = await openSession();
  showReply(session, "You could ask:");
}

/** Greet on arrival. Neither spoken nor scrolled to: the visitor is at the top of the page, about to read it. */
async function greet() {
  const session = await openSession();
  addTurn("bot", "Chatbot said", answerNodes(session, "You could ask:"));
}

/** Do some work in the waiting state; show a failure with a way to try again. Returns whether the work succeeded. */
async function attempt(work, waitingText, draft = "") {
  retireRetries();
  const stopWaiting = startWaiting(waitingText);
  try {
    await work();
    return true;
  } catch (error) {
    const failure = error instanceof Failure ? error : new Failure(OUR_FAULT, true);
    if (!failure.mayRetry) restoreDraft(draft);
    stopWaiting();
    showFailure(failure, () => attempt(work, waitingText, draft));
    return false;
  } finally {
    stopWaiting();
  }
}

async function sendTyped() {
  if (refuseWhileWaiting()) return;
  if (!question.value.trim()) return showNote("Please type a question first.");
  // Without a session (the greeting failed) the text stays in the box until there is one.
  if (!token && !(await attempt(greet, "Connecting…"))) return;
  const text = question.value.trim();
  question.value = "";
  showNote(HINT, false);
  sendTurn(text, { text });
  question.focus({ preventScroll: true });
}

function choose(button) {
  if (refuseWhileWaiting()) return;
  sendTurn(button.title, { button: button.id });
  leaveButton();
}

function sendTurn(words, content) {
  const turn = { words, body: { id: newId(), ...content } };
  addTurn("visitor", "You said", [element("p", { className: "typed" }, words)]);
  attempt(() => deliver(turn), "Looking that up…", words);
}

function refuseWhileWaiting() {
  if (waiting) showNote("Please wait for the answer to your last message.");
  return waiting;
}

/** Give the words back to a visitor who has not begun to type something else. Returns whether it did. */
function restoreDraft(words) {
  if (question.value) return false;
  question.value = words;
  return true;
}

// ------------------------------------------------------------------------------------------------ what the log shows

/** Add an item to the log, named in words and not only by its look. */
function addTurn(kind, who, nodes) {
  const item = element("li", { className: `turn ${kind}` }, element("p", { className: "who" }, who), ...nodes);
  turns.append(item);
  return item;
}

function showReply(reply, lead) {
  document.querySelectorAll(".waiting").forEach((item) => item.remove());
  // Only the buttons of the last reply act.
  turns.querySelectorAll(".suggestions").forEach((group) => group.remove());
  const item = addTurn("bot", "Chatbot said", answerNodes(reply, lead));
  item.scrollIntoView({ block: "start" });
  speak(spokenReply(reply));
}

function showNotice(text) {
  addTurn("notice", "Please note", [element("p", {}, text)]);
  speak(text);
}

function showFailure(failure, retry) {
  const item = addTurn("problem", "Problem", renderText(failure.message));
  if (failure.mayRetry) item.append(retryButton(item, retry));
  item.scrollIntoView({ block: "nearest" });
  speakUrgently(plainText(failure.message));
}

function retryButton(item, retry) {
  const button = element("button", { type: "button", className: "retry" }, "Try again");
  button.addEventListener("click", () => {
    item.remove();
    leaveButton();
    retry();
  });
  return button;
}

/** Once something else is sent, an older failure stays as a record but cannot be tried again out of order. */
function retireRetries() {
  turns.querySelectorAll(".retry").forEach((button) => button.remove());
}

function answerNodes(reply, lead = leadFor(reply.status)) {
  const answers = reply.messages.map((message) => element("div", { className: "answer" }, ...messageNodes(message)));
  return reply.buttons?.length ? [...answers, suggestions(reply.buttons, lead)] : answers;
}

function messageNodes(message) {
  const nodes = renderText(message.text);
  if (message.card?.type === "route") nodes.push(routeCard(message.card));
  if (message.applies_to) nodes.push(labelled("Applies to:", message.applies_to));
  if (message.sources?.length) nodes.push(...sourceList(message.sources));
  return nodes;
}

function labelled(label, text) {
  return element("p", { className: "about" }, element("strong", {}, label), ` ${text}`);
}

function sourceList(sources) {
  const heading = element("p", { className: "about", id: newId() }, element("strong", {}, "Sources:"));
  const list = element("ul", { className: "about" }, ...sources.map(sourceItem));
  list.setAttribute("aria-labelledby", heading.id);
  return [heading, list];
}

function sourceItem(source) {
  const link = renderLink(source.url, source.title);
  return element("li", {}, link, `, ${source.publisher}, checked `, dateNode(source.checked));
}

/** Return a day such as 2026-11-23 in words, or as it came where it is not one. */
function dateNode(day) {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.valueOf()) ? String(day) : element("time", { dateTime: day }, longDate.format(date));
}

/** A personal route: its steps in order, each with its state in words. */
function routeCard(card) {
  const steps = (card.steps ?? []).map(routeStep);
  const box = element("div", { className: "card" }, labelled("Your route:", ""), element("ol", {}, ...steps));
  if (card.deadline) box.append(element("p", {}, element("strong", {}, "Deadline:"), " ", dateNode(card.deadline)));
  if (card.assumptions?.length) box.append(labelled("This assumes:", card.assumptions.join("; ")));
  return box;
}

function routeStep(step) {
  const item = element("li", {}, element("strong", {}, step.title));
  if (step.state) item.append(` (${step.state})`);
  if (step.due) item.append(", due ", dateNode(step.due));
  if (step.detail) item.append(...renderText(step.detail));
  return item;
}

function suggestions(buttons, lead) {
  const name = element("p", { id: newId() }, lead);
  const group = element("div", { className: "suggestions" }, name, ...buttons.map(suggestion));
  group.setAttribute("role", "group");
  group.setAttribute("aria-labelledby", name.id);
  return group;
}

function suggestion(button) {
  const made = element("button", { type: "button" }, button.title);
  made.dataset.waits = "";
  made.addEventListener("click", () => choose(button));
  return made;
}

function leadFor(status) {
  if (status === "clarify") return "Did you mean:";
  return status === "asked" ? "Choose an answer, or type your own:" : "You could ask next:";
}

// ---------------------------------------------------------------------------------------- waiting, speaking, focus

/** Show that an answer is on its way, and say so if it takes long. Returns the function that ends it. */
function startWaiting(text) {
  const item = element("li", { className: "turn bot waiting" }, element("p", {}, text));
  turns.append(item);
  item.scrollIntoView({ block: "nearest" });
  const saying = setTimeout(speak, SPEAK_WAITING_AFTER_MS, text);
  setWaiting(true);
  return () => {
    clearTimeout(saying);
    item.remove();
    setWaiting(false);
  };
}

/** Buttons that have to wait stay where they are and can be focused, so that nobody loses their place. */
function setWaiting(value) {
  waiting = value;
  document.querySelectorAll("[data-waits]").forEach((button) => button.setAttribute("aria-disabled", String(value)));
}

/** Return a function that has a text spoken by screen readers; texts that come close together are spoken as one. */
function announcer(region) {
  let queued = [];
  let clearing;
  const write = () => {
    region.textContent = queued.join(" ");
    queued = [];
    clearTimeout(clearing);
    clearing = setTimeout(() => region.replaceChildren(), SPOKEN_FOR_MS);
  };
  return (text) => {
    if (queued.includes(text)) return;
    if (queued.push(text) === 1) setTimeout(write, SPEAK_DELAY_MS);
  };
}

function spokenReply(reply) {
  const buttons = reply.buttons?.length ?? 0;
  const parts = reply.messages.map(spokenMessage);
  if (buttons) parts.push(`${count(buttons, "suggested question")} below.`);
  return `Chatbot said: ${parts.join(" ")}`;
}

function spokenMessage(message) {
  const parts = [plainText(message.text)];
  if (message.card?.steps?.length) parts.push(`Your route has ${count(message.card.steps.length, "step")}.`);
  if (message.applies_to) parts.push(`Applies to: ${message.applies_to}`);
  if (message.sources?.length) parts.push(`${count(message.sources.length, "source")} given.`);
  return parts.join(" ");
}

function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Move the focus off a button that goes: to the box, or on touch screens, where that opens a keyboard, to the log. */
function leaveButton() {
  const target = matchMedia("(pointer: coarse)").matches ? log : question;
  target.focus({ preventScroll: true });
}

/** Show a line under the box, where its description is as well. */
function showNote(text, spoken = true) {
  note.textContent = text;
  if (spoken) speak(text);
}

let countSpeaking;

/** Tell how much room is left once it gets short; speak it only when the visitor pauses. */
function showRoomLeft() {
  const left = question.maxLength - question.value.length;
  clearTimeout(countSpeaking);
  if (left > COUNT_FROM) return showNote(HINT, false);
  const text = `${count(left, "character")} left`;
  showNote(text, false);
  countSpeaking = setTimeout(speak, 1_000, text);
}

function showConnection() {
  const back = !offline.hidden && navigator.onLine;
  offline.hidden = navigator.onLine;
  if (!navigator.onLine) speakUrgently(offline.textContent);
  if (back) speak("You are connected again.");
}

/** Keep what has the focus from being hidden behind the box, whose height changes as it grows (demo.css). */
function followComposerHeight() {
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--composer-height", `${composer.offsetHeight}px`);
  }).observe(composer);
}

// ---------------------------------------------------------------------------------------------------------- wiring

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  sendTyped();
});
question.addEventListener("keydown", (event) => {
  // While an input method composes a character, Enter picks it (229 is Safari's way to say so).
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  if (!event.repeat) sendTyped(); // a key held down must not send again
});
question.addEventListener("input", showRoomLeft);
startAgain.addEventListener("click", () => {
  if (!refuseWhileWaiting()) dialog.showModal();
});
document.getElementById("confirm-no").addEventListener("click", () => dialog.close());
document.getElementById("confirm-yes").addEventListener("click", () => {
  dialog.close();
  leaveButton();
  attempt(eraseAndStartAgain, "Starting again…");
});
addEventListener("offline", showConnection);
addEventListener("online", showConnection);

showNote(HINT, false);
followComposerHeight();
attempt(greet, "Connecting…");
