import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "playwright/test";
import type { Observations } from "../../src/observation-schema.ts";
import { auditCommands, QUICK } from "../support/audit-commands.ts";
import { observed } from "../support/made-observations.ts";
import { ASKING, SECRET, START } from "../websites/index.ts";
import { MISTAKES, STALE_INVENTORY, TRUE_INVENTORY } from "../websites/test-inventories.ts";

/* `storage-audit`, as an information officer uses it: whole processes on the local websites. */

test.describe.configure({ timeout: 120_000 });

const { testWebsites, project, inside, hostOverrides, audit, run } = auditCommands([
  "council.test",
  "council-libraries.test",
]);

test("A stale inventory ends with 1 and is told what to write; a true one ends with 0", async () => {
  project().write("_data/cookies.json", STALE_INVENTORY);
  const seen = inside("seen.json");
  const stale = await run([START, ...QUICK, "--results", seen, ...hostOverrides()]);
  expect(stale.code, stale.stderr).toBe(1);
  expect(stale.stdout).toContain(`${MISTAKES.length} problems found`);
  for (const { rule } of MISTAKES) expect(stale.stdout).toContain(`[${rule}]`);
  expect(existsSync(`${seen}.part`)).toBe(false);
  expect(stale.stdout + stale.stderr + readFileSync(seen, "utf8")).not.toContain(SECRET);

  project().write("_data/cookies.json", TRUE_INVENTORY);
  const again = await audit(["compare", seen]);
  expect(again.code, again.stdout).toBe(0);
  expect(again.stdout).toContain("No problems found");

  const report = inside("report.html");
  const html = await audit(["compare", seen, "--format", "html", "--output", report]);
  expect(html).toMatchObject({ code: 0, stdout: "" });
  expect(readFileSync(report, "utf8")).toContain("No problems found");
  for (const [format, says] of [
    ["json", '"verdict"'],
    ["sarif", '"2.1.0"'],
    ["markdown", "No problems found"],
  ] as const) {
    expect((await audit(["compare", seen, "--format", format])).stdout, format).toContain(says);
  }
});

test("A run that was killed goes on, loses nothing and visits nothing twice", async () => {
  project().write("_data/cookies.json", TRUE_INVENTORY);
  const seen = inside("seen.json");
  const journal = `${seen}.part`;
  const pagesIn = (written: string) => written.split('\n{"type":"page"').length - 1;
  const killed = await run([START, ...QUICK, "--results", seen, ...hostOverrides()], {
    journal,
    isEnough: (written) => pagesIn(written) >= 5,
    signal: "SIGKILL",
  });
  expect(killed.code).toBeNull();
  const before = pagesIn(readFileSync(journal, "utf8"));
  expect(before).toBeGreaterThanOrEqual(5);

  const resumed = await run(["--resume", journal, ...QUICK, ...hostOverrides()]);
  expect(resumed.code, resumed.stdout + resumed.stderr).toBe(0);
  const { pages: all } = JSON.parse(readFileSync(seen, "utf8")) as Observations;
  expect(new Set(all.map(({ address }) => address)).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(before);
  expect(existsSync(journal)).toBe(false);
});

test("A run that was stopped with the keyboard says how to go on", async () => {
  const journal = `${inside("seen.json")}.part`;
  const args = [START, ...QUICK, "--results", inside("seen.json"), ...hostOverrides()];
  const stopped = await run(args, {
    journal,
    isEnough: (written) => written.includes('"type":"page"'),
    signal: "SIGINT",
  });
  expect(stopped).toMatchObject({ code: 2, stdout: "" });
  expect(stopped.stderr).toContain("Stopped. Continue with: npx storage-audit run --resume ");
  expect(existsSync(journal)).toBe(true);
});

test("A limit makes the run a sample, and two samples are the same", async () => {
  project().write("_data/cookies.json", TRUE_INVENTORY);
  const visited = async (file: string) => {
    const args = [START, ...QUICK, "--max-pages", "4", "--results", inside(file)];
    const { code, stdout } = await run([...args, ...hostOverrides()]);
    expect(code, stdout).toBe(0);
    expect(stdout).toMatch(
      /No problems found in a sample: 4 of at least \d+ pages were visited; no known cookie banner was found/,
    );
    const { pages } = JSON.parse(readFileSync(inside(file), "utf8")) as Observations;
    return pages.map(({ address }) => address);
  };
  expect(await visited("a.json")).toEqual(await visited("b.json"));
});

/** What is typed behind `storage-audit`, and what is said. */
const REFUSED: Readonly<Record<string, readonly [typed: string, says: string | RegExp]>> = {
  "no address": [
    "run",
    "Name the website to visit: npx storage-audit run https://www.example.gov.uk",
  ],
  "something that is no address": [
    "run mailto:a@b.test",
    "Write it like https://www.example.gov.uk.",
  ],
  "a number that is none": [`run ${START} --max-pages many`, "Write a whole number from 1"],
  "a host that does not answer": [
    "run https://nobody.council.test/ --resolve nobody.council.test=127.0.0.1:9",
    /No page could be visited.*\n.*nobody\.council\.test refused the connection\./,
  ],
  "two sources": [`run ${START} --resume old.json`, "Use only one of an address and --resume."],
  "a journal that is not there": ["run --resume no.part", "cannot be read"],
  "results of another version": ["compare old.json", "by another version of the audit (format 7;"],
  "results that were cut": ["compare cut.json", "is not a complete results file"],
  "a part of no list": [
    `run https://${ASKING.behaves}/ --shard 1/2`,
    "“--shard” needs a list of websites: add “--websites”.",
  ],
  "a part that is none": ["run --websites x.json --shard 3/2", "Write it like 2/5"],
  "a list that is not there": [
    "run --websites nowhere.json",
    "nowhere.json: error: This file is missing.",
  ],
  "an empty list": ["run --websites none.json", "“none.json” lists no websites: add one."],
  "a list with a mistake": [
    "run --websites list.json",
    "list.json:2:2: error: “address” must be a full address that starts with https://",
  ],
  "parts that are not there": [
    "merge a.json",
    "“a.json” cannot be read: name a file that an audit has saved.",
  ],
  "a run before that is no earlier one": [
    "update seen.json --previous seen.json",
    "“seen.json” is not from an earlier run",
  ],
  "an option that is none": [
    "update seen.json --dry-rum",
    "error: unknown option '--dry-rum'\n(Did you mean --dry-run?)",
  ],
  "an option of another command": ["merge a.json --dry-run", "unknown option '--dry-run'"],
};
const FILES = {
  "old.json": JSON.stringify({ version: 7 }),
  "cut.json": '{"version":1,"run":{"type":"ru',
  "none.json": '{"websites": []}',
  "list.json": '{"websites": [\n{"address": "www.council.test"}]}',
  "seen.json": JSON.stringify(observed([{}])),
};
for (const [name, [typed, says]] of Object.entries(REFUSED)) {
  test(`A command ends with 2 and one message for ${name}, and writes nothing`, async () => {
    for (const [file, text] of Object.entries(FILES)) writeFileSync(inside(file), text);
    const before = project().read("_data/cookies.json");
    const { code, stdout, stderr } = await audit(typed.split(" "));
    expect({ code, stdout, stderr }).toMatchObject({ code: 2, stdout: "" });
    expect(stderr).toMatch(says instanceof RegExp ? says : new RegExp(RegExp.escape(says)));
    expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    const kept = existsSync(inside(".audit")) ? readdirSync(inside(".audit")) : [];
    expect(kept).toEqual([]);
    expect(project().read("_data/cookies.json")).toBe(before);
  });
}

test("An inventory with errors ends with 2 before anything is visited", async () => {
  const before = testWebsites().asked.length;
  const wrong = project()
    .read("_data/cookies.json")
    .replace('"storage": "cookie"', '"storage": "cookies"');
  project().write("_data/cookies.json", wrong);
  const { code, stderr } = await run([START, ...hostOverrides()]);
  expect(code).toBe(2);
  expect(stderr).toContain("“storage” must be one of cookie");
  expect(stderr).toContain("Audit not started. Fix these errors first.");
  expect(testWebsites().asked.length).toBe(before);
});

test("A page that could not be visited makes a run that found nothing end with 2", async () => {
  project().write("_data/cookies.json", JSON.stringify({ providers: {}, cookies: [] }));
  const { code, stdout } = await run([
    "https://odd.council.test/broken",
    "https://www.council.test/contact",
    ...QUICK,
    "--max-depth",
    "0",
    ...hostOverrides(),
  ]);
  expect([code, stdout]).toEqual([2, expect.stringContaining("Result: inconclusive.")]);
});
