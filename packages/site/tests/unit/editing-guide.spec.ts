import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { checkProject } from "../../src/check/check-project.ts";
import { toTerminalText } from "cookie-inventory";
import { mereford, projectOf } from "test-support";
import { MISTAKES } from "./mistakes.ts";

const ROOT = path.join(import.meta.dirname, "../../../..");
const GUIDE = readFileSync(path.join(ROOT, "docs/editing.md"), "utf8");
const QUOTED = [...GUIDE.matchAll(/^```message (.*)\n([^]*?)\n```$/gm)];

/** What a terminal shows for the mistake called `name`; for an open question, what it shows where nothing is wrong. */
async function shown(name: string): Promise<string> {
  const files = mereford();
  const mistake = MISTAKES.find((each) => each.name === name);
  if (mistake !== undefined && typeof mistake.to === "string") {
    const { file, from, to } = mistake;
    files[file] = from === null ? to : (files[file] ?? "").replace(from, () => to);
  }
  const problems = await checkProject(projectOf(files), Temporal.PlainDate.from("2026-11-23"));
  const about = problems.filter(
    ({ rule }) => (rule === "open-question") === (mistake === undefined),
  );
  return toTerminalText(mistake === undefined ? about.slice(0, 1) : about, (file) => files[file]);
}

for (const [, name = "", message] of QUOTED) {
  test(`The editors’ guide quotes the message for ${name} as it is`, async () => {
    expect(name === "an open question" || MISTAKES.some((each) => each.name === name)).toBe(true);
    expect(message).toBe(await shown(name));
  });
}

/** Words in the source that look like rules and are none. */
const NO_RULES = new Set([
  "cookie-inventory",
  "draft-7",
  "its-address",
  "main-content",
  "not-stated",
  "privacy-notice",
  "utf-8",
]);

test("The editors’ guide names every rule, and each rule that it names exists", () => {
  const source = ["packages/inventory/src", "packages/site/src"]
    .flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
        // What is published has no rules, and tests have none.
        .filter((file) => file.endsWith(".ts") && !/^(?:open-data|testing)\b/.test(file))
        .map((file) => readFileSync(path.join(ROOT, folder, file), "utf8")),
    )
    .join("\n");
  const rules = new Set(
    [...source.matchAll(/(?<!from )"([a-z]+(?:-[a-z0-9]+)+)"(?:,| :|;)/g)]
      .map(([, word = ""]) => word)
      .filter((word) => !NO_RULES.has(word)),
  );
  expect(rules.size).toBeGreaterThan(40);

  const meanings = GUIDE.slice(GUIDE.indexOf("\n## What each message means"));
  const inBackticks = [...meanings.matchAll(/`([a-z]+(?:-[a-z0-9]+)+)`/g)].map(([, word]) => word);
  const inBrackets = [...meanings.matchAll(/\[([a-z]+(?:-[a-z0-9]+)+)\]$/gm)].map(
    ([, word]) => word,
  );
  const named = new Set([...inBackticks, ...inBrackets, "open-question", "draft"]);
  expect(
    [...rules].filter((rule) => !named.has(rule)),
    "not in the guide",
  ).toEqual([]);
  expect(
    [...named].filter((rule) => rule !== "draft" && !rules.has(rule ?? "")),
    "no rule",
  ).toEqual([]);
});
