/* The dates of a route as an iCalendar file (RFC 5545): whole days, each with a reminder 30 days before. */

import type { RouteCard } from "../api/types";
import { strings } from "../strings";
import { parseDay } from "../text/dates";
import { plainText } from "../text/markdown";

const DAY_MS = 86_400_000;
const LINE_BYTES = 75;

interface Entry {
  title: string;
  detail: string;
  day: Date;
}

/** Return whether there is any date to save. */
export function hasDates(card: RouteCard): boolean {
  return entries(card).length > 0;
}

/** Return the file's content. `newId` gives each event the name by which a calendar knows it again. */
export function routeAsCalendar(card: RouteCard, now: Date, newId: () => string): string {
  const events = entries(card).flatMap((entry) => eventLines(entry, now, newId()));
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//SENCO careers chatbot//EN", ...events, "END:VCALENDAR"];
  return lines.map(fold).join("\r\n") + "\r\n";
}

function entries(card: RouteCard): Entry[] {
  const steps = card.steps.map((step) => ({ title: step.title, detail: plainText(step.detail), day: parseDay(step.due) }));
  const deadline = { title: strings.routeDeadline.replace(":", ""), detail: "", day: parseDay(card.deadline) };
  const covered = steps.some((step) => step.day?.valueOf() === deadline.day?.valueOf());
  return [...steps, ...(covered ? [] : [deadline])].filter((entry): entry is Entry => entry.day !== null);
}

function eventLines({ title, detail, day }: Entry, now: Date, id: string): string[] {
  const summary = escape(strings.calendarEntry(title));
  return [
    "BEGIN:VEVENT",
    `UID:${id}`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(new Date(day.valueOf() + DAY_MS))}`,
    `SUMMARY:${summary}`,
    ...(detail ? [`DESCRIPTION:${escape(detail)}`] : []),
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${summary}`,
    "TRIGGER:-P30D",
    "END:VALARM",
    "END:VEVENT",
  ];
}

function compact(day: Date): string {
  return day.toISOString().slice(0, 10).replace(/-/g, "");
}

function escape(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/** Break a line after 75 bytes at most, never inside a character; a line that goes on begins with a space. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = "";
  let bytes = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > LINE_BYTES) {
      folded += "\r\n ";
      bytes = 1;
    }
    folded += character;
    bytes += size;
  }
  return folded;
}
