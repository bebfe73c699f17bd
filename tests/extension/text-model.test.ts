import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { OPAQUE } from "../../extension/src/fields/text-model";
import { readModel } from "../../extension/src/fields/text-walk";

function editor(html: string, style = ""): HTMLElement {
  const root = document.createElement("div");
  root.setAttribute("contenteditable", "true");
  root.setAttribute("style", style);
  root.innerHTML = html;
  document.body.append(root);
  return root;
}

afterEach(() => {
  document.body.replaceChildren();
});

test.each([
  ["paragraphs", "<p>one</p><p>two</p>", "one\ntwo"],
  ["an empty paragraph", "<p>one</p><p><br></p><p>two</p>", "one\n\ntwo"],
  ["an empty paragraph at the end", "<p>one</p><p><br></p>", "one\n"],
  ["an empty first paragraph", "<p><br></p><p>one</p>", "\none"],
  ["a br within a line", "one<br>two", "one\ntwo"],
  ["a br that keeps a block open", "<p>one<br></p><p>two</p>", "one\ntwo"],
  ["two brs at the end", "one<br><br>", "one\n"],
  ["inline elements, which divide nothing", "un<b>believ</b><i>able</i>", "unbelievable"],
  ["a block within text", "one<div>two</div>three", "one\ntwo\nthree"],
  ["nested blocks", "<div><div><p>one</p></div></div><div>two</div>", "one\ntwo"],
  ["lists", "<p>one</p><ul><li>two</li><li>three<ul><li>four</li></ul></li></ul>", "one\ntwo\nthree\nfour"],
  ["white space of the source", "<p>\n  one   two\n</p>\n<p>three </p>", "one two\nthree"],
  ["a space between inline elements", "<b>one</b> <i>two</i>", "one two"],
  ["no-break spaces as spaces", "one\u00a0two\u00a0", "one two "],
  ["zero-width fillers as nothing", "\ufeffone\u200b two\u2060", "one two"],
  ["a filler that keeps a line open", "<p>one</p><p>\ufeff<br></p><p>two</p>", "one\n\ntwo"],
  ["emoji with joiners untouched", "<p>👩‍👩‍👧 é</p>", "👩‍👩‍👧 é"],
  ["a mention as one character", 'Hi <span contenteditable="false">@Rosa</span>, hello', `Hi ${OPAQUE}, hello`],
  ["an image as one character", 'see <img src="x.png"> here', `see ${OPAQUE} here`],
  ["an editor's image without a source as nothing", "<p>one<img><br></p>", "one"],
  ["a placeholder out of the flow as nothing", '<span contenteditable="false" style="position:absolute">Type here</span><br>', ""],
  ["quoted mail as one character", "<p>one</p><blockquote><p>Calm down</p></blockquote>", `one\n${OPAQUE}`],
  ["code as one character", "use <code>API</code> now", `use ${OPAQUE} now`],
  ["what is not displayed as nothing", '<p>one</p><p style="display:none">two</p>', "one"],
  ["nothing", "", ""],
])("reads %s", (_, html, text) => {
  expect(readModel(editor(html)).text).toBe(text);
});

test("keeps preserved white space, and drops the last line feed as the browser does", () => {
  expect(readModel(editor("one  two\n\nthree\n", "white-space: pre-wrap")).text).toBe("one  two\n\nthree");
  expect(readModel(editor("one  two\nthree", "white-space: pre-line")).text).toBe("one two\nthree");
});

test("reading touches nothing", () => {
  const root = editor("<p>one <b>two</b></p><p><br></p>");
  const before = root.outerHTML;
  readModel(root).range({ start: 2, end: 6 });
  expect(root.outerHTML).toBe(before);
});

test("a range begins and ends within its own words' nodes", () => {
  const root = editor("<p>one <b>two</b> three</p>");
  const range = readModel(root).range({ start: 4, end: 7 });
  expect([range?.startContainer, range?.endContainer]).toEqual([root.querySelector("b")?.firstChild, root.querySelector("b")?.firstChild]);
  expect(readModel(root).range({ start: 4, end: 99 })).toBeNull();
});

test("a model that the DOM has left behind gives no range", () => {
  const root = editor("<p>one two</p>");
  const model = readModel(root);
  root.replaceChildren();
  expect(model.range({ start: 0, end: 3 })).toBeNull();
});

const words = fc.stringMatching(/^[a-z \u00a0\u200b\n😀é]{0,8}$/u);
const leaf = fc.oneof(
  words.map((text) => text.replaceAll("<", "")),
  fc.constant("<br>"),
  fc.constant('<span contenteditable="false">@x</span>'),
);
const { tree } = fc.letrec<{ tree: string; node: string }>((tie) => ({
  node: fc.oneof({ depthSize: "small" }, leaf, tie("tree")),
  tree: fc
    .tuple(fc.constantFrom("p", "div", "b", "span", "li"), fc.array(tie("node"), { maxLength: 4 }))
    .map(([tag, children]) => `<${tag}>${children.join("")}</${tag}>`),
}));

test.each(["normal", "pre-wrap", "pre-line"])("every offset has a DOM position and comes back from it (%s)", (whiteSpace) => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), (blocks) => {
      const root = editor(blocks.join(""), `white-space: ${whiteSpace}`);
      const model = readModel(root);
      for (let offset = 0; offset <= model.text.length; offset += 1) {
        for (const edge of ["start", "end"] as const) {
          const { node, offset: at } = model.positionAt(offset, edge);
          expect(root.contains(node)).toBe(true);
          expect(model.offsetOf(node, at), `${offset} from its ${edge} in ${root.innerHTML}`).toBe(offset);
        }
      }
      root.remove();
    }),
    { numRuns: 300 },
  );
});

test("the DOM between two offsets of a line holds the text between them", () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 4 }), fc.nat(), fc.nat(), (blocks, one, other) => {
      const root = editor(blocks.join(""), "white-space: pre-wrap");
      const model = readModel(root);
      const [start, end] = [one % (model.text.length + 1), other % (model.text.length + 1)].sort((a, b) => a - b) as [number, number];
      const text = model.text.slice(start, end);
      if (!text.includes("\n") && !text.includes(OPAQUE)) {
        const inDom = model.range({ start, end })?.toString().replace(/[\u200b]/g, "").replaceAll("\u00a0", " ");
        expect(inDom, root.innerHTML).toBe(text);
      }
      root.remove();
    }),
    { numRuns: 300 },
  );
});

test("a caret anywhere in the DOM has an offset within the text", () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 4 }), (blocks) => {
      const root = editor(blocks.join(""));
      const model = readModel(root);
      const nodes = [root, ...root.querySelectorAll("*")];
      for (const node of nodes) {
        for (let at = 0; at <= node.childNodes.length; at += 1) {
          const offset = model.offsetOf(node, at);
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset).toBeLessThanOrEqual(model.text.length);
        }
      }
      root.remove();
    }),
  );
});
