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
import { createRunner, jobOf, type Runner, workflowText } from "./workflow-steps.ts";

/*
 * The steps of the weekly audit, run as commands in their order in the folder of a made-up council. The project’s own
 * commands are real; GitHub’s is a stand-in that records its arguments.
 */

const ROOT = path.join(import.meta.dirname, "../..");
const FILE = "reusable-audit.yml";
const plan = jobOf(FILE, "plan");
const fetch = jobOf(FILE, "fetch");
const compare = jobOf(FILE, "compare");
const propose = jobOf(FILE, "propose");

const REPOSITORY = { "github.repository": "example/notice", "github.ref_name": "main" };
let runner: Runner;
const inside = (file: string) => path.join(runner.folder, file);
const read = (file: string) => readFileSync(inside(file), "utf8");

test.beforeEach(() => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "notice-"));
  cpSync(MEREFORD_FOLDER, folder, { recursive: true });
  symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"), "junction");
  runner = createRunner({}, folder);
  useCommands("storage-audit merge", "storage-audit update");
  const organisation = JSON.parse(read("_data/organisation.json")) as object;
  leave(
    "_data",
    "organisation.json",
    JSON.stringify({ ...organisation, domains: ["example.gov.uk"] }),
  );
  leave("_data", "cookies.json", inventory({}));
});
test.afterEach(() => runner.dispose());

/** Runs the project’s own commands whose first two words are named; others write empty files, to save time. */
function useCommands(...names: readonly string[]): void {
  runner.standIn(
    "npx",
    `case "$1 $2" in
      ${names.map((name) => `"${name}"`).join("|")}) command=$1; shift; exec "node_modules/.bin/$command" "$@";;
      *"compare") touch report.html;;
      *"check") touch check.txt;;
      *) echo "unexpected: $*"; exit 2;;
    esac`,
  );
}

const KNOWN = {
  ...COOKIE,
  name: "theme",
  domain: "example.gov.uk",
  persistence: "session",
  duration: null,
  exception: 4,
};

function inventory(change: object, ...more: readonly object[]): string {
  return `${inventoryText([{ ...KNOWN, ...change }, ...more])}\n`;
}

/** The version of the format in which results are saved. */
const VERSION = 2;

const HOME = "https://www.example.gov.uk/";

/** The results of a complete shard that started on that day, and saw cookies of these names. */
function results(day: string, ...names: string[]) {
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
    setBy: { by: "script", address: `${HOME}site.js` },
    valueLength: 4,
    refused: null,
  }));
  return {
    version: VERSION,
    run: {
      type: "run",
      version: VERSION,
      browser: "Chromium 156",
      started: `${day}T01:17:00Z`,
      domains: ["example.gov.uk"],
      states: ["before"],
      websites: [
        {
          number: 1,
          starts: [HOME],
          banner: null,
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

function leave(folder: string, file: string, content: string): void {
  mkdirSync(inside(folder), { recursive: true });
  writeFileSync(inside(`${folder}/${file}`), content);
}

/** Leaves the files that the jobs before “compare” upload. */
function given(shard: object, before?: object): void {
  leave("parts", "part-1.json", JSON.stringify(shard));
  leave("before", "fetched.txt", "");
  if (before !== undefined) leave("before", "results.json", JSON.stringify(before));
}

const comparing = () => runner.run(compare, "Compare, update and check");

test("The list is split into a shard for each website, up to the number of machines", () => {
  const shardsOf = (count: number, machines = "16") => {
    const websites = Array.from({ length: count }, (_, index) => ({
      address: `https://${index}.example.gov.uk/`,
    }));
    leave("_data", "websites.json", JSON.stringify({ websites }));
    const { code, outputs } = runner.run(plan, "Split the list", { "inputs.machines": machines });
    expect(code).toBe(0);
    return JSON.parse(outputs.replace("shards=", "")) as string[];
  };
  expect(shardsOf(0)).toEqual([]);
  expect(shardsOf(3)).toEqual(["1/3", "2/3", "3/3"]);
  expect(shardsOf(3, "2")).toEqual(["1/2", "2/2"]);
  const shards = shardsOf(200);
  expect(shards).toHaveLength(16);
  expect(shards.at(-1)).toBe("16/16");
});

test("A crawl is saved under the number of its shard; without results its step fails", () => {
  const crawl = jobOf(FILE, "crawl");
  const values = { "matrix.shard": "2/5", "github.run_id": "7" };
  runner.standIn("npx", "touch part-2.json; exit 1");
  expect(runner.run(crawl, "Crawl", values).code).toBe(0);
  expect(runner.calls()).toEqual([
    "npx storage-audit run --sites _data/websites.json --shard 2/5 --run 7 --observations part-2.json --format text --output part.txt",
  ]);
  rmSync(inside("part-2.json"));
  runner.standIn("npx", "exit 2");
  expect(runner.run(crawl, "Crawl", values).code).toBe(2);
});

test("The options of the crawl are those of the command", () => {
  useCommands("storage-audit run");
  const crawl = jobOf(FILE, "crawl");
  const { code, printed } = runner.run(crawl, "Crawl", {
    "matrix.shard": "2/1",
    "github.run_id": "7",
  });
  expect(code).toBe(2);
  expect(printed).toContain("--shard");
  expect(printed).not.toMatch(/unknown option|unknown command/i);
});

test("An undeclared cookie is proposed as a draft, and the check lists what it lacks", () => {
  const audit = ["run", "merge", "compare", "update"].map((name) => `storage-audit ${name}`);
  useCommands(...audit, "privacy-notice check");
  given(results("2026-11-24", "theme", "counter"));
  const { code, outputs, printed, summary } = comparing();
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

test("A week in which only dates changed is silent; after 90 days the dates are proposed", () => {
  const verified = (lastVerified: string) => inventory({ status: "verified", lastVerified });
  const daysAgo = (days: number) =>
    new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  leave("_data", "cookies.json", verified(daysAgo(7)));
  given(results(daysAgo(0), "theme"));
  expect(comparing()).toMatchObject({ code: 0, outputs: "changed=false\ncode=0\n" });

  leave("_data", "cookies.json", verified(daysAgo(100)));
  expect(comparing()).toMatchObject({ code: 0, outputs: "changed=true\ncode=0\n" });
});

test("A cookie that two weeks have not seen is retired; one that a single week has not seen is reported", () => {
  given(results("2026-11-24"));
  expect(comparing()).toMatchObject({ code: 0, outputs: "changed=false\ncode=1\n" });
  expect(read("text.md")).toContain("“theme” was not seen");

  given(results("2026-11-24"), results("2026-11-17"));
  expect(comparing()).toMatchObject({ code: 0, outputs: "changed=true\ncode=1\n" });
  expect(read("_data/cookies.json")).toContain('"status": "retired"');
});

test("What people have edited in the open pull request is kept", () => {
  given(results("2026-11-24", "theme", "counter"));
  leave("before", "cookies.json", inventory({}, { ...KNOWN, name: "counter", purpose: "Counts." }));
  expect(comparing()).toMatchObject({ code: 0, outputs: "changed=true\ncode=0\n" });
  expect(read("_data/cookies.json")).toContain('"purpose": "Counts."');
  expect(read("_data/cookies.json")).not.toContain('"draft"');
});

test("A missing shard, and an inventory with errors, fail the job and propose nothing", () => {
  const shard = results("2026-11-24", "theme");
  given({ ...shard, run: { ...shard.run, part: { ...shard.run.part, of: 2 } } });
  const missing = comparing();
  expect(missing).toMatchObject({ code: 2, outputs: "" });
  expect(missing.printed).toMatch(/2 of 2 is missing/);

  given(shard);
  leave("_data", "cookies.json", inventory({ storage: "jar" }));
  const wrong = comparing();
  expect(wrong).toMatchObject({ code: 2, outputs: "" });
  expect(wrong.printed).toContain("“storage” must be one of");
});

test("Results are kept by the version of their format", () => {
  const text = workflowText(FILE);
  const names = [...text.matchAll(/\bresults-(\d+)\b/g)].map(([, version]) => Number(version));
  expect(new Set(names)).toEqual(new Set([VERSION]));
  // The command refuses results of another version: those of this test are of the current one.
  given(results("2026-11-24", "theme"));
  expect(comparing().code).toBe(0);
  expect(JSON.parse(read("results.json"))).toMatchObject({ version: VERSION });
});

test("The results of the week before and the open pull request are fetched", () => {
  const values = {
    "github.token": "token",
    "github.workflow_ref": "example/notice/.github/workflows/audit.yml@refs/heads/main",
    ...REPOSITORY,
  };
  const name = "Fetch the inventory of the open pull request, and the results of the week before";
  runner.standIn(
    "gh",
    `case "$*" in
      "pr list"*) echo 7;;
      *"--jq .sha") echo blob-1;;
      "api "*) echo '{"cookies":[]}';;
      "run list"*) echo 99;;
    esac`,
  );
  expect(runner.run(fetch, name, values)).toMatchObject({
    code: 0,
    outputs: "pull=7\nblob=blob-1\n",
  });
  expect(read("before/cookies.json")).toBe('{"cookies":[]}\n');
  expect(runner.calls().at(-2)).toMatch(/^gh run list --workflow audit\.yml --status success /);
  expect(runner.calls().at(-1)).toBe("gh run download 99 --name results-2 --dir before");

  rmSync(inside("before"), { recursive: true });
  runner.standIn("gh", `case "$1 $2" in "run list") echo 99;; "run download") exit 1;; esac`);
  const first = runner.run(fetch, name, values);
  expect(first).toMatchObject({ code: 0, outputs: "pull=\n" });
  expect(first.printed).toContain("no cookie is retired this week");
});

/** Runs the steps that propose a change. The repository on GitHub has this pull request, branch and issue. */
function proposing(
  has: { pull?: string; blob?: string; branch?: boolean; issue?: string },
  compared: { changed: boolean; code: number },
): string[] {
  writeFileSync(inside("text.md"), "The report.\n");
  const before = runner.calls().length;
  runner.standIn(
    "gh",
    `case "$*" in
      *"git/ref/heads/audit --silent") exit ${has.branch ? 0 : 1};;
      *"--jq .object.sha") echo main-1;;
      *"--jq .sha") echo blob-0;;
      "api --method PUT"*) jq --raw-output '"\\(.branch) \\(.sha) \\(.content | @base64d | length)"' commit.json >> "$CALLS";;
      "issue list"*) echo "${has.issue ?? ""}";;
    esac`,
  );
  const values = {
    ...REPOSITORY,
    "github.token": "token",
    "secrets.AUDIT_TOKEN || github.token": "token",
    "needs.fetch.outputs.pull": has.pull ?? "",
    "needs.fetch.outputs.blob": has.blob ?? "",
    "needs.compare.outputs.changed": String(compared.changed),
    "needs.compare.outputs.code": String(compared.code),
    "github.server_url": "https://github.example",
    "github.run_id": "5",
  };
  for (const { name } of propose.steps.filter(({ run }) => run !== undefined)) {
    const { code, printed } = runner.run(propose, name ?? "", values);
    expect(code, printed).toBe(0);
  }
  return runner
    .calls()
    .slice(before)
    .filter((call) => !/^gh (?:api \S+(?: --jq| --silent)|issue list)/.test(call));
}

const SIZE = () => read("_data/cookies.json").length;
const PUT =
  "gh api --method PUT repos/example/notice/contents/_data/cookies.json --input commit.json --silent";
const CREATE =
  "gh pr create --head audit --base main --title Update the cookie inventory after an audit --body-file text.md";
const REFS = "repos/example/notice/git/refs";

test("One pull request is opened, with a commit of the inventory alone and the report as its text", () => {
  expect(proposing({}, { changed: true, code: 1 })).toEqual([
    `gh api ${REFS} --raw-field ref=refs/heads/audit --raw-field sha=main-1 --silent`,
    PUT,
    `audit blob-0 ${SIZE()}`,
    CREATE,
  ]);
  expect(read("text.md")).toBe(
    "The report.\n\n\nThe full report is attached to https://github.example/example/notice/actions/runs/5\n",
  );
});

test("The branch of an earlier pull request is reused", () => {
  expect(proposing({ branch: true }, { changed: true, code: 0 })).toEqual([
    `gh api --method PATCH ${REFS}/heads/audit --raw-field sha=main-1 --field force=true --silent`,
    PUT,
    `audit blob-0 ${SIZE()}`,
    CREATE,
  ]);
});

test("The open pull request gets another commit, based on the file as it was fetched", () => {
  const has = { pull: "7", blob: "blob-7", branch: true };
  expect(proposing(has, { changed: true, code: 1 })).toEqual([
    PUT,
    `audit blob-7 ${SIZE()}`,
    "gh pr edit 7 --body-file text.md",
  ]);
});

test("No change is silent; problems that no edit can fix get an issue, which is closed when they are fixed", () => {
  expect(proposing({}, { changed: false, code: 0 })).toEqual([]);
  expect(proposing({ pull: "7" }, { changed: false, code: 1 })).toEqual([]);
  expect(proposing({}, { changed: false, code: 1 })).toEqual([
    "gh label create audit --description Differences between the websites and the cookie inventory --force",
    "gh issue create --label audit --title The websites do not match the cookie inventory --body-file text.md",
  ]);
  expect(proposing({ issue: "3" }, { changed: false, code: 2 })).toEqual([
    "gh issue edit 3 --body-file text.md",
  ]);
  expect(proposing({ issue: "3" }, { changed: false, code: 0 })).toEqual([
    "gh issue close 3 --comment There is nothing left to report here: https://github.example/example/notice/actions/runs/5",
  ]);
});
