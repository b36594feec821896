/* Days as the API sends them (2026-11-23) for people and for calendars. */

// Made at the first need: it costs more time than all else that a page with a closed panel has to do.
let long: Intl.DateTimeFormat | undefined;

/** Return the day at midnight UTC, or null where the text is not one. */
export function parseDay(day: string): Date | null {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null;
  return date && !Number.isNaN(date.valueOf()) ? date : null;
}

/** Return a day in words, or as it came where it is not one. */
export function dayInWords(day: string): string {
  const date = parseDay(day);
  long ??= new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return date ? long.format(date) : day;
}

/** Return this moment in words, for the head of a saved conversation. */
export function nowInWords(now: Date): string {
  return now.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
}
