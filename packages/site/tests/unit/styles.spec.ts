import path from "node:path";
import { expect, test } from "playwright/test";
import { compileSass } from "../../src/styles/sass.ts";
import { compileStyles, rulesFor } from "../../src/styles/styles.ts";

const ROOT = path.join(import.meta.dirname, "../..");

test("Pages get the rules that they can use, and no other", async () => {
  const css = ".used { color: red } .unused { color: blue } p a { margin: 0 }";
  expect(await rulesFor([`<p class="used">Words</p>`], css)).toBe(".used{color:red}");
});

test("Pages with links keep the rules that print their addresses", async () => {
  const css = `@media print { [href^="https://"].link::after { content: attr(href) } }`;
  expect(
    await rulesFor([`<a class="link" href="https://example.gov.uk/">Words</a>`], css),
  ).toContain("attr(href)");
});

test("Old phones can read the media queries", async () => {
  const css = "@media (min-width: 40em) and (max-width: 60em) { p { margin: 0 } }";
  expect(await rulesFor(["<p>Words</p>"], css)).toBe(
    "@media (min-width:40em) and (max-width:60em){p{margin:0}}",
  );
});

test("The council’s colour is the one in the data", async () => {
  expect(await compileStyles(ROOT, "#123456")).toContain("--govuk-brand-colour: #123456");
});

test("No font is asked for, and none of GOV.UK’s", async () => {
  expect(await compileStyles(ROOT, "#123456")).not.toMatch(/@font-face|GDS Transport/);
});

test("What Sass says is told with its place, and so is that it wrote nothing", async () => {
  await expect(compileSass("a { color: $no; }", [])).rejects.toThrow(
    /Undefined variable\.[^]* 1:12 /,
  );
  await expect(compileSass("$unused: 1;", [])).rejects.toThrow("Sass wrote no styles.");
  expect(await compileSass("a { b { color: red; } }", [])).toContain("a b {");
});
