/** Finds when a message was sent, in words or in markup. */

const CLOCK = /\b\d{1,2}[:.]\d{2}(\s*[ap]\.?m\.?)?\b/i;
const AGO = /\b(\d+|an?|one|two|few)\s*(s|sec|seconds?|m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|y|years?)\b[^.!?]{0,24}\bago\b|\bjust now\b|\byesterday\b/i;
const DATE = /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b|\b\d{1,2}\.?\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b/i;

/** Longer text that holds a time is prose about a time. */
const LONGEST = 60;

export function isTime(text: string): boolean {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 0 && line.length <= LONGEST && (CLOCK.test(line) || AGO.test(line) || DATE.test(line));
}

/** The first element within `item` that is a time and nothing else, or null. */
export function timeOf(item: Element): Element | null {
  const marked = item.querySelector("time, relative-time, [datetime], [data-timestamp], [data-time]");
  if (marked) return marked;
  for (const element of item.querySelectorAll("*")) {
    if (element.childElementCount === 0 && isTime(element.textContent ?? "")) return element;
  }
  return null;
}

/** Milliseconds since the epoch, or null where the page does not say it in a way that can be read. */
export function momentOf(time: Element): number | null {
  for (const said of [time.getAttribute("datetime"), time.getAttribute("data-timestamp"), time.getAttribute("title"), time.textContent]) {
    const text = said?.trim() ?? "";
    if (/^\d{10,13}$/.test(text)) return Number(text) * (text.length === 10 ? 1000 : 1);
    // Without a year, Date.parse makes one up.
    const moment = /\d{4}/.test(text) ? Date.parse(text) : Number.NaN;
    if (!Number.isNaN(moment)) return moment;
  }
  return null;
}
