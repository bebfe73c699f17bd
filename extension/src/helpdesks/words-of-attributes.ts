/** What a page's own names (classes, ids, data attributes) say of an element, word by word. */

const NAMED = new Set(["class", "id", "type", "role", "rel", "itemprop", "aria-label"]);
const LONGEST = 200;

/** All words in the names of one element, in lower case: "endUser-bubble" is "end", "user", "bubble". */
export function wordsOf(element: Element): Set<string> {
  const words = new Set<string>();
  for (const { name, value } of element.attributes) {
    if (!NAMED.has(name) && !name.startsWith("data-")) continue;
    if (value.length > LONGEST) continue;
    for (const word of value.replace(/([a-z])([A-Z])/g, "$1 $2").split(/[^A-Za-z]+/)) {
      if (word) words.add(word.toLowerCase());
    }
  }
  return words;
}

export function hasAny(words: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  for (const word of wanted) if (words.has(word)) return true;
  return false;
}
