/** Takes quoted mail and signatures off the end of a message, so that nobody's words are read twice. */

/** Lines after which everything is an earlier mail. */
const HEADS = [
  /^on\b.{4,160}\bwrote:$/i,
  /^-{2,}\s*(original message|forwarded message|reply above this line)\s*-{2,}$/i,
  /^_{10,}$/,
  /^##-.*-##$/,
];

/** Mail headers in a row are an earlier mail as well. */
const HEADER = /^(from|sent|date|to|subject):\s/i;

export function withoutQuotes(text: string): string {
  const lines = text.split("\n");
  const kept: string[] = [];
  for (const [at, line] of lines.entries()) {
    const trimmed = line.trim();
    const joined = `${trimmed} ${lines[at + 1]?.trim() ?? ""}`.trim();
    if (HEADS.some((head) => head.test(trimmed)) || (/^on\b/i.test(trimmed) && HEADS[0]?.test(joined))) break;
    if (HEADER.test(trimmed) && HEADER.test(lines[at + 1]?.trim() ?? "")) break;
    if (line === "-- " || trimmed === "--") break;
    if (!trimmed.startsWith(">")) kept.push(line);
  }
  return kept.join("\n").replace(/\n{3,}/g, "\n\n").trim();
}
