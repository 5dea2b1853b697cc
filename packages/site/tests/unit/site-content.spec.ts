import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { readContent } from "../../src/content/site-content.ts";

const findProblems = (files: Record<string, string>) => {
  const content = readContent(projectOf({ ...mereford(), ...files }));
  return content.ok ? [] : content.problems.map(({ file, rule }) => `${rule} ${file}`);
};

test("Reads the files of the test council", () => {
  expect(readContent(projectOf(mereford()))).toMatchObject({ ok: true });
});

test("Reads a project without a list of websites", () => {
  const { "_data/websites.json": _websites, ...files } = mereford();
  expect(readContent(projectOf(files)).ok).toBe(true);
});

test("A mistake in the list of websites stops the build", () => {
  expect(findProblems({ "_data/websites.json": '{ "websites": [{}] }' })).toEqual([
    "missing-field _data/websites.json",
  ]);
});

test("Rejects added data files that are not JSON, since Eleventy would run them", () => {
  expect(findProblems({ "_data/team.json": '{ "lead": "A. Person" }' })).toEqual([]);
  expect(findProblems({ "_data/team.json": '{ "lead": }' })).toEqual([
    "json-syntax _data/team.json",
  ]);
  for (const file of ["_data/team.js", "_data/team.cjs", "_data/team.11tydata.mjs", "_data/a/b.ts"])
    expect(findProblems({ [file]: "" })).toEqual([`stray-file ${file}`]);
});

test("Rejects files in the pages folder that are not pages, such as JavaScript", () => {
  for (const name of ["x.11ty.js", "x.11tydata.js", "pages.11tydata.cjs", "x.liquid", "x.html"])
    expect(findProblems({ [`src/pages/${name}`]: "" })).toEqual([`stray-file src/pages/${name}`]);
  expect(findProblems({ "src/pages/pages.json": '{ "layout": "layouts/page.njk" }' })).toEqual([]);
  expect(findProblems({ "src/pages/pages.json": '{ "layout": }' })).toEqual([
    "json-syntax src/pages/pages.json",
  ]);
});

test("Rejects two pages with the same address", () => {
  const page = "---\ntitle: Help\ndescription: How to get help.\n---\n\nAsk us.\n";
  const files = { "src/pages/help/help.md": page, "src/pages/help/index.md": page };
  expect(findProblems(files)).toEqual(["shared-address src/pages/help/index.md"]);
  expect(findProblems({ ...files, "src/pages/help/index.md": "" })).not.toContain("shared-address");
});
