import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { STATES } from "storage-audit";
import { observed, seenCookie, seenItem, seenPage, websiteOf } from "storage-audit";

/*
 * How long it takes to make one report of many, and how much memory: the whole process, from its start to its end.
 * Run it with “npm run bench:merge”.
 */

const PARTS = 200;
const PAGES = 40;
const ROUNDS = 5;

const folder = mkdtempSync(path.join(os.tmpdir(), "merge-"));
const files = Array.from({ length: PARTS }, (_, index) => {
  const file = path.join(folder, `part-${index + 1}.json`);
  writeFileSync(file, JSON.stringify(part(index + 1)));
  return file;
});
const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
console.log(
  `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model}: ${PARTS} reports of ${PAGES} pages in three states, ${Math.round(bytes / 1e6)} MB in all`,
);
const TELL = `process.on("exit", () => console.error("resident " + process.resourceUsage().maxRSS))`;
for (let round = 0; round < ROUNDS; round += 1) {
  const began = performance.now();
  const command = path.join(import.meta.dirname, "../../src/cli/audit.ts");
  const output = path.join(folder, "report.md");
  const { stderr, status } = spawnSync(
    process.execPath,
    [
      "--import",
      `data:text/javascript,${encodeURIComponent(TELL)}`,
      command,
      "merge",
      ...files,
      "--format",
      "markdown",
      "--output",
      output,
    ],
    { encoding: "utf8" },
  );
  const seconds = (performance.now() - began) / 1000;
  const [, resident] = /resident (\d+)/.exec(stderr) ?? [];
  if (resident === undefined) throw new Error(stderr);
  console.log(
    `${seconds.toFixed(2)} s, ${Math.round(Number(resident) / 1024)} MB; ended with ${status}`,
  );
}
rmSync(folder, { recursive: true });

/** A part of a run over so many websites: what one of them stores. */
function part(number: number) {
  const host = `https://site-${number}.example.gov.uk`;
  const cookies = Array.from({ length: 6 }, (_, index) =>
    seenCookie({
      name: `cookie_${index}`,
      domain: new URL(host).hostname,
      lifetime: index * 86_400,
    }),
  );
  const items = [seenItem({ origin: host })];
  const pages = STATES.flatMap((state) =>
    Array.from({ length: PAGES }, (_, order) =>
      seenPage({
        website: number,
        state,
        order,
        address: `${host}/page-${order}`,
        cookies,
        items,
        hosts: ["www.counter.test"],
        links: Array.from({ length: 3 }, (__, link) => `${host}/page-${order}-${link}`),
      }),
    ),
  );
  const seen = observed([]);
  const websites = [{ ...websiteOf([`${host}/`]), number }];
  return {
    ...seen,
    run: {
      ...seen.run,
      websites,
      states: STATES,
      part: { number, of: PARTS, list: "x", name: null },
    },
    sites: [],
    pages,
    ends: seen.ends.map((end) => ({ ...end, website: number })),
  };
}
