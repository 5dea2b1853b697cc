import { readFileSync } from "node:fs";
import path from "node:path";
import { toTerminalText } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { checkProject } from "../../src/check/check-project.ts";
import { makeMistake } from "../support/mistake.ts";
import { MISTAKES } from "./mistakes.ts";

const ROOT = path.join(import.meta.dirname, "../../../..");
const GUIDE = readFileSync(path.join(ROOT, "docs/editing.md"), "utf8");
const QUOTED = [...GUIDE.matchAll(/^```message (.*)\n([^]*?)\n```$/gm)];

/** Returns the terminal’s output for the mistake called `name`; the first open question if there is no such mistake. */
async function formatMistake(name: string): Promise<string> {
  const files: Record<string, string | Uint8Array> = mereford();
  const mistake = MISTAKES.find((each) => each.name === name);
  if (mistake !== undefined) makeMistake(files, mistake);
  const problems = await checkProject(projectOf(files), Temporal.PlainDate.from("2026-11-23"));
  const relevant = problems.filter(
    ({ rule }) => (rule === "open-question") === (mistake === undefined),
  );
  return toTerminalText(mistake === undefined ? relevant.slice(0, 1) : relevant, (file) =>
    files[file]?.toString(),
  );
}

for (const [, name = "", message] of QUOTED) {
  test(`The editing guide quotes the current message for ${name}`, async () => {
    expect(name === "an open question" || MISTAKES.some((each) => each.name === name)).toBe(true);
    expect(message).toBe(await formatMistake(name));
  });
}

/** The rules of other files than those that editors write most, which have tests of their own. */
const OTHER_RULES =
  `missing-file nested-too-deep storage-persistence paragraph-too-long bad-file-name stray-file
  unknown-layout unfrozen-change correction-of-facts edition-mismatch edited-edition stray-edition duplicate-edition edition-order
  edition-in-future netlify-syntax netlify-rules hosting-syntax header-unsendable redirect-special
  redirect-elsewhere redirect-loop redirect-hidden redirect-nowhere symbolic-link not-a-file unreadable-file too-many-problems english-not-checked
  template-error outside-site page-left-out invalid-icon`.split(/\s+/);

test("The editing guide names every rule, and no others", () => {
  const reported = MISTAKES.flatMap(({ expected }) =>
    expected.map(([placeAndRule]) => placeAndRule.split(" ").at(-1) ?? ""),
  );
  const meanings = GUIDE.slice(GUIDE.indexOf("\n## What each message means"));
  const rules = [...reported, ...OTHER_RULES];
  for (const rule of rules) expect(meanings).toMatch(new RegExp(`[\`[]${rule}[\`\\]]`));
  const named = [...meanings.matchAll(/[`[]([a-z0-9]+(?:-[a-z0-9]+)+)(?:`|\]$)/gm)];
  const unknown = named.flatMap(([, rule = ""]) => (rules.includes(rule) ? [] : rule));
  expect(unknown).toEqual([]);
});
