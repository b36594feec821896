import { describe, expect, test } from "vitest";

import { decodeError, decodeOpening, decodeQuestions, decodeReply } from "../src/api/decode";
import { Failure, refusal } from "../src/api/failure";
import { Suggestions } from "../src/controllers/suggestions";
import { readableOn } from "../src/options";
import { hasDates, routeAsCalendar } from "../src/route/calendar";
import { routeAsText } from "../src/route/plain";
import { spokenReply } from "../src/session/spoken";
import { transcript } from "../src/session/transcript";
import type { Turn } from "../src/session/turns";
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
      },
    },
  ],
  buttons: [{ id: "1", title: "More?", topic: "t" }],
};
const reply = decodeReply(WIRE)!;
const card = reply.messages[0]!.card!;
const NOW = new Date("2026-11-23T12:00:00Z");

describe("what the server sends", () => {
  test.each([null, 5, "x", [], {}, { messages: 1 }, { messages: [null, 7, {}] }])("is no reply: %j", (value) => {
    expect(decodeReply(value)).toBeNull();
  });

  test("may have cards and fields that we do not know", () => {
    const decoded = decodeReply({ messages: [{ text: "x", card: { type: "new", steps: 3 }, more: 1, sources: "no" }] });
    expect(decoded?.messages[0]).toMatchObject({ text: "x", card: null, sources: [] });
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

describe("a route to take along", () => {
  test("is text", () => {
    expect(routeAsText(card)).toMatch(/^Your route\n1\. Qualify \(Done\)\.\n2\. .* \(odd\)\. By 29 February 2028\.\n {3}One/);
    expect(routeAsText(card)).toContain("Your deadline: 1 September 2029");
  });

  test("is a calendar file with folded lines, escaped texts and whole days", () => {
    const file = routeAsCalendar(card, NOW, () => "id");
    expect(file.split("\r\n").every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
    const unfolded = file.replace(/\r\n /g, "");
    expect(unfolded).toContain("DTSTART;VALUE=DATE:20280229\r\nDTEND;VALUE=DATE:20280301");
    expect(unfolded).toContain("SUMMARY:SENCO: Finish\\, finally\\; ä");
    expect(unfolded).toContain("DESCRIPTION:One two");
    expect(unfolded.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(unfolded).toContain("DTSTAMP:20261123T120000Z");
  });

  test("has dates or not", () => {
    expect(hasDates(card)).toBe(true);
    expect(hasDates({ ...card, deadline: "soon", steps: card.steps.slice(0, 1) })).toBe(false);
  });
});

describe("the conversation in words", () => {
  const turns: Turn[] = [
    { kind: "visitor", id: "1", text: "Q", button: "", state: "sent", problem: "", mayRetry: false, retryAt: 0 },
    { kind: "bot", id: "2", ...reply, ratings: {} },
    { kind: "visitor", id: "3", text: "R", button: "", state: "failed", problem: "x", mayRetry: true, retryAt: 0 },
  ];

  test("is a file without marks, with speakers, sources and the date", () => {
    const text = transcript(turns, NOW);
    for (const part of ["23 November 2026", "You said:\nQ", "Chatbot said:\nYes. See it (https://example.org/).", "Not answered yet"]) {
      expect(text).toContain(part);
    }
    expect(text).toContain("- Law, State, checked 23 November 2026: https://law.example/");
    expect(text).not.toMatch(/\*\*|\]\(/);
  });

  test("is spoken once, without marks or addresses", () => {
    const spoken = spokenReply(reply);
    expect(spoken).toMatch(/^Chatbot said: Yes\. See it\. Your route: 2 steps, 1 done\. Applies to: England\. 1 source given\./);
    expect(spoken).toContain("1 choice: More?");
    expect(spoken).not.toMatch(/\*\*|https?:/);
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
