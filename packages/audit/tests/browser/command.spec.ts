import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { expect, test } from "playwright/test";
import { serveSite } from "privacy-notice";
import { PROJECT, SITE } from "privacy-notice";
import { data } from "privacy-notice";
import { detourTo, runAudit, type Stop } from "../support/audit-process.ts";
import { createWorkspace, type Workspace } from "privacy-notice";
import { type Family, SECRET, START, startFamily } from "../websites/index.ts";
import { MISTAKES, STALE_INVENTORY, TRUE_INVENTORY } from "../websites/inventories.ts";

/* “npm run audit --”, as an information officer uses it: whole processes on the local websites. */

test.describe.configure({ timeout: 120_000 });

let family: Family;
let workspace: Workspace;
test.beforeAll(async () => {
  family = await startFamily();
});
test.afterAll(() => family.close());
test.beforeEach(() => {
  workspace = createWorkspace();
  workspace.set("_data/organisation.json", ["domains"], ["council.test", "council-libraries.test"]);
});
test.afterEach(() => workspace.dispose());

const QUICK = ["--delay", "0", "--watch", "700"];

const detour = () => detourTo(family);
const audit = (args: readonly string[], stop?: Stop) => runAudit(workspace.folder, args, stop);
const inside = (file: string) => path.join(workspace.folder, file);

test("A stale inventory ends with 1 and is told what to write; a true one ends with 0", async () => {
  workspace.write("_data/cookies.json", STALE_INVENTORY);
  const seen = inside("seen.json");
  const stale = await audit([START, ...QUICK, "--observations", seen, ...detour()]);
  expect(stale.code, stale.stderr).toBe(1);
  expect(stale.stdout).toContain(`The inventory is untrue in ${MISTAKES.length} points`);
  for (const { rule } of MISTAKES) expect(stale.stdout).toContain(`[${rule}]`);
  expect(existsSync(`${seen}.part`)).toBe(false);
  expect(stale.stdout + stale.stderr + readFileSync(seen, "utf8")).not.toContain(SECRET);

  workspace.write("_data/cookies.json", TRUE_INVENTORY);
  const again = await audit(["--from", seen]);
  expect(again.code, again.stdout).toBe(0);
  expect(again.stdout).toContain("Nothing untrue was found");

  const report = inside("report.html");
  const html = await audit(["--from", seen, "--format", "html", "--output", report]);
  expect(html).toMatchObject({ code: 0, stdout: "" });
  expect(readFileSync(report, "utf8")).toContain("Nothing untrue was found");
  for (const [format, says] of [
    ["json", '"verdict"'],
    ["sarif", '"2.1.0"'],
    ["markdown", "Nothing untrue was found"],
  ] as const) {
    expect((await audit(["--from", seen, "--format", format])).stdout, format).toContain(says);
  }
});

test("A run that was killed goes on, loses nothing and visits nothing twice", async () => {
  workspace.write("_data/cookies.json", TRUE_INVENTORY);
  const seen = inside("seen.json");
  const journal = `${seen}.part`;
  const pagesIn = (written: string) => written.split('\n{"type":"page"').length - 1;
  const killed = await audit([START, ...QUICK, "--observations", seen, ...detour()], {
    journal,
    isEnough: (written) => pagesIn(written) >= 5,
    signal: "SIGKILL",
  });
  expect(killed.code).toBeNull();
  const before = pagesIn(readFileSync(journal, "utf8"));
  expect(before).toBeGreaterThanOrEqual(5);

  const resumed = await audit(["--resume", journal, ...QUICK, ...detour()]);
  expect(resumed.code, resumed.stdout + resumed.stderr).toBe(0);
  const { pages: all } = JSON.parse(readFileSync(seen, "utf8")) as { pages: { address: string }[] };
  expect(new Set(all.map(({ address }) => address)).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(before);
  expect(existsSync(journal)).toBe(false);
});

test("A run that was stopped with the keyboard says how to go on", async () => {
  const journal = `${inside("seen.json")}.part`;
  const args = [START, ...QUICK, "--observations", inside("seen.json"), ...detour()];
  const stopped = await audit(args, {
    journal,
    isEnough: (written) => written.includes('"type":"page"'),
    signal: "SIGINT",
  });
  expect(stopped).toMatchObject({ code: 2, stdout: "" });
  expect(stopped.stderr).toContain("Stopped. Go on with: npm run audit -- --resume ");
  expect(existsSync(journal)).toBe(true);
});

test("A limit makes the run a sample, and two samples are the same", async () => {
  workspace.write("_data/cookies.json", TRUE_INVENTORY);
  const visited = async (file: string) => {
    const args = [START, ...QUICK, "--max-pages", "4", "--observations", inside(file)];
    const { code, stdout } = await audit([...args, ...detour()]);
    expect(code, stdout).toBe(0);
    expect(stdout).toMatch(
      /Nothing untrue was found in a sample: 4 of at least \d+ pages were visited; no banner that is known was seen/,
    );
    const { pages } = JSON.parse(readFileSync(inside(file), "utf8")) as {
      pages: { address: string }[];
    };
    return pages.map(({ address }) => address);
  };
  expect(await visited("a.json")).toEqual(await visited("b.json"));
});

test("The site that we build stores nothing, and the verdict is clean", async () => {
  const serving = await serveSite(PROJECT, SITE, 0);
  const keys = path.join(PROJECT, "tests/audit/family");
  const front = createServer(
    {
      key: readFileSync(path.join(keys, "key.pem")),
      cert: readFileSync(family.certificateFile),
    },
    ({ url, headers }, response) => {
      const address = new URL(url ?? "/", serving.origin);
      get(address, { headers: { ...headers, host: address.host } }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
    },
  );
  await new Promise<void>((resolve) => {
    front.listen(0, "127.0.0.1", resolve);
  });
  const { address } = data("organisation");
  const { port } = front.address() as AddressInfo;
  const map = `${new URL(address).hostname}=127.0.0.1:${port}`;
  workspace.write("_data/cookies.json", JSON.stringify({ providers: {}, cookies: [] }));
  const seen = inside("seen.json");
  const { code, stdout, stderr } = await audit([
    address,
    ...QUICK,
    "--observations",
    seen,
    "--trust",
    family.certificateFile,
    "--map",
    map,
  ]);
  front.closeAllConnections();
  front.close();
  serving.close();
  expect(code, stdout + stderr).toBe(0);
  const { pages } = JSON.parse(readFileSync(seen, "utf8")) as {
    pages: { outcome: string; cookies: unknown[]; items: unknown[]; hosts: unknown[] }[];
  };
  expect(pages.length).toBeGreaterThanOrEqual(3);
  for (const page of pages) {
    expect(page).toMatchObject({ outcome: "visited", cookies: [], items: [], hosts: [] });
  }
});

const UNABLE: readonly [name: string, args: () => string[], says: string | RegExp][] = [
  [
    "no address",
    () => [],
    "Name the website to visit: npm run audit -- https://www.example.gov.uk",
  ],
  [
    "something that is no address",
    () => ["mailto:a@b.test"],
    "Write it like https://www.example.gov.uk.",
  ],
  ["a number that is none", () => [START, "--max-pages", "many"], "Write a whole number from 1"],
  [
    "a host that does not answer",
    () => ["https://nobody.council.test/", "--map", "nobody.council.test=127.0.0.1:9"],
    /No page could be visited.*\n.*nobody\.council\.test refuses connections\./,
  ],
  [
    "a file of another version",
    () => ["--from", "old.json"],
    "by another version of the audit (7;",
  ],
  ["a file that was cut", () => ["--from", "cut.json"], "is no whole file of observations"],
  ["a file that is not there", () => ["--resume", "no.part"], "cannot be read"],
  ["two sources", () => [START, "--from", "old.json"], "Name only one of an address and --from."],
];
for (const [name, args, says] of UNABLE) {
  test(`The audit ends with 2 for ${name}, and writes nothing`, async () => {
    writeFileSync(inside("old.json"), JSON.stringify({ version: 7 }));
    writeFileSync(inside("cut.json"), '{"version":1,"run":{"type":"ru');
    const { code, stderr } = await audit(args());
    expect({ code, stderr }).toMatchObject({ code: 2 });
    expect(stderr).toMatch(says instanceof RegExp ? says : new RegExp(RegExp.escape(says)));
    expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    const kept = existsSync(inside(".audit")) ? readdirSync(inside(".audit")) : [];
    expect(kept).toEqual([]);
  });
}

test("An inventory with errors ends with 2 before anything is visited", async () => {
  const before = family.asked.length;
  workspace.edit("_data/cookies.json", '"storage": "cookie"', '"storage": "cookies"');
  const { code, stderr } = await audit([START, ...detour()]);
  expect(code).toBe(2);
  expect(stderr).toContain("“storage” must be one of cookie");
  expect(stderr).toContain("Nothing was visited: mend this first.");
  expect(family.asked.length).toBe(before);
});

test("A page that could not be visited makes a run that found nothing end with 2", async () => {
  workspace.write("_data/cookies.json", JSON.stringify({ providers: {}, cookies: [] }));
  const { code, stdout } = await audit([
    "https://odd.council.test/broken",
    "https://www.council.test/contact",
    ...QUICK,
    "--max-depth",
    "0",
    ...detour(),
  ]);
  expect([code, stdout]).toEqual([2, expect.stringContaining("Nobody can say yet whether")]);
});
