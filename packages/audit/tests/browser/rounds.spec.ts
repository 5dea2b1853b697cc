import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { type Observations, STATES } from "../../src/observations.ts";
import { COOKIE } from "test-support";
import { detourTo, runAudit, type Stop } from "../support/audit-process.ts";
import { createWorkspace, type Workspace } from "privacy-notice";
import { ASKING, type Family, startFamily } from "../websites/index.ts";

/* The audit at work, as an information officer uses it: whole processes on local websites that ask about cookies. */

test.describe.configure({ timeout: 180_000 });

let family: Family;
let workspace: Workspace;
test.beforeAll(async () => {
  family = await startFamily();
});
test.afterAll(() => family.close());
test.beforeEach(() => {
  workspace = createWorkspace();
  workspace.set("_data/organisation.json", ["domains"], ["council.test"]);
});
test.afterEach(() => workspace.dispose());

const FILE = "_data/cookies.json";
const QUICK = ["--delay", "0", "--watch", "700"];
const inside = (file: string) => path.join(workspace.folder, file);
const home = (name: keyof typeof ASKING) => `https://${ASKING[name]}/`;

const detour = () => detourTo(family);
const audit = (args: readonly string[], stop?: Stop) => runAudit(workspace.folder, args, stop);

const seenIn = (file: string) => JSON.parse(readFileSync(inside(file), "utf8")) as Observations;

const RECORD = {
  ...COOKIE,
  domain: ASKING.behaves,
  persistence: "session",
  duration: null,
  category: "essential",
  setBy: "client",
  exception: 4,
};

function inventory(...cookies: object[]): string {
  const providers = {
    us: { name: "Mereford Council", home: "https://www.council.test", privacyPolicy: null },
  };
  return `${JSON.stringify({ providers, cookies }, null, 2)}\n`;
}

test("Three rounds of run, update and finishing the drafts lead from a stale inventory to a clean verdict", async () => {
  const sid = { ...RECORD, name: "sid", persistence: "persistent", duration: "P1D" };
  const old = { ...RECORD, name: "old" };
  workspace.write(FILE, inventory(sid, old));
  const round = (number: number, ...more: string[]) =>
    audit([
      home("behaves"),
      ...QUICK,
      ...detour(),
      "--observations",
      inside(`round-${number}.json`),
      "--update",
      ...more,
    ]);

  const first = await round(1);
  expect(first.code, first.stdout + first.stderr).toBe(1);
  for (const rule of ["undeclared", "wrong-persistence", "not-seen"]) {
    expect(first.stdout).toContain(`[${rule}]`);
  }
  const day = seenIn("round-1.json").run.started.slice(0, 10);
  const seen = { status: "verified", lastVerified: day };
  const right = { ...sid, persistence: "session", duration: null, ...seen };
  const draft = (name: string, change: object) => ({
    ...RECORD,
    name,
    aliases: [],
    category: null,
    purpose: null,
    exception: null,
    status: "draft",
    lastVerified: day,
    ...change,
  });
  const stats = { persistence: "persistent", duration: "P1D" };
  expect(workspace.read(FILE)).toBe(
    inventory(right, old, draft("_stats", stats), draft("cookies_policy", {})),
  );
  const check = await workspace.check([FILE]);
  expect(check.code).toBe(1);
  expect(check.stdout).toContain("“_stats” is a draft; still to fill in: category and purpose.");

  // The officer finishes the drafts, and says what the data protection officer has decided.
  const finished = (name: string, change: object) => ({
    ...draft(name, change),
    category: "analytics",
    purpose: "Counts visits.",
    status: "declared",
  });
  workspace.write(
    FILE,
    inventory(
      right,
      old,
      finished("_stats", { ...stats, exception: 2 }),
      finished("cookies_policy", { exception: 4 }),
    ),
  );

  const second = await round(2, "--previous", inside("round-1.json"));
  expect(second.code, second.stdout + second.stderr).toBe(1);
  expect(second.stdout).toContain("[not-seen]");
  expect(workspace.read(FILE)).toBe(
    inventory(
      right,
      { ...old, status: "retired" },
      { ...finished("_stats", { ...stats, exception: 2 }), ...seen },
      { ...finished("cookies_policy", { exception: 4 }), ...seen },
    ),
  );
  expect((await workspace.check([FILE])).code).toBe(0);

  const last = workspace.read(FILE);
  const third = await round(3, "--previous", inside("round-2.json"));
  expect(third.code, third.stdout + third.stderr).toBe(0);
  expect(third.stdout).toContain("Nothing untrue was found");
  expect(third.stderr).toContain("The inventory already says what was seen: nothing to write.");
  expect(workspace.read(FILE)).toBe(last);
});

test("A dry run shows the difference and writes nothing; an update done twice changes nothing more", async () => {
  workspace.write(FILE, inventory({ ...RECORD, name: "sid" }));
  const before = workspace.read(FILE);
  const seen = inside("seen.json");
  const dry = await audit([
    home("ignores"),
    ...QUICK,
    ...detour(),
    "--observations",
    seen,
    "--update",
    "--dry-run",
  ]);
  expect(dry.code).toBe(1);
  expect(workspace.read(FILE)).toBe(before);
  expect(dry.stdout).toContain(`--- a/${FILE}\n+++ b/${FILE}\n@@`);
  expect(dry.stdout).toContain('+      "name": "_stats",');

  expect((await audit(["--from", seen, "--update"])).code).toBe(1);
  const once = workspace.read(FILE);
  expect(once).not.toBe(before);
  const again = await audit(["--from", seen, "--update"]);
  expect(again.code).toBe(1);
  expect(again.stdout).toContain("and its record is still a draft");
  expect(workspace.read(FILE)).toBe(once);
});

test("A list of websites, visited in parts and merged, is what it is unsplit", async () => {
  const websites = [
    { address: home("behaves") },
    { address: home("early"), maxPages: 1 },
    { address: home("silent"), exclude: ["/about"] },
  ];
  workspace.write("_data/websites.json", JSON.stringify({ websites }));
  const list = ["--sites", "_data/websites.json", ...QUICK, ...detour()];
  const whole = await audit([...list, "--observations", inside("whole.json")]);
  expect(whole.code, whole.stderr).toBe(1);
  const shards = ["1/2", "2/2"].map((shard, index) =>
    audit([...list, "--shard", shard, "--observations", inside(`part-${index + 1}.json`)]),
  );
  await Promise.all(shards);

  const missing = await audit(["merge", inside("part-2.json")]);
  expect(missing).toMatchObject({ code: 2, stdout: "" });
  expect(missing.stderr).toContain(
    "Part 1 of 2 is missing. Audit with “--shard 1/2”, and name that file too.",
  );

  const parts = [inside("part-2.json"), inside("part-1.json")];
  const merged = await audit(["merge", ...parts, "--observations", inside("merged.json")]);
  expect(merged.code, merged.stderr).toBe(1);
  expect(merged.stdout).toBe(whole.stdout);
  expect(timeless(seenIn("merged.json"))).toEqual(timeless(seenIn("whole.json")));
  expect(seenIn("whole.json").run.websites).toHaveLength(3);
});

/** What was seen, without when. */
function timeless(seen: Observations): unknown {
  const text = JSON.stringify(seen, (key, value: unknown) =>
    ["started", "ended", "milliseconds"].includes(key) ? null : value,
  );
  return JSON.parse(text);
}

test("A run that was killed after a choice goes on, and visits nothing twice", async () => {
  workspace.write(FILE, inventory({ ...RECORD, name: "sid" }));
  const seen = inside("seen.json");
  const args = [home("behaves"), ...QUICK, ...detour(), "--observations", seen];
  const killed = await audit(args, {
    journal: `${seen}.part`,
    isEnough: (written) => /"type":"page","website":1,"state":"rejected"/.test(written),
    signal: "SIGKILL",
  });
  expect(killed.code).toBeNull();
  const resumed = await audit(["--resume", `${seen}.part`, ...QUICK, ...detour()]);
  expect(resumed.code, resumed.stdout + resumed.stderr).toBe(1);
  const { pages, choices } = seenIn("seen.json");
  const visits = pages.map(({ state, address }) => `${state} ${address}`);
  expect(visits).toEqual(
    STATES.flatMap((state) => [`${state} ${home("behaves")}`, `${state} ${home("behaves")}about`]),
  );
  expect(choices.map(({ outcome }) => outcome)).toEqual(["made", "made"]);
});

const REFUSED: readonly [name: string, args: () => string[], says: string][] = [
  [
    "a part of no list",
    () => [home("behaves"), "--shard", "1/2"],
    "“--shard” splits a list of websites: name one with “--sites”.",
  ],
  ["a part that is none", () => ["--sites", "x.json", "--shard", "3/2"], "Write it like 2/5"],
  [
    "a dry run of nothing",
    () => ["--from", "seen.json", "--dry-run"],
    "“--dry-run” goes with “--update”: add that, or leave it out.",
  ],
  [
    "a run before, and no update",
    () => ["--from", "seen.json", "--previous", "seen.json"],
    "“--previous” goes with “--update”",
  ],
  [
    "a list that is not there",
    () => ["--sites", "nowhere.json"],
    "nowhere.json: error: This file is missing.",
  ],
  [
    "an empty list",
    () => {
      writeFileSync(inside("none.json"), '{"websites": []}');
      return ["--sites", "none.json"];
    },
    "“none.json” lists no website yet: add one.",
  ],
  [
    "a list with a mistake",
    () => {
      writeFileSync(inside("list.json"), '{"websites": [\n{"address": "www.council.test"}]}');
      return ["--sites", "list.json"];
    },
    "list.json:2:2: error: “address” must be a full address that starts with https://",
  ],
  [
    "files that are not there",
    () => ["merge", "a.json"],
    "“a.json” cannot be read: name a file that an audit has written.",
  ],
];
for (const [name, args, says] of REFUSED) {
  test(`Refused with one message, and nothing is written: ${name}`, async () => {
    const before = workspace.read(FILE);
    const { code, stdout, stderr } = await audit(args());
    expect(stderr).toContain(says);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(workspace.read(FILE)).toBe(before);
  });
}
