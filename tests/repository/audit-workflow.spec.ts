import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import type { Observations } from "storage-audit";
import { observedThings, seenCookie } from "storage-audit";
import { COOKIE, inventoryText } from "test-support";
import { createRunner, jobOf, type Runner } from "./workflow-steps.ts";
import { createWorkspace, type Workspace } from "privacy-notice";

/*
 * The steps of the weekly audit, run as commands in their order: npm runs the project's own commands, and GitHub's
 * command is a stand-in that notes what it was given.
 */

const FILE = "audit.yml";
const plan = jobOf(FILE, "plan");
const remember = jobOf(FILE, "remember");
const compare = jobOf(FILE, "compare");
const propose = jobOf(FILE, "propose");

const REPOSITORY = { "github.repository": "example/notice", "github.ref_name": "main" };
let workspace: Workspace;
let runner: Runner;
test.beforeEach(() => {
  workspace = createWorkspace();
  runner = createRunner({}, workspace.folder);
  runner.standIn("npm", `shift 2; command=$1; shift 2; exec node "src/cli/$command.ts" "$@"`);
  workspace.set("_data/organisation.json", ["domains"], ["example.gov.uk"]);
  workspace.write("_data/cookies.json", inventory({}));
});
test.afterEach(() => runner.dispose());

const inside = (file: string) => path.join(workspace.folder, file);

const KNOWN = {
  ...COOKIE,
  name: "theme",
  domain: "example.gov.uk",
  persistence: "session",
  duration: null,
  exception: 4,
};

function inventory(change: object): string {
  return `${JSON.stringify(JSON.parse(inventoryText([{ ...KNOWN, ...change }])), null, 2)}\n`;
}

/** A part of a run that was begun on that day, and saw cookies of these names. */
function part(day: string, ...names: string[]): Observations {
  const seen = observedThings(...names.map((name) => seenCookie({ name })));
  return { ...seen, run: { ...seen.run, started: `${day}T01:17:00Z` } };
}

function leave(folder: string, file: string, content: string): void {
  mkdirSync(inside(folder), { recursive: true });
  writeFileSync(inside(`${folder}/${file}`), content);
}

/** What the job before leaves for the one that compares. */
function given(seen: Observations, before?: Observations): void {
  leave("parts", "part-1.json", JSON.stringify(seen));
  leave("before", "fetched.txt", "");
  if (before !== undefined) leave("before", "seen.json", JSON.stringify(before));
}

const comparing = () => runner.run(compare, "Compare, update and check");

test("The list is split into a part for each website, up to sixteen", () => {
  const partsOf = (count: number) => {
    const websites = Array.from({ length: count }, (_, index) => ({
      address: `https://${index}.example.gov.uk/`,
    }));
    workspace.write("_data/websites.json", JSON.stringify({ websites }));
    const { code, outputs } = runner.run(plan, "Split");
    expect(code).toBe(0);
    return JSON.parse(outputs.replace("parts=", "")) as string[];
  };
  expect(partsOf(0)).toEqual([]);
  expect(partsOf(3)).toEqual(["1/3", "2/3", "3/3"]);
  const parts = partsOf(200);
  expect(parts).toHaveLength(16);
  expect(parts.at(-1)).toBe("16/16");
});

test("A cookie that nobody has declared is proposed as a draft, and the check says what it lacks", () => {
  given(part("2026-11-24", "theme", "counter"));
  const { code, outputs, printed, summary } = comparing();
  expect(code, printed).toBe(0);
  expect(outputs).toBe("changed=true\ncode=1\n");
  const { cookies } = JSON.parse(workspace.read("_data/cookies.json")) as { cookies: object[] };
  expect(cookies).toMatchObject([
    { name: "theme", status: "verified", lastVerified: "2026-11-24" },
    { name: "counter", status: "draft", category: null, purpose: null, exception: null },
  ]);
  const text = readFileSync(inside("text.md"), "utf8");
  expect(text).toMatch(/^In the inventory: 1 record verified and 1 draft added/);
  expect(text).toContain("“counter” is a draft; still to fill in: category and purpose.");
  expect(text).toContain("The inventory is untrue in 1 point");
  expect(summary).toBe(text);
  expect(readFileSync(inside("report.html"), "utf8")).toContain(
    "The inventory is untrue in 1 point",
  );
});

test("A week in which nothing but the day changed is silent; after a quarter of a year the day is news", () => {
  const verified = (lastVerified: string) => inventory({ status: "verified", lastVerified });
  const today = new Date().toISOString().slice(0, 10);
  const daysAgo = (days: number) =>
    new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  workspace.write("_data/cookies.json", verified(daysAgo(7)));
  given(part(today, "theme"));
  expect(comparing()).toMatchObject({ code: 0, outputs: "changed=false\ncode=0\n" });

  workspace.write("_data/cookies.json", verified(daysAgo(100)));
  expect(comparing()).toMatchObject({ code: 0, outputs: "changed=true\ncode=0\n" });
});

test("What two weeks have not seen is proposed as retired, and what one has not is told", () => {
  given(part("2026-11-24"));
  expect(comparing()).toMatchObject({ code: 0, outputs: "changed=false\ncode=1\n" });
  expect(readFileSync(inside("text.md"), "utf8")).toContain("“theme” was not seen");

  given(part("2026-11-24"), part("2026-11-17"));
  expect(comparing()).toMatchObject({ code: 0, outputs: "changed=true\ncode=1\n" });
  expect(workspace.read("_data/cookies.json")).toContain('"status": "retired"');
});

test("What people have finished in the open pull request stays", () => {
  given(part("2026-11-24", "theme", "counter"));
  const finished = { ...KNOWN, name: "counter", purpose: "Counts." };
  const theirs = `${JSON.stringify(JSON.parse(inventoryText([KNOWN, finished])), null, 2)}\n`;
  leave("before", "cookies.json", theirs);
  expect(comparing()).toMatchObject({ code: 0, outputs: "changed=true\ncode=0\n" });
  expect(workspace.read("_data/cookies.json")).toContain('"purpose": "Counts."');
  expect(workspace.read("_data/cookies.json")).not.toContain('"draft"');
});

test("A part that is missing, and an inventory with errors, end the job and propose nothing", () => {
  const seen = part("2026-11-24", "theme");
  given({ ...seen, run: { ...seen.run, part: { ...seen.run.part, number: 1, of: 2 } } });
  const missing = comparing();
  expect(missing).toMatchObject({ code: 2, outputs: "" });
  expect(missing.printed).toContain("Part 2 of 2 is missing.");

  given(seen);
  workspace.edit("_data/cookies.json", '"storage": "cookie"', '"storage": "jar"');
  const wrong = comparing();
  expect(wrong).toMatchObject({ code: 2, outputs: "" });
  expect(wrong.printed).toContain("“storage” must be one of");
});

test("The week before and the open pull request are fetched", () => {
  rmSync(inside("before"), { recursive: true, force: true });
  const values = { "github.token": "token", ...REPOSITORY };
  const name = "Fetch the inventory that is proposed, and what was seen the week before";
  runner.standIn(
    "gh",
    `case "$*" in
      "pr list"*) echo 7;;
      *"--jq .sha") echo blob-1;;
      "api "*) echo '{"cookies":[]}';;
      "run list"*) echo 99;;
      "run download"*) exit "\${GONE:-0}";;
    esac`,
  );
  expect(runner.run(remember, name, values)).toMatchObject({
    code: 0,
    outputs: "pull=7\nblob=blob-1\n",
  });
  expect(readFileSync(inside("before/cookies.json"), "utf8")).toBe('{"cookies":[]}\n');
  expect(runner.calls().at(-1)).toBe("gh run download 99 --name seen-2 --dir before");

  rmSync(inside("before"), { recursive: true });
  runner.standIn("gh", `case "$1 $2" in "run list") echo 99;; "run download") exit 1;; esac`);
  const first = runner.run(remember, name, values);
  expect(first).toMatchObject({ code: 0, outputs: "pull=\n" });
  expect(first.printed).toContain("nothing is retired this week");
});

/** Proposes what was compared; GitHub has these pull requests, branches and issues. */
function proposing(
  has: { pull?: string; blob?: string; branch?: boolean; issue?: string },
  came: { changed: boolean; code: number },
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
    "needs.remember.outputs.pull": has.pull ?? "",
    "needs.remember.outputs.blob": has.blob ?? "",
    "needs.compare.outputs.changed": String(came.changed),
    "needs.compare.outputs.code": String(came.code),
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

const SIZE = () => workspace.read("_data/cookies.json").length;
const PUT =
  "gh api --method PUT repos/example/notice/contents/_data/cookies.json --input commit.json --silent";
const CREATE =
  "gh pr create --head audit --base main --title What the websites store has changed --body-file text.md";
const REFS = "repos/example/notice/git/refs";

test("One pull request is opened, by a commit of the inventory alone, with the report as its text", () => {
  expect(proposing({}, { changed: true, code: 1 })).toEqual([
    `gh api ${REFS} --raw-field ref=refs/heads/audit --raw-field sha=main-1 --silent`,
    PUT,
    `audit blob-0 ${SIZE()}`,
    CREATE,
  ]);
  expect(readFileSync(inside("text.md"), "utf8")).toBe(
    "The report.\n\n\nThe whole report is attached to https://github.example/example/notice/actions/runs/5\n",
  );
});

test("What is left of an earlier pull request makes room for the next one", () => {
  expect(proposing({ branch: true }, { changed: true, code: 0 })).toEqual([
    `gh api --method PATCH ${REFS}/heads/audit --raw-field sha=main-1 --field force=true --silent`,
    PUT,
    `audit blob-0 ${SIZE()}`,
    CREATE,
  ]);
});

test("The open pull request gets a commit more, unless somebody was faster", () => {
  const has = { pull: "7", blob: "blob-7", branch: true };
  expect(proposing(has, { changed: true, code: 1 })).toEqual([
    PUT,
    `audit blob-7 ${SIZE()}`,
    "gh pr edit 7 --body-file text.md",
  ]);
});

test("Nothing new is silent; what no edit can mend gets an issue, which is closed when it is mended", () => {
  expect(proposing({}, { changed: false, code: 0 })).toEqual([]);
  expect(proposing({ pull: "7" }, { changed: false, code: 1 })).toEqual([]);
  expect(proposing({}, { changed: false, code: 1 })).toEqual([
    "gh label create audit --description What the websites do against the inventory --force",
    "gh issue create --label audit --title The websites do not do what the inventory says --body-file text.md",
  ]);
  expect(proposing({ issue: "3" }, { changed: false, code: 2 })).toEqual([
    "gh issue edit 3 --body-file text.md",
  ]);
  expect(proposing({ issue: "3" }, { changed: false, code: 0 })).toEqual([
    "gh issue close 3 --comment There is nothing more to tell here: https://github.example/example/notice/actions/runs/5",
  ]);
});
