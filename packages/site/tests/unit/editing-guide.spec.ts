import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { toTerminalText } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { checkProject } from "../../src/check/check-project.ts";
import { MISTAKES } from "./mistakes.ts";

const ROOT = path.join(import.meta.dirname, "../../../..");
const GUIDE = readFileSync(path.join(ROOT, "docs/editing.md"), "utf8");
const QUOTED = [...GUIDE.matchAll(/^```message (.*)\n([^]*?)\n```$/gm)];

/** Returns the terminal’s output for the mistake called `name`; the first open question if there is no such mistake. */
async function formatMistake(name: string): Promise<string> {
  const files = mereford();
  const mistake = MISTAKES.find((each) => each.name === name);
  if (mistake !== undefined && typeof mistake.to === "string") {
    const { file, from, to } = mistake;
    files[file] = from === null ? to : (files[file] ?? "").replace(from, () => to);
  }
  const problems = await checkProject(projectOf(files), Temporal.PlainDate.from("2026-11-23"));
  const relevant = problems.filter(
    ({ rule }) => (rule === "open-question") === (mistake === undefined),
  );
  return toTerminalText(
    mistake === undefined ? relevant.slice(0, 1) : relevant,
    (file) => files[file],
  );
}

for (const [, name = "", message] of QUOTED) {
  test(`The editing guide quotes the current message for ${name}`, async () => {
    expect(name === "an open question" || MISTAKES.some((each) => each.name === name)).toBe(true);
    expect(message).toBe(await formatMistake(name));
  });
}

/** Strings in the source that look like rule ids. */
const NOT_RULES = new Set([
  "cookie-inventory",
  "draft-7",
  "its-address",
  "main-content",
  "not-stated",
  "privacy-notice",
  "utf-8",
]);

test("The editing guide names every rule, and no others", () => {
  const source = ["packages/inventory/src", "packages/site/src"]
    .flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
        // These folders define no rules.
        .filter((file) => file.endsWith(".ts") && !/^(?:open-data|testing)\b/.test(file))
        .map((file) => readFileSync(path.join(ROOT, folder, file), "utf8")),
    )
    .join("\n");
  const rules = new Set(
    [...source.matchAll(/(?<!from )"([a-z]+(?:-[a-z0-9]+)+)"(?:,| :|;)/g)]
      .map(([, word = ""]) => word)
      .filter((word) => !NOT_RULES.has(word)),
  );
  expect(rules.size).toBeGreaterThan(40);

  const meanings = GUIDE.slice(GUIDE.indexOf("\n## What each message means"));
  const inBackticks = [...meanings.matchAll(/`([a-z]+(?:-[a-z0-9]+)+)`/g)].map(([, word]) => word);
  const inBrackets = [...meanings.matchAll(/\[([a-z]+(?:-[a-z0-9]+)+)\]$/gm)].map(
    ([, word]) => word,
  );
  const documented = new Set([...inBackticks, ...inBrackets, "open-question", "draft"]);
  expect(
    [...rules].filter((rule) => !documented.has(rule)),
    "rules that the guide does not name",
  ).toEqual([]);
  expect(
    [...documented].filter((rule) => rule !== "draft" && !rules.has(rule ?? "")),
    "names in the guide that are not rules",
  ).toEqual([]);
});
