import { describe, expect, test } from "vitest";

import { parseText, plainText, safeUrl, spokenText } from "../src/text/markdown";

describe("the Markdown subset", () => {
  test("has paragraphs, lists, bold and links", () => {
    expect(parseText("One\nline\n\nIntro:\n- **a**\n- b\n  goes on\n\n1. x\n2. y")).toMatchObject([
      { kind: "paragraph", children: [{ text: "One line" }] },
      { kind: "paragraph", children: [{ text: "Intro:" }] },
      { kind: "list", ordered: false, items: [[{ kind: "bold" }], [{ text: "b goes on" }]] },
      { kind: "list", ordered: true, items: [[{ text: "x" }], [{ text: "y" }]] },
    ]);
  });

  test("links addresses with brackets, and bare https addresses without the full stop", () => {
    const [block] = parseText("See [it](https://en.wikipedia.org/wiki/A_(b)) or https://example.org/a?b=1.");
    expect(block).toMatchObject({
      children: [
        { text: "See " },
        { kind: "link", url: new URL("https://en.wikipedia.org/wiki/A_(b)") },
        { text: " or " },
        { kind: "link", url: new URL("https://example.org/a?b=1") },
        { text: "." },
      ],
    });
  });

  test.each([
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "\u0001javascript:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>", "vbscript:x", "blob:https://x/1", "file:///etc/passwd", "//evil.example", "x",
  ])("makes no link of %j", (address) => {
    expect(safeUrl(address)).toBeNull();
    expect(JSON.stringify(parseText(`[words](${address})`))).not.toContain('"link"');
  });

  test("leaves what is no part of it as it is written", () => {
    for (const text of ["2 * 3 ** 4", "[x]", "[x](", "<b>hi</b>", "# no heading", "a ** b"]) expect(plainText(text)).toBe(text);
  });

  test("is plain without marks, with addresses only where they are wanted", () => {
    const text = "**Call** [999](tel:999) or see [the guide](https://example.org/g).\n\n- one\n- two";
    expect(plainText(text)).toBe("Call 999 or see the guide.\n\n- one\n- two");
    expect(plainText(text, true)).toContain("the guide (https://example.org/g)");
    expect(spokenText(text)).toBe("Call 999 or see the guide. one two");
    expect(spokenText("See https://example.org/a/long/path?x=1")).toBe("See example.org");
  });

  test("costs no time on long repetitions", () => {
    const started = performance.now();
    for (const part of ["[", "**", "[a](", "(", "- ", "https://", "[a](b(c)"]) parseText(part.repeat(5_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
