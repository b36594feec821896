import { describe, expect, test } from "vitest";

import { decodeError, decodeOpening, decodeQuestions, decodeReply } from "../src/api/decode";
import { Failure, refusal } from "../src/api/failure";
import { Suggestions } from "../src/controllers/suggestions";
import { readableOn } from "../src/options";
import { spokenReply } from "../src/session/spoken";
import { transcript } from "../src/session/transcript";
import { answerToRate, type BotTurn, type Turn } from "../src/session/turns";
import { dayInWords } from "../src/text/dates";
import { newId } from "../src/text/ids";
import { matching } from "../src/text/questions";

const WIRE = {
  status: "answered",
  messages: [
    {
      text: "**Yes.** See [it](https://example.org/).",
      topic: "t",
      answer_id: "a",
      sources: [{ title: "Law", publisher: "State", url: "https://law.example/", checked: "2026-11-23" }],
      applies_to: "England.",
      card: {
        type: "route",
        steps: [
          { title: "Qualify", detail: "", state: "done", due: null },
          { title: "Finish, finally; ä" + "é".repeat(60), detail: "One\ntwo", state: "odd", due: "2028-02-29" },
        ],
        deadline: "2029-09-01",
        assumptions: ["England"],
        text: "The route\n\n1. Qualify (Done)\n",
        calendar: "BEGIN:VCALENDAR\r\n",
      },
    },
  ],
  buttons: [{ id: "1", title: "More?", topic: "t" }],
};
const reply = decodeReply(WIRE)!;
const NOW = new Date("2026-11-23T12:00:00Z");

describe("what the server sends", () => {
  test.each([null, 5, "x", [], {}, { messages: 1 }, { messages: [null, 7, {}] }])("is no reply: %j", (value) => {
    expect(decodeReply(value)).toBeNull();
  });

  test("may have cards and fields that we do not know", () => {
    const decoded = decodeReply({ messages: [{ text: "x", card: { type: "new", steps: 3 }, more: 1, sources: "no" }] });
    expect(decoded?.messages[0]).toMatchObject({ text: "x", card: null, sources: [] });
  });

  test("has a route's files as they are, or none", () => {
    const [message] = WIRE.messages;
    expect(reply.messages[0]!.card).toMatchObject({ text: message!.card.text, calendar: message!.card.calendar });
    const bare = decodeReply({ messages: [{ card: { ...message!.card, text: undefined, calendar: null } }] });
    expect(bare?.messages[0]!.card).toMatchObject({ text: "", calendar: "" });
  });

  test("opens a session only with a token and a greeting", () => {
    expect(decodeOpening(WIRE)).toBeNull();
    expect(decodeOpening({ ...WIRE, token: "t" })?.token).toBe("t");
  });

  test("may be questions or an error", () => {
    expect(decodeQuestions({ questions: [{ text: "Q?" }, 5, {}] })).toEqual(["Q?"]);
    expect(decodeError("<html>")).toEqual({ code: "", message: "" });
  });

  test.each([
    [401, "", "expired", true], [409, "", "busy", true], [429, "", "limit", true], [503, "switched_off", "off", true],
    [503, "", "server", true], [400, "unknown_button", "inactive", true], [413, "", "refused", false],
  ])("refuses with %i %s as %s", (status, code, kind, mayRetry) => {
    const failure = refusal(status, "23", { error: { code, message: "m" } });
    expect(failure).toBeInstanceOf(Failure);
    expect([failure.kind, failure.mayRetry]).toEqual([kind, mayRetry]);
    if (status === 429) expect([failure.waitSeconds, failure.message]).toEqual([23, expect.stringContaining("23 seconds")]);
  });
});

describe("suggestions", () => {
  const questions = ["How long does the NPQ take?", "Who pays for the NPQ?", "What is a SENCO?", "What is a SENCO paid?"];

  test("hold every word typed, from three letters on, five at most", () => {
    expect(matching("np", questions)).toEqual([]);
    expect(matching("npq pays", questions)).toEqual(["Who pays for the NPQ?"]);
    expect(matching("what is a se", questions)).toEqual(["What is a SENCO?", "What is a SENCO paid?"]);
    expect(matching("What is a SENCO?", questions)).toEqual(["What is a SENCO paid?"]);
    expect(matching("question", Array.from({ length: 9 }, (_, n) => `Question ${n}`))).toHaveLength(5);
  });

  test("are reached with the arrows, with the box in between", () => {
    const list = new Suggestions();
    list.questions = questions;
    list.offer("npq");
    const places = [1, 1, 1, -1, -1].map((by) => (list.move(by as 1 | -1), list.active));
    expect(places).toEqual([0, 1, -1, 1, 0]);
  });
});

describe("the conversation in words", () => {
  const turns: Turn[] = [
    { kind: "visitor", id: "1", text: "Q", button: "", state: "sent", problem: "", mayRetry: false, retryAt: 0 },
    { kind: "bot", id: "2", ...reply, ratings: {} },
    { kind: "visitor", id: "3", text: "R", button: "", state: "failed", problem: "x", mayRetry: true, retryAt: 0 },
  ];

  test("is a file without marks, with speakers, sources and the date", () => {
    const answer: Turn = { kind: "bot", id: "2", ...reply, messages: [{ ...reply.messages[0]!, card: null }], ratings: {} };
    const text = transcript(turns.with(1, answer), NOW);
    for (const part of ["23 November 2026", "You said:\nQ", "Chatbot said:\nYes. See it (https://example.org/).", "Not answered yet"]) {
      expect(text).toContain(part);
    }
    expect(text).toContain("- Law, State, checked 23 November 2026: https://law.example/");
    expect(text).not.toMatch(/\*\*|\]\(/);
  });

  test("has a route as its own text, which holds the rest", () => {
    expect(transcript(turns, NOW)).toContain("Chatbot said:\nThe route\n\n1. Qualify (Done)\n\nYou said:");
  });

  test("is spoken once, without marks or addresses", () => {
    const spoken = spokenReply(reply);
    expect(spoken).toMatch(/^Chatbot said: Your route: 2 steps, 1 done\. Yes\. See it\. Applies to: England\. 1 source given\./);
    expect(spoken).toContain("1 choice: More?");
    expect(spoken).not.toMatch(/\*\*|https?:/);
  });
});

describe("whether an answer helped", () => {
  const said = (status: string, ...answerIds: string[]): BotTurn => ({
    kind: "bot",
    id: "",
    status,
    messages: answerIds.map((answer_id) => ({ ...reply.messages[0]!, answer_id })),
    buttons: [],
    ratings: {},
  });
  const rated = (...answerIds: string[]): BotTurn => ({
    ...said("answered", ...answerIds),
    ratings: { [answerIds.at(-1)!]: { helpful: true, state: "sent" } },
  });
  const asked = (...turns: BotTurn[]) => turns.map((turn) => answerToRate(turn, turns));

  test("is asked of the last answer of the newest reply only", () => {
    expect(asked(said("answered", "a"), said("answered", "b", "c"))).toEqual([undefined, "c"]);
  });

  test.each(["smalltalk", "clarify", "asked", "declined", "signposted", "handoff", "safeguarding", ""])(
    "is not asked of a reply of status '%s'",
    (status) => expect(asked(said(status, "a"))).toEqual([undefined]),
  );

  test("is not asked of a route, nor while a question of the planner waits", () => {
    expect(asked(said("answered", ""), said("answered", "a", ""))).toEqual([undefined, undefined]);
  });

  test("is not asked again of what was rated, which keeps its line", () => {
    expect(asked(rated("a"), said("answered", "a"))).toEqual(["a", undefined]);
    expect(asked(rated("a"), said("answered", "b"))).toEqual(["a", "b"]);
  });
});

test("days in words, and what is no day as it came", () => {
  expect(dayInWords("2026-11-23")).toBe("23 November 2026");
  expect([dayInWords("2026-13-45"), dayInWords("soon"), dayInWords("")]).toEqual(["2026-13-45", "soon", ""]);
});

test("ids are random UUIDs of version 4", () => {
  expect(newId()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

test("words on a site's colour are readable", () => {
  expect([readableOn("#ffffff"), readableOn("#000000"), readableOn("#7a1f5c"), readableOn("#ffd400")]).toEqual([
    "#000", "#fff", "#fff", "#000",
  ]);
});

test("no source turns text into markup or code, or sets cookies", () => {
  const sources = import.meta.glob<string>("../src/**/*.ts", { query: "?raw", import: "default", eager: true });
  const forbidden = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|unsafeHTML|document\.cookie|console\./;
  expect(Object.keys(sources).length).toBeGreaterThan(30);
  for (const [name, source] of Object.entries(sources)) expect(source, name).not.toMatch(forbidden);
});
