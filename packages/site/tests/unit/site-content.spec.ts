import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { readContent } from "../../src/content/site-content.ts";

const collectProblems = (files: Record<string, string>) => {
  const content = readContent(projectOf({ ...mereford(), ...files }));
  return content.ok ? [] : content.problems.map(({ file, rule }) => `${rule} ${file}`);
};

test("A made-up council’s files can be read", () => {
  expect(readContent(projectOf(mereford()))).toMatchObject({ ok: true });
});

test("A project without a list of websites can be read", () => {
  const { "_data/websites.json": _websites, ...files } = mereford();
  expect(readContent(projectOf(files)).ok).toBe(true);
});

test("A mistake in the list of websites stops the build", () => {
  expect(collectProblems({ "_data/websites.json": '{ "websites": [{}] }' })).toEqual([
    "missing-field _data/websites.json",
  ]);
});

test("A council’s own data are JSON: others are refused, since Eleventy would run them", () => {
  expect(collectProblems({ "_data/team.json": '{ "lead": "A. Person" }' })).toEqual([]);
  expect(collectProblems({ "_data/team.json": '{ "lead": }' })).toEqual([
    "json-syntax _data/team.json",
  ]);
  for (const file of ["_data/team.js", "_data/team.cjs", "_data/team.11tydata.mjs", "_data/a/b.ts"])
    expect(collectProblems({ [file]: "" })).toEqual([`stray-file ${file}`]);
});

test("Only pages stand beside pages: data files in JavaScript and templates that are code are refused", () => {
  for (const name of ["x.11ty.js", "x.11tydata.js", "pages.11tydata.cjs", "x.liquid", "x.html"])
    expect(collectProblems({ [`src/pages/${name}`]: "" })).toEqual([
      `stray-file src/pages/${name}`,
    ]);
  expect(collectProblems({ "src/pages/pages.json": '{ "layout": "layouts/page.njk" }' })).toEqual(
    [],
  );
  expect(collectProblems({ "src/pages/pages.json": '{ "layout": }' })).toEqual([
    "json-syntax src/pages/pages.json",
  ]);
});

test("Two pages that Eleventy would write to one address are refused", () => {
  const page = "---\ntitle: Help\ndescription: How to get help.\n---\n\nAsk us.\n";
  const files = { "src/pages/help/help.md": page, "src/pages/help/index.md": page };
  expect(collectProblems(files)).toEqual(["shared-address src/pages/help/index.md"]);
  expect(collectProblems({ ...files, "src/pages/help/index.md": "" })).not.toContain(
    "shared-address",
  );
});
