/* Days as the API sends them (2026-11-23) in words. */

// Made at the first need: it costs more time than all else that a page with a closed panel has to do.
let long: Intl.DateTimeFormat | undefined;

/** Return a day in words, or as it came where it is not one. */
export function dayInWords(day: string): string {
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T00:00:00Z` : NaN);
  long ??= new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return Number.isNaN(date.valueOf()) ? day : long.format(date);
}

/** Return this moment in words, for the head of a saved conversation. */
export function nowInWords(now: Date): string {
  return now.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
}
