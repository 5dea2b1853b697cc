import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import { COOKIE, inventoryText, MEREFORD_FOLDER } from "test-support";
import { createRunner, readJob, type Runner } from "./workflow-runner.ts";

/*
 * Runs the steps of the audit workflow in a copy of the test council’s folder. The project’s own commands are real;
 * GitHub’s CLI is a stub that records its arguments.
 */

const ROOT = path.join(import.meta.dirname, "../..");
const FILE = "reusable-audit.yml";
const planJob = readJob(FILE, "plan");
const fetchJob = readJob(FILE, "fetch");
const compareJob = readJob(FILE, "compare");
const proposeJob = readJob(FILE, "propose");

const GITHUB = {
  token: "token",
  repository: "example/notice",
  ref_name: "main",
  workflow_ref: "example/notice/.github/workflows/audit.yml@refs/heads/main",
  server_url: "https://github.example",
  run_id: "5",
};
let runner: Runner;
const inFolder = (file: string) => path.join(runner.folder, file);
const read = (file: string) => readFileSync(inFolder(file), "utf8");

test.beforeEach(() => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "notice-"));
  cpSync(MEREFORD_FOLDER, folder, { recursive: true });
  symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"), "junction");
  runner = createRunner({}, folder);
  useCommands("storage-audit merge", "storage-audit update");
  const organisation = JSON.parse(read("_data/organisation.json")) as object;
  write(
    "_data",
    "organisation.json",
    JSON.stringify({ ...organisation, domains: ["example.gov.uk"] }),
  );
  write("_data", "cookies.json", createInventory({}));
});
test.afterEach(() => runner.dispose());

/** Runs the real commands with these names. The others only create empty files, to save time. */
function useCommands(...names: readonly string[]): void {
  runner.stub(
    "npx",
    `case "$1 $2" in
      ${names.map((name) => `"${name}"`).join("|")}) command=$1; shift; exec "node_modules/.bin/$command" "$@";;
      *"compare") touch report.html;;
      *"check") touch check.txt;;
      *) echo "unexpected: $*"; exit 2;;
    esac`,
  );
}

const RECORD = {
  ...COOKIE,
  name: "theme",
  domain: "example.gov.uk",
  persistence: "session",
  duration: null,
  exception: 4,
};

function createInventory(change: object, ...more: readonly object[]): string {
  return `${inventoryText([{ ...RECORD, ...change }, ...more])}\n`;
}

const RESULTS_VERSION = 3;

const HOME = "https://www.example.gov.uk/";

/** Returns the results of a complete shard that was started on `day` and found cookies with these names. */
function createResults(day: string, ...names: string[]) {
  const cookies = names.map((name) => ({
    storage: "cookie",
    name,
    domain: "example.gov.uk",
    hostOnly: false,
    path: "/",
    lifetime: null,
    secure: true,
    httpOnly: false,
    sameSite: "Lax",
    partitionKey: null,
    party: "first",
    setBy: { by: "script", address: `${HOME}site.js`, line: null },
    valueLength: 4,
    refused: null,
  }));
  return {
    version: RESULTS_VERSION,
    run: {
      type: "run",
      version: RESULTS_VERSION,
      browser: "Chromium 156",
      started: `${day}T01:17:00Z`,
      domains: ["example.gov.uk"],
      states: ["before"],
      websites: [
        {
          number: 1,
          starts: [HOME],
          banner: null,
          journeys: [],
          delay: null,
          limits: { maxPages: 1000, maxDepth: null, include: [], exclude: [], seed: "1" },
        },
      ],
      part: { number: 1, of: 1, list: "", name: null },
    },
    sites: [
      {
        type: "site",
        website: 1,
        origin: new URL(HOME).origin,
        robots: { outcome: "none", crawlDelay: null, why: null },
        sitemaps: [],
        addresses: [],
      },
    ],
    pages: [
      {
        type: "page",
        website: 1,
        state: "before",
        order: 0,
        address: HOME,
        journey: null,
        depth: 0,
        from: null,
        outcome: "visited",
        status: 200,
        redirects: [],
        attempts: 1,
        why: null,
        notes: [],
        milliseconds: 100,
        links: [],
        hosts: [],
        cookies,
        items: [],
      },
    ],
    choices: [],
    journeys: [],
    ends: [
      {
        type: "end",
        website: 1,
        ended: `${day}T01:20:00Z`,
        left: { robots: [], traps: [], limit: [], notPages: [] },
      },
    ],
  };
}

function write(folder: string, file: string, content: string): void {
  mkdirSync(inFolder(folder), { recursive: true });
  writeFileSync(inFolder(`${folder}/${file}`), content);
}

/** Writes the artifacts that “compare” downloads. */
function writeArtifacts(shard: object, previous?: object): void {
  write("shards", "shard-1.json", JSON.stringify(shard));
  write("previous", "fetched.txt", "");
  if (previous !== undefined) write("previous", "results.json", JSON.stringify(previous));
}

const runCompare = () => runner.run(compareJob, "Compare, update and check");

test("The list of websites is split into one shard per website, up to the maximum", () => {
  const splitList = (count: number, machines = "16") => {
    const websites = Array.from({ length: count }, (_, index) => ({
      address: `https://${index}.example.gov.uk/`,
    }));
    write("_data", "websites.json", JSON.stringify({ websites }));
    const { code, outputs } = runner.run(planJob, "Split the list of websites", {
      inputs: { machines },
    });
    expect(code).toBe(0);
    return JSON.parse(outputs.replace("shards=", "")) as string[];
  };
  expect(splitList(0)).toEqual([]);
  expect(splitList(3)).toEqual(["1/3", "2/3", "3/3"]);
  expect(splitList(3, "2")).toEqual(["1/2", "2/2"]);
  const shards = splitList(200);
  expect(shards).toHaveLength(16);
  expect(shards.at(-1)).toBe("16/16");
});

const runCrawl = (shard: string) =>
  runner.run(readJob(FILE, "crawl"), "Crawl", {
    matrix: { shard },
    github: GITHUB,
    secrets: { AUDIT_VARIABLES: "AUDIT_USER=a b\r\nnot a variable\nAUDIT_PASSWORD=$(x)='y'" },
  });

test("A crawl is saved under the number of its shard, and fails without results", () => {
  runner.stub("npx", `echo "$AUDIT_USER:$AUDIT_PASSWORD" > shard-2.json; exit 1`);
  expect(runCrawl("2/5").code).toBe(0);
  expect(read("shard-2.json")).toBe("a b:$(x)='y'\n");
  rmSync(inFolder("shard-2.json"));
  runner.stub("npx", "exit 2");
  expect(runCrawl("2/5").code).toBe(2);
});

test("The crawl uses options that the command has", () => {
  useCommands("storage-audit run");
  const { code, printed } = runCrawl("2/1");
  expect(code).toBe(2);
  expect(printed).toContain("--shard");
  expect(printed).not.toMatch(/unknown option|unknown command/i);
});

test("An undeclared cookie is proposed as a draft, and the check lists its missing fields", () => {
  const audit = ["run", "merge", "compare", "update"].map((name) => `storage-audit ${name}`);
  useCommands(...audit, "privacy-notice check");
  writeArtifacts(createResults("2026-11-24", "theme", "counter"));
  const { code, outputs, printed, summary } = runCompare();
  expect(code, printed).toBe(0);
  expect(outputs).toBe("changed=true\ncode=1\n");
  const { cookies } = JSON.parse(read("_data/cookies.json")) as { cookies: object[] };
  expect(cookies).toMatchObject([
    { name: "theme", status: "verified", lastVerified: "2026-11-24" },
    { name: "counter", status: "draft", category: null, purpose: null, exception: null },
  ]);
  const text = read("text.md");
  expect(text.split("\n")[0]).toMatch(/\b1 (?:record )?verified\b.*\b1 draft added\b/);
  expect(text).toMatch(/“counter” is a draft.*category and purpose/);
  expect(text).toContain("# Audit of Mereford District Council");
  expect(summary).toBe(text);
  expect(read("report.html")).toContain("Mereford District Council");
  expect(read("report.html")).toContain("counter");
});

test("A change of dates only is proposed after 90 days", () => {
  const verifiedOn = (lastVerified: string) =>
    createInventory({ status: "verified", lastVerified });
  const daysAgo = (days: number) =>
    new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  write("_data", "cookies.json", verifiedOn(daysAgo(7)));
  writeArtifacts(createResults(daysAgo(0), "theme"));
  expect(runCompare()).toMatchObject({ code: 0, outputs: "changed=false\ncode=0\n" });

  write("_data", "cookies.json", verifiedOn(daysAgo(100)));
  expect(runCompare()).toMatchObject({ code: 0, outputs: "changed=true\ncode=0\n" });
});

test("A cookie that is missing once is reported; one that is missing twice is retired", () => {
  writeArtifacts(createResults("2026-11-24"));
  expect(runCompare()).toMatchObject({ code: 0, outputs: "changed=false\ncode=1\n" });
  expect(read("text.md")).toContain("“theme” was not found");

  writeArtifacts(createResults("2026-11-24"), createResults("2026-11-17"));
  expect(runCompare()).toMatchObject({ code: 0, outputs: "changed=true\ncode=1\n" });
  expect(read("_data/cookies.json")).toContain('"status": "retired"');
});

test("Edits in the open pull request are kept", () => {
  writeArtifacts(createResults("2026-11-24", "theme", "counter"));
  write(
    "previous",
    "cookies.json",
    createInventory({}, { ...RECORD, name: "counter", purpose: "Counts." }),
  );
  expect(runCompare()).toMatchObject({ code: 0, outputs: "changed=true\ncode=0\n" });
  expect(read("_data/cookies.json")).toContain('"purpose": "Counts."');
  expect(read("_data/cookies.json")).not.toContain('"draft"');
});

test("A missing shard or an inventory with errors fails the job", () => {
  const shard = createResults("2026-11-24", "theme");
  writeArtifacts({ ...shard, run: { ...shard.run, part: { ...shard.run.part, of: 2 } } });
  const missingShard = runCompare();
  expect(missingShard).toMatchObject({ code: 2, outputs: "" });
  expect(missingShard.printed).toMatch(/2 of 2 is missing/);

  writeArtifacts(shard);
  write("_data", "cookies.json", createInventory({ storage: "jar" }));
  const invalidInventory = runCompare();
  expect(invalidInventory).toMatchObject({ code: 2, outputs: "" });
  expect(invalidInventory.printed).toContain("“storage” must be one of");
});

test("Fetches the pull request’s inventory and last week’s results", () => {
  const fetch = () =>
    runner.run(fetchJob, "Fetch the pull request’s inventory and last week’s results", {
      github: GITHUB,
    });
  runner.stub(
    "gh",
    `case "$*" in
      "pr list"*) echo 7;;
      *"--jq .sha") echo blob-1;;
      "api "*) echo '{"cookies":[]}';;
      "run list"*) echo 99;;
    esac`,
  );
  expect(fetch()).toMatchObject({ code: 0, outputs: "pull=7\nblob=blob-1\n" });
  expect(read("previous/cookies.json")).toBe('{"cookies":[]}\n');
  expect(runner.calls().at(-2)).toMatch(/^gh run list --workflow audit\.yml --status success /);
  // Results in another version of the format cannot be read, so the artifact is named after it.
  const artifact = `results-${RESULTS_VERSION}`;
  expect(runner.calls().at(-1)).toBe(`gh run download 99 --name ${artifact} --dir previous`);
  const uploads = compareJob.steps.map(({ with: settings }) => settings);
  expect(uploads).toContainEqual(expect.objectContaining({ name: artifact, path: "results.json" }));

  rmSync(inFolder("previous"), { recursive: true });
  runner.stub("gh", `case "$1 $2" in "run list") echo 99;; "run download") exit 1;; esac`);
  const unavailable = fetch();
  expect(unavailable).toMatchObject({ code: 0, outputs: "pull=\n" });
  expect(unavailable.printed).toContain("no cookie is retired this week");
});

/** Runs the steps of the job “propose”, and returns the calls that change something on GitHub. */
function runPropose(
  existing: { pull?: string; blob?: string; branch?: boolean; issue?: string },
  compared: { changed: boolean; code: number },
): string[] {
  writeFileSync(inFolder("text.md"), "The report.\n");
  const earlierCalls = runner.calls().length;
  runner.stub(
    "gh",
    `case "$*" in
      *"git/ref/heads/audit --silent") exit ${existing.branch ? 0 : 1};;
      *"--jq .object.sha") echo main-1;;
      *"--jq .sha") echo blob-0;;
      "api --method PUT"*) jq --raw-output '"\\(.branch) \\(.sha) \\(.content | @base64d | length)"' commit.json >> "$CALLS";;
      "issue list"*) echo "${existing.issue ?? ""}";;
    esac`,
  );
  const contexts = {
    github: GITHUB,
    secrets: {},
    needs: {
      fetch: { outputs: { pull: existing.pull ?? "", blob: existing.blob ?? "" } },
      compare: { outputs: compared },
    },
  };
  for (const { name } of proposeJob.steps.filter(({ run }) => run !== undefined)) {
    const { code, printed } = runner.run(proposeJob, name ?? "", contexts);
    expect(code, printed).toBe(0);
  }
  return runner
    .calls()
    .slice(earlierCalls)
    .filter((call) => !/^gh (?:api \S+(?: --jq| --silent)|issue list)/.test(call));
}

const inventorySize = () => read("_data/cookies.json").length;
const COMMIT =
  "gh api --method PUT repos/example/notice/contents/_data/cookies.json --input commit.json --silent";
const CREATE_PULL_REQUEST =
  "gh pr create --head audit --base main --title Update the cookie inventory after an audit --body-file text.md";
const REFS = "repos/example/notice/git/refs";

test("Opens one pull request with the inventory as its only change and the report as its text", () => {
  expect(runPropose({}, { changed: true, code: 1 })).toEqual([
    `gh api ${REFS} --raw-field ref=refs/heads/audit --raw-field sha=main-1 --silent`,
    COMMIT,
    `audit blob-0 ${inventorySize()}`,
    CREATE_PULL_REQUEST,
  ]);
  expect(read("text.md")).toBe(
    "The report.\n\n\nThe full report is attached to https://github.example/example/notice/actions/runs/5\n",
  );
});

test("Reuses the branch of an earlier pull request", () => {
  expect(runPropose({ branch: true }, { changed: true, code: 0 })).toEqual([
    `gh api --method PATCH ${REFS}/heads/audit --raw-field sha=main-1 --field force=true --silent`,
    COMMIT,
    `audit blob-0 ${inventorySize()}`,
    CREATE_PULL_REQUEST,
  ]);
});

test("Adds a commit to the open pull request, based on the fetched file", () => {
  const existing = { pull: "7", blob: "blob-7", branch: true };
  expect(runPropose(existing, { changed: true, code: 1 })).toEqual([
    COMMIT,
    `audit blob-7 ${inventorySize()}`,
    "gh pr edit 7 --body-file text.md",
  ]);
});

test("Problems that the update cannot fix get an issue, which is closed when they are fixed", () => {
  expect(runPropose({}, { changed: false, code: 0 })).toEqual([]);
  expect(runPropose({ pull: "7" }, { changed: false, code: 1 })).toEqual([]);
  expect(runPropose({}, { changed: false, code: 1 })).toEqual([
    "gh label create audit --description Differences between the websites and the cookie inventory --force",
    "gh issue create --label audit --title The websites do not match the cookie inventory --body-file text.md",
  ]);
  expect(runPropose({ issue: "3" }, { changed: false, code: 2 })).toEqual([
    "gh issue edit 3 --body-file text.md",
  ]);
  expect(runPropose({ issue: "3" }, { changed: false, code: 0 })).toEqual([
    "gh issue close 3 --comment There is nothing left to report: https://github.example/example/notice/actions/runs/5",
  ]);
});
