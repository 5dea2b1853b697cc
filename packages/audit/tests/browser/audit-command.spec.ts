import { hash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import type { Observations } from "../../src/observation-schema.ts";
import { auditCommands, QUICK } from "../support/audit-commands.ts";
import { readFolder, readIndex } from "../support/evidence-files.ts";
import { observed } from "../support/made-observations.ts";
import { BANNER_HOSTS, SECRET, START } from "../websites/index.ts";
import { REDIRECT_COOKIES, REDIRECTING_HOST } from "../websites/odd-website.ts";
import { MISTAKES, STALE_INVENTORY, CORRECT_INVENTORY } from "../websites/test-inventories.ts";

/* The command `storage-audit`, run on the local test websites: as a process, at least once for each exit code. */

const { testWebsites, project, inside, hostOverrides, audit, run, runAsProcess } = auditCommands([
  "council.test",
  "council-libraries.test",
]);

test("The exit code is 1 for a stale inventory, whose problems are reported, and 0 for a correct one", async () => {
  project().write("_data/cookies.json", STALE_INVENTORY);
  const [results, evidence] = [inside("results.json"), inside("evidence")];
  const options = ["--no-consent", "--results", results, "--evidence", "evidence"];
  const args = [START, ...QUICK, ...options, ...hostOverrides()];
  const stale = await runAsProcess(args);
  expect(stale.code, stale.stderr).toBe(1);
  expect(stale.stdout).toContain(`${MISTAKES.length} problems found`);
  for (const { rule } of MISTAKES) expect(stale.stdout).toContain(`[${rule}]`);
  expect(existsSync(`${results}.part`)).toBe(false);
  expect(stale.stdout + stale.stderr + readFileSync(results, "utf8")).not.toContain(SECRET);

  const { index, listed, actual } = readIndex(evidence);
  expect(listed).toEqual(actual);
  expect(index.resultsSha256).toBe(hash("sha256", readFileSync(results)));
  const files = readFolder(evidence);
  expect(stale.stderr).toContain(hash("sha256", String(files.get("index.json"))));
  for (const [name, content] of files) expect(String(content), name).not.toContain(SECRET);
  expect(index.pictures).toMatchObject([{ shows: "first-page", address: START }]);
  expect(index.har).toMatchObject([{ website: 1, state: "before" }]);
  expect(index.scripts).toContainEqual(
    expect.objectContaining({
      addresses: ["https://analytics.test/analytics.js"],
      sets: expect.arrayContaining([{ storage: "cookie", name: "_ga", line: 3 }]),
    }),
  );
  const staleReport = inside("stale.html");
  const withLinks = ["--format", "html", "--output", staleReport, "--evidence", "evidence"];
  await audit(["compare", results, ...withLinks]);
  const links = [...readFileSync(staleReport, "utf8").matchAll(/href="evidence\/([^"]+)"/g)];
  const linked = links.map(([, file = ""]) => file);
  expect([...files.keys()]).toEqual(expect.arrayContaining(linked));
  const { file: siteScript } =
    index.scripts.find(({ addresses }) => addresses[0] === `${START}site.js`) ?? {};
  const saved = [...index.pictures, ...index.har].map(({ file }) => file);
  expect(linked).toEqual(expect.arrayContaining(["index.json", siteScript, ...saved]));

  project().write("_data/cookies.json", CORRECT_INVENTORY);
  const correct = await audit(["compare", results]);
  expect(correct.code, correct.stdout).toBe(0);
  expect(correct.stdout).toContain("No problems found");

  const report = inside("report.html");
  const html = await audit(["compare", results, "--format", "html", "--output", report]);
  expect(html).toMatchObject({ code: 0, stdout: "" });
  expect(readFileSync(report, "utf8")).toContain("No problems found");
  for (const [format, text] of [
    ["json", '"verdict"'],
    ["sarif", '"2.1.0"'],
    ["markdown", "No problems found"],
  ] as const) {
    const { stdout } = await audit(["compare", results, "--format", format]);
    expect(stdout, format).toContain(text);
  }
});

test("A killed run is resumed without losing pages or visiting any twice", async () => {
  project().write("_data/cookies.json", CORRECT_INVENTORY);
  const results = inside("results.json");
  const journal = `${results}.part`;
  const countPages = (content: string) => content.split('\n{"type":"page"').length - 1;
  // Slow enough that it is killed before it ends.
  const args = [START, "--delay", "300", "--no-consent", "--results", results, ...hostOverrides()];
  const killed = await runAsProcess(args, {
    journal,
    isMet: (content) => countPages(content) >= 5,
    signal: "SIGKILL",
  });
  expect(killed.code).toBeNull();
  const before = countPages(readFileSync(journal, "utf8"));
  expect(before).toBeGreaterThanOrEqual(5);

  const resumed = await run(["--resume", journal, ...QUICK, ...hostOverrides()]);
  expect(resumed.code, resumed.stdout + resumed.stderr).toBe(0);
  const { pages: all } = JSON.parse(readFileSync(results, "utf8")) as Observations;
  expect(new Set(all.map(({ address }) => address)).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(before);
  expect(existsSync(journal)).toBe(false);
});

test("A run that is stopped with Ctrl+C while it waits ends at once, cleans up and explains how to resume it", async () => {
  const journal = `${inside("results.json")}.part`;
  const temporaryFolder = inside("temporary");
  mkdirSync(temporaryFolder);
  // If the tests use the bundled browser, it is unpacked in the temporary folder.
  for (const name of readdirSync(os.tmpdir())) {
    if (/^storage-audit-chromium-[\d.]+-\d+$/.test(name))
      symlinkSync(path.join(os.tmpdir(), name), path.join(temporaryFolder, name));
  }
  // The second request of the run is due after a quarter of an hour, when this test has long failed.
  const args = [START, "--delay", "1000000", "--results", inside("results.json")];
  const stopped = await runAsProcess([...args, ...hostOverrides()], {
    journal,
    isMet: (content) => content.includes('"type":"run"'),
    signal: "SIGINT",
    temporaryFolder,
  });
  expect(stopped).toMatchObject({ code: 2, stdout: "" });
  expect(stopped.stderr).toContain(
    "Stopped. Continue with: npx storage-audit run --resume results.json.part\nAdd the same options again: --delay, --resolve, --ca-file\n",
  );
  expect(stopped.stderr.match(/Stopped/g)).toHaveLength(1);
  expect(readFileSync(journal, "utf8").trim().split("\n")).toHaveLength(1);
  const left = readdirSync(temporaryFolder).filter((name) => !/^(?:storage|node)-/.test(name));
  expect(left).toEqual([]);
});

test("The progress is kept if the results cannot be saved, and they are saved later", async () => {
  project().write("_data/cookies.json", CORRECT_INVENTORY);
  const [results, page] = [inside("results.json"), "https://www.council.test/contact"];
  const journal = `${results}.part`;
  mkdirSync(results);
  const args = [page, ...QUICK, "--no-consent", "--max-pages", "1", "--results", results];
  const failed = await run([...args, ...hostOverrides()]);
  expect(failed).toMatchObject({ code: 2, stdout: "" });
  expect(failed.stderr).toContain("The results cannot be saved");
  expect(existsSync(journal)).toBe(true);

  rmdirSync(results);
  const resumed = await run(["--resume", journal, ...hostOverrides()]);
  expect(resumed.code, resumed.stdout + resumed.stderr).toBe(0);
  expect([existsSync(results), existsSync(journal)]).toEqual([true, false]);
});

test("What redirects set is reported and saved, though no page could be visited", async () => {
  project().write("_data/cookies.json", CORRECT_INVENTORY);
  const results = inside("results.json");
  const args = [`https://${REDIRECTING_HOST}/`, ...QUICK, "--results", results];
  const { code, stdout, stderr } = await run([...args, ...hostOverrides()]);
  expect(code, stdout + stderr).toBe(1);
  expect(stderr).toContain("No page could be visited");
  expect(stdout).toContain("Redirected to another organisation’s website.");
  for (const name of REDIRECT_COOKIES) expect(stdout).toContain(`The cookie “${name}”`);
  expect(readFileSync(results, "utf8")).toContain('"first_redirect"');
  expect(existsSync(`${results}.part`)).toBe(false);
});

test("A limited run is a sample, and two samples visit the same pages", async () => {
  project().write("_data/cookies.json", CORRECT_INVENTORY);
  const visitedAddresses = async (file: string) => {
    const args = [START, ...QUICK, "--no-consent", "--max-pages", "4", "--results", inside(file)];
    const { code, stdout } = await run([...args, ...hostOverrides()]);
    expect(code, stdout).toBe(0);
    expect(stdout).toMatch(
      /No problems found in a sample: 4 of at least \d+ pages were visited; the audit did not check what is stored after a choice/,
    );
    const { pages } = JSON.parse(readFileSync(inside(file), "utf8")) as Observations;
    return pages.map(({ address }) => address);
  };
  const [first, second] = await Promise.all(["a.json", "b.json"].map(visitedAddresses));
  expect(first).toEqual(second);
});

/** Arguments of `storage-audit`, and the expected error. */
const INVALID: Readonly<Record<string, readonly [args: string, message: string | RegExp]>> = {
  "no address": [
    "run",
    "Name the website to visit: npx storage-audit run https://www.example.gov.uk",
  ],
  "an argument that is not an address": [
    "run mailto:a@b.test",
    "Write it like https://www.example.gov.uk.",
  ],
  "an option that is not a number": [
    `run ${START} --max-pages many`,
    "Write a whole number from 1",
  ],
  "a host that does not respond": [
    "run https://down.council.test/ --resolve down.council.test=127.0.0.1:9",
    /No page could be visited.*\n.*down\.council\.test refused the connection\./,
  ],
  "two sources": [
    `run ${START} --websites list.json`,
    "Use only one of an address and --websites.",
  ],
  "evidence in a folder that is not empty": [
    `run ${START} --evidence _data`,
    "“_data” is not empty: name a new folder for the evidence",
  ],
  "evidence in a file": [
    `run ${START} --evidence list.json`,
    "“list.json” cannot be used for the evidence: name a folder that you may write to.",
  ],
  "the evidence of another run": [
    "compare results.json --evidence _data",
    "“_data” is not the evidence of this run.",
  ],
  "a missing journal": ["run --resume no.part", "cannot be read"],
  "results to be resumed": [
    "run --resume results.json",
    "“results.json” is not a progress file: name the file that ends in .part.",
  ],
  "options that a resumed run would ignore": [
    `run ${START} --resume no.part --seed 2 --delay 9 --max-pages 3 --no-consent --websites list.json`,
    `Leave out ${START}, --websites, --no-consent, --max-pages, --seed.`,
  ],
  "results of another version": ["compare old.json", "by another version of the audit (format 7;"],
  "truncated results": ["compare cut.json", "is not a complete results file"],
  "a shard without a list of websites": [
    `run https://${BANNER_HOSTS.behaves}/ --shard 1/2`,
    "“--shard” needs a list of websites: add “--websites”.",
  ],
  "an invalid shard": ["run --websites x.json --shard 3/2", "Write it like 2/5"],
  "a missing list": ["run --websites nowhere.json", "nowhere.json: error: This file is missing."],
  "an empty list": ["run --websites none.json", "“none.json” lists no websites: add one."],
  "a list with a mistake": [
    "run --websites list.json",
    "list.json:2:2: error: “address” must be a full address that starts with https://",
  ],
  "missing shards": [
    "merge a.json",
    "“a.json” cannot be read: name a file that an audit has saved.",
  ],
  "a previous run that is not earlier": [
    "update results.json --previous results.json",
    "“results.json” is not from an earlier run",
  ],
  "known cookies of another form, before the crawl starts": [
    `run ${START} --known-cookies list.json`,
    "“list.json” cannot be used as “--known-cookies”. Line 2: “cookie” is missing, or is not text. Download",
  ],
  "an update with known cookies that do not exist": [
    "update results.json --known-cookies none.csv",
    "“none.csv” cannot be used as “--known-cookies”. It cannot be read. Download",
  ],
  "an unknown option": [
    "update results.json --dry-rum",
    "error: unknown option '--dry-rum'\n(Did you mean --dry-run?)",
  ],
  "an option of another command": ["merge a.json --dry-run", "unknown option '--dry-run'"],
};
const FILES = {
  "old.json": JSON.stringify({ version: 7 }),
  "cut.json": '{"version":1,"run":{"type":"ru',
  "none.json": '{"websites": []}',
  "list.json": '{"websites": [\n{"address": "www.council.test"}]}',
  "results.json": JSON.stringify(observed([{}])),
};
for (const [name, [args, message]] of Object.entries(INVALID)) {
  test(`The exit code is 2 for ${name}, with one error and no files written`, async () => {
    for (const [file, text] of Object.entries(FILES)) writeFileSync(inside(file), text);
    const before = project().read("_data/cookies.json");
    const { code, stdout, stderr } = await audit(args.split(" "));
    expect({ code, stdout, stderr }).toMatchObject({ code: 2, stdout: "" });
    expect(stderr).toMatch(
      message instanceof RegExp ? message : new RegExp(RegExp.escape(message)),
    );
    expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    const savedFiles = existsSync(inside(".audit")) ? readdirSync(inside(".audit")) : [];
    expect(savedFiles).toEqual([]);
    expect(project().read("_data/cookies.json")).toBe(before);
  });
}

test("An inventory with errors stops the audit before it starts, with exit code 2", async () => {
  const before = testWebsites().requestedPaths.length;
  const wrong = project()
    .read("_data/cookies.json")
    .replace('"storage": "cookie"', '"storage": "cookies"');
  project().write("_data/cookies.json", wrong);
  const { code, stderr } = await run([START, ...hostOverrides()]);
  expect(code).toBe(2);
  expect(stderr).toContain("“storage” must be one of cookie");
  expect(stderr).toContain("Audit not started. Fix these errors first.");
  expect(testWebsites().requestedPaths.length).toBe(before);
});

test("The exit code is 2 if a page could not be visited and no problems were found", async () => {
  project().write("_data/cookies.json", JSON.stringify({ providers: {}, cookies: [] }));
  const { code, stdout } = await run([
    "https://odd.council.test/broken",
    "https://www.council.test/contact",
    ...QUICK,
    "--no-consent",
    "--max-depth",
    "0",
    ...hostOverrides(),
  ]);
  expect([code, stdout]).toEqual([2, expect.stringContaining("Result: inconclusive.")]);
});
