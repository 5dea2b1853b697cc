import { readFileSync } from "node:fs";
import path from "node:path";
import { toTerminalText } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { mereford, merefordInThreeLanguages, merefordWithServices, projectOf } from "test-support";
import { checkProject } from "../../src/check/check-project.ts";
import { createService } from "../../src/services/new-service.ts";
import { NOTICE_RULES } from "../../src/services/service-rules.ts";
import { TODAY } from "../support/check-mistake.ts";
import { makeMistake } from "../support/mistake.ts";
import { MISTAKES } from "./mistakes.ts";
import { SERVICE_MISTAKES } from "./service-mistakes.ts";
import { TRANSLATION_MISTAKES } from "./translation-mistakes.ts";

const ROOT = path.join(import.meta.dirname, "../../../..");
const GUIDE = readFileSync(path.join(ROOT, "docs/editing.md"), "utf8");
const QUOTED = [...GUIDE.matchAll(/^```message (.*)\n([^]*?)\n```$/gm)];

/** The mistakes, each with the files that they are made in. */
const COUNCILS = [
  { mistakes: SERVICE_MISTAKES, files: merefordWithServices },
  { mistakes: TRANSLATION_MISTAKES, files: merefordInThreeLanguages },
  { mistakes: MISTAKES, files: mereford },
];
const ALL_MISTAKES = COUNCILS.flatMap(({ mistakes }) => mistakes);

/** Returns the terminal’s output for the mistake called `name`; the first open question if there is no such mistake. */
async function formatMistake(name: string): Promise<string> {
  const council = COUNCILS.find(({ mistakes }) => mistakes.some((each) => each.name === name));
  const mistake = council?.mistakes.find((each) => each.name === name);
  const files: Record<string, string | Uint8Array> = (council?.files ?? mereford)();
  if (mistake !== undefined) makeMistake(files, mistake);
  const problems = await checkProject(projectOf(files), TODAY);
  const relevant = problems.filter(
    ({ rule }) => (rule === "open-question") === (mistake === undefined),
  );
  return toTerminalText(mistake === undefined ? relevant.slice(0, 1) : relevant, (file) =>
    files[file]?.toString(),
  );
}

for (const [, name = "", message] of QUOTED) {
  test(`The editing guide quotes the current message for ${name}`, async () => {
    const names = ALL_MISTAKES.map((each) => each.name);
    expect([...names, "an open question"]).toContain(name);
    expect(message).toBe(await formatMistake(name));
  });
}

/** The rules of other files than those that editors write most, which have tests of their own. */
const OTHER_RULES =
  `missing-file nested-too-deep storage-persistence paragraph-too-long bad-file-name stray-file
  unknown-layout unfrozen-change unrecorded-service correction-of-facts edition-mismatch edited-edition stray-edition duplicate-edition edition-order
  edition-in-future netlify-syntax netlify-rules hosting-syntax header-unsendable redirect-special
  redirect-elsewhere redirect-loop redirect-hidden redirect-nowhere symbolic-link not-a-file unreadable-file too-many-problems english-not-checked
  template-error outside-site page-left-out invalid-icon missing-message missing-words`.split(
    /\s+/,
  );

test("The editing guide names every rule, and no others", () => {
  const reported = ALL_MISTAKES.flatMap(({ expected }) =>
    expected.map(([placeAndRule]) => placeAndRule.split(" ").at(-1) ?? ""),
  );
  const meanings = GUIDE.slice(GUIDE.indexOf("\n## What each message means"));
  // docs/service-rules.md has the others.
  const ofNotices = new Set(NOTICE_RULES.map(({ id }) => id));
  const rules = [...reported, ...OTHER_RULES].filter((rule) => !ofNotices.has(rule));
  for (const rule of rules) expect(meanings).toMatch(new RegExp(`[\`[]${rule}[\`\\]]`));
  const named = [...meanings.matchAll(/[`[]([a-z0-9]+(?:-[a-z0-9]+)+)(?:`|\]$)/gm)];
  const unknown = named.flatMap(([, rule = ""]) => (rules.includes(rule) ? [] : rule));
  expect(unknown).toEqual([]);
});

test("The example of a service starts with what the command writes, and ends without a question", async () => {
  const blocks = [...GUIDE.matchAll(/^```json (_data\/\S+)\n([^]*?)\n```$/gm)];
  const [first] = blocks;
  expect(JSON.parse(first?.[2] ?? "")).toEqual(createService({ name: "libraries" }));

  const written = Object.fromEntries(blocks.map(([, file = "", text = ""]) => [file, text]));
  const { "src/pages/privacy.md": statement, ...council } = mereford();
  const files = { ...council, ...written, "src/pages/privacy.md": `${statement}\n::services\n` };
  expect(Object.keys(written)).toHaveLength(3);
  const problems = await checkProject(projectOf(files), TODAY);
  expect(problems.filter(({ rule }) => rule !== "open-question")).toEqual([]);
});
