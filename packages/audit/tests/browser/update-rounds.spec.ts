import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "playwright/test";
import { COOKIE } from "test-support";
import { type Observations, STATES } from "../../src/observation-schema.ts";
import { auditCommands } from "../support/audit-commands.ts";
import { observed, seenCookie } from "../support/made-observations.ts";
import { BANNER_HOSTS } from "../websites/index.ts";

/* The command as an information officer uses it, on local websites with cookie banners. */

const { project, inside, hostOverrides, audit, run, runAsProcess } = auditCommands([
  "council.test",
]);

/** These websites store everything as they load or are answered, so each page is left once it has settled. */
const QUICK = ["--delay", "0", "--settle", "0"];

const FILE = "_data/cookies.json";
const home = (name: keyof typeof BANNER_HOSTS) => `https://${BANNER_HOSTS[name]}/`;
const resultsIn = (file: string) => JSON.parse(readFileSync(inside(file), "utf8")) as Observations;

const RECORD = {
  ...COOKIE,
  domain: BANNER_HOSTS.behaves,
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

test("Two runs, updates and completed drafts correct an outdated inventory", async () => {
  const sid = { ...RECORD, name: "sid", persistence: "persistent", duration: "P1D" };
  const old = { ...RECORD, name: "old" };
  project().write(FILE, inventory(sid, old));
  const round = async (number: number, ...more: string[]) => {
    const results = inside(`round-${number}.json`);
    const report = await run([home("behaves"), ...QUICK, ...hostOverrides(), "--results", results]);
    return { ...report, update: await audit(["update", results, ...more]) };
  };

  const first = await round(1);
  expect(first.code, first.stdout + first.stderr).toBe(1);
  expect(first.update).toMatchObject({ code: 0, stdout: "" });
  for (const rule of ["undeclared", "wrong-persistence", "not-seen"]) {
    expect(first.stdout).toContain(`[${rule}]`);
  }
  const auditDate = resultsIn("round-1.json").run.started.slice(0, 10);
  const verified = { status: "verified", lastVerified: auditDate };
  const correctedSid = { ...sid, persistence: "session", duration: null, ...verified };
  const draft = (name: string, change: object) => ({
    ...RECORD,
    name,
    aliases: [],
    category: null,
    purpose: null,
    exception: null,
    status: "draft",
    lastVerified: auditDate,
    ...change,
  });
  const stats = { persistence: "persistent", duration: "P1D" };
  expect(project().read(FILE)).toBe(
    inventory(correctedSid, old, draft("_stats", stats), draft("cookies_policy", {})),
  );
  expect(project().problems().errors).toContainEqual(
    expect.stringContaining("“_stats” is a draft. Missing: category and purpose."),
  );

  // The officer completes the drafts, with the exceptions that the data protection officer relies on.
  const completed = (name: string, change: object) => ({
    ...draft(name, change),
    category: "analytics",
    purpose: "Counts visits.",
    status: "declared",
  });
  project().write(
    FILE,
    inventory(
      correctedSid,
      old,
      completed("_stats", { ...stats, exception: 2 }),
      completed("cookies_policy", { exception: 4 }),
    ),
  );

  const second = await round(2, "--previous", inside("round-1.json"));
  expect(second.code, second.stdout + second.stderr).toBe(1);
  expect(second.stdout).toContain("[not-seen]");
  expect(project().read(FILE)).toBe(
    inventory(
      correctedSid,
      { ...old, status: "retired" },
      { ...completed("_stats", { ...stats, exception: 2 }), ...verified },
      { ...completed("cookies_policy", { exception: 4 }), ...verified },
    ),
  );
  expect(project().problems().errors).toEqual([]);

  const updated = project().read(FILE);
  const results = inside("round-2.json");
  const compared = await audit(["compare", results]);
  expect(compared.code, compared.stdout + compared.stderr).toBe(0);
  expect(compared.stdout).toContain("No problems found");
  const again = await audit(["update", results, "--previous", inside("round-1.json")]);
  expect(again.stderr).toContain("The inventory is up to date.");
  expect(project().read(FILE)).toBe(updated);
});

test("A dry run only shows the difference, and a second update changes nothing", async () => {
  project().write(FILE, inventory({ ...RECORD, name: "sid" }));
  const before = project().read(FILE);
  const { domain } = RECORD;
  const cookies = ["sid", "_stats"].map((name) => seenCookie({ name, domain, hostOnly: true }));
  const results = inside("results.json");
  writeFileSync(results, JSON.stringify(observed([{ address: home("behaves"), cookies }])));
  const dry = await audit(["update", results, "--dry-run"]);
  expect(dry.code).toBe(0);
  expect(project().read(FILE)).toBe(before);
  expect(dry.stdout).toContain(`--- a/${FILE}\n+++ b/${FILE}\n@@`);
  expect(dry.stdout).toContain('+      "name": "_stats",');

  expect(await audit(["update", results])).toMatchObject({ code: 0, stdout: "" });
  const updated = project().read(FILE);
  expect(updated).not.toBe(before);
  expect((await audit(["update", results])).code).toBe(0);
  expect(project().read(FILE)).toBe(updated);
  const again = await audit(["compare", results]);
  expect(again.code).toBe(1);
  expect(again.stdout).toContain("is stored but recorded only as a draft");
});

test("Merged shards give the same report as a run of the whole list", async () => {
  const websites = [
    { address: home("behaves") },
    { address: home("early"), maxPages: 1 },
    { address: home("silent"), exclude: ["/about"] },
  ];
  project().write("_data/websites.json", JSON.stringify({ websites }));
  const list = ["--websites", "_data/websites.json", "--no-consent", ...QUICK, ...hostOverrides()];
  const [whole] = await Promise.all([
    run([...list, "--results", inside("whole.json")]),
    ...["1/2", "2/2"].map((shard, index) =>
      run([...list, "--shard", shard, "--results", inside(`part-${index + 1}.json`)]),
    ),
  ]);
  expect(whole.code, whole.stderr).toBe(1);

  const missing = await audit(["merge", inside("part-2.json")]);
  expect(missing).toMatchObject({ code: 2, stdout: "" });
  expect(missing.stderr).toContain(
    "Shard 1 of 2 is missing. Run the audit with “--shard 1/2”, and name that file too.",
  );

  const parts = [inside("part-2.json"), inside("part-1.json")];
  const merged = await audit(["merge", ...parts, "--results", inside("merged.json")]);
  expect(merged.code, merged.stderr).toBe(1);
  expect(merged.stdout).toBe(whole.stdout);
  expect(withoutTimes(resultsIn("merged.json"))).toEqual(withoutTimes(resultsIn("whole.json")));
  expect(resultsIn("whole.json").run.websites).toHaveLength(3);
});

/** Returns results without times and durations. */
function withoutTimes(results: Observations): unknown {
  const text = JSON.stringify(results, (key, value: unknown) =>
    ["started", "ended", "milliseconds"].includes(key) ? null : value,
  );
  return JSON.parse(text);
}

test("A run killed after a choice resumes without visiting pages twice", async () => {
  project().write(FILE, inventory({ ...RECORD, name: "sid" }));
  const results = inside("results.json");
  const args = [home("behaves"), ...QUICK, ...hostOverrides(), "--results", results];
  const killed = await runAsProcess(args, {
    journal: `${results}.part`,
    isMet: (written) => /"type":"page","website":1,"state":"rejected"/.test(written),
    signal: "SIGKILL",
  });
  expect(killed.code).toBeNull();
  const resumed = await run(["--resume", `${results}.part`, ...QUICK, ...hostOverrides()]);
  expect(resumed.code, resumed.stdout + resumed.stderr).toBe(1);
  const { pages, choices } = resultsIn("results.json");
  const visits = pages.map(({ state, address }) => `${state} ${address}`);
  expect(visits).toEqual(
    STATES.flatMap((state) => [`${state} ${home("behaves")}`, `${state} ${home("behaves")}about`]),
  );
  expect(choices.map(({ outcome }) => outcome)).toEqual(["made", "made"]);
});
