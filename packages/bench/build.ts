import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { secondsToScreen } from "./edits.ts";
import { type Frame, frameOf, slugOf, withCookies, withNotices, wordsOf } from "./notices.ts";
import {
  BUILD,
  copyProject,
  forget,
  linkPackages,
  openBench,
  PROJECT,
  take,
  type Taken,
} from "./own.ts";
import { type Compared, conditions, conditionsLine, pairs, writeJson } from "./pairs.ts";
import { eleventy, findPeers, type Peer } from "./peers.ts";
import { beside, by, type Row, tableOf } from "./rows.ts";

/*
 * How long a build takes, as a whole process, beside other generators that write the same HTML; how that grows with
 * pages and cookies; and how soon an edit is on the screen. Run it with “npm run bench:build” on a machine that does
 * nothing else. Options: --only real,scale,inventory,start; --pages 10,1000,10000; --json <file>. Ratios are taken pair
 * by pair, all in one run. Every process may use again what Node has compiled before.
 */

const PARTS = ["real", "scale", "inventory", "start"];
const REAL_PAIRS = 9;
const EDITS = 9;
const pairsAt = (pages: number) => (pages >= 10_000 ? 3 : 5);

/** How much of a page may differ: another generator leaves out classes, or adds an id. */
const SAME_SIZE = 0.05;

const { values } = parseArgs({
  options: {
    only: { type: "string", default: PARTS.join(",") },
    pages: { type: "string", default: "10,1000,10000" },
    json: { type: "string" },
  },
});
const parts = values.only.split(",");
const unknown = parts.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) throw new Error(`There is no part “${unknown.join("”, “")}”.`);
const sizes = values.pages.split(",").map(Number);

const { peers, absent } = parts.includes("scale") ? findPeers() : { peers: [], absent: [] };
const used = [...peers.filter(({ name }) => name !== "Eleventy"), eleventy()];
const where = conditions(Object.fromEntries(used.map(({ name, version }) => [name, version])));
console.log(conditionsLine(where));
for (const word of absent) console.log(word);
// Whole processes that share their processors with others say little of themselves.
const [load = 0] = os.loadavg();
if (load > 1) console.log(`The machine has other work (load ${load.toFixed(1)}): measure again.`);

openBench();
const rows: Row[] = [];
if (parts.includes("real")) await measure("The real site", real);
if (parts.includes("scale")) await measure("Notices", scale);
if (parts.includes("inventory")) await measure("Cookies in the inventory", inventory);
if (parts.includes("start")) await measure("From a saved edit to the screen", start);
if (values.json !== undefined) writeJson(values.json, { ...where, load, absent, rows });

/** Prints each row as soon as it is there, for a run takes long, and then all of them as a table. */
async function measure(title: string, part: () => AsyncGenerator<Row>): Promise<void> {
  const own: Row[] = [];
  for await (const row of part()) {
    console.error(`… ${row.what}${row.than === undefined ? "" : `, beside ${row.than}`}`);
    own.push(row);
  }
  rows.push(...own);
  console.log(`\n${title}\n\n${tableOf(own)}`);
}

/** This very project beside an Eleventy site of one page. */
async function* real(): AsyncGenerator<Row> {
  const ours = copyProject();
  linkPackages(ours, PROJECT);
  const theirs = mkdtempSync(path.join(os.tmpdir(), "empty-"));
  const empty = eleventy();
  linkPackages(theirs, PROJECT);
  writeFileSync(
    path.join(theirs, "package.json"),
    JSON.stringify({
      private: true,
      type: "module",
      scripts: { build: "node node_modules/@11ty/eleventy/cmd.cjs --quiet" },
    }),
  );
  writeFileSync(path.join(theirs, "index.md"), "# A page\n\nThis is all.\n");
  const npm = ["npm", "run", "--silent", "build"];

  for (const [started, ourCommand, theirCommand] of [
    ["node", BUILD, empty.command],
    ["npm run", npm, npm],
  ] as const) {
    for (const [styles, most] of [
      ["at hand", 1.5],
      ["not at hand", 2.5],
    ] as const) {
      const build = () => {
        if (styles === "not at hand") forget(ours);
        return takeAfresh(ours, ourCommand, ["_site"]);
      };
      const other = () => takeAfresh(theirs, theirCommand, ["_site"]);
      build();
      other();
      yield beside(
        `${started}, styles ${styles}`,
        "Eleventy with one page",
        await pairs(REAL_PAIRS, build, other),
        most,
      );
    }
  }
}

/** Notices, one page each, beside each peer with the same pages. */
async function* scale(): AsyncGenerator<Row> {
  const most = new Map([
    ["Eleventy", 1.2],
    ["Astro", 1 / 3],
  ]);
  for (const count of sizes) {
    const folder = withNotices(count);
    const build = () => takeAfresh(folder, BUILD, ["_site"]);
    build();
    const frame = frameOf(folder);
    const own: Compared<Taken>[] = [];
    for (const peer of peers) {
      const other = prepared(peer, count, frame);
      other.build();
      sameAs(folder, other.output, count, peer);
      const found = await pairs(pairsAt(count), build, other.build);
      own.push(found);
      const limit = count >= 10_000 ? most.get(peer.name) : undefined;
      yield beside(`${count} notices`, peer.name, found, limit);
      rmSync(other.folder, { recursive: true });
    }
    const alone = own.flatMap(({ ours }) => ours);
    yield by(`${count} notices`, alone.length > 0 ? alone : repeated(count, build), count);
    rmSync(folder, { recursive: true });
  }
}

/** An inventory of so many cookies, of ours alone. */
async function* inventory(): AsyncGenerator<Row> {
  for (const count of sizes) {
    const folder = withCookies(count);
    const build = () => takeAfresh(folder, BUILD, ["_site"]);
    build();
    yield by(`${count} cookies`, repeated(count, build), count);
    rmSync(folder, { recursive: true });
  }
}

/** A sentence of the real statement, edited again and again. */
async function* start(): AsyncGenerator<Row> {
  const folder = copyProject();
  linkPackages(folder, PROJECT);
  const seconds = await secondsToScreen(folder, EDITS);
  yield by(
    `a sentence, ${EDITS} times`,
    seconds.map((each) => ({ seconds: each, megabytes: Number.NaN })),
  );
}

/** Runs a build in a folder that holds nothing of an earlier one. */
function takeAfresh(folder: string, command: readonly string[], made: readonly string[]): Taken {
  for (const name of made) rmSync(path.join(folder, name), { recursive: true, force: true });
  return take(folder, command);
}

function repeated<T>(count: number, build: () => T): T[] {
  return Array.from({ length: pairsAt(count) }, build);
}

function prepared(peer: Peer, count: number, frame: Frame) {
  const folder = mkdtempSync(path.join(os.tmpdir(), `${peer.name}-`));
  mkdirSync(folder, { recursive: true });
  peer.prepare(folder, count, frame);
  const output = path.join(folder, peer.output);
  const build = () => takeAfresh(folder, peer.command, [peer.output, ...peer.kept]);
  return { folder, output, build };
}

/** Makes sure that what is compared is the same: as many notices, of the same words, and of about the same size. */
function sameAs(ours: string, output: string, count: number, { name }: Peer): void {
  const written = globSync(`${slugOf(0).slice(0, -1)}*/index.html`, { cwd: output }).length;
  if (written !== count) throw new Error(`${name} has written ${written} notices of ${count}.`);
  for (const number of [0, Math.floor(count / 2), count - 1]) {
    const file = `${slugOf(number)}/index.html`;
    const mine = readFileSync(path.join(ours, "_site", file), "utf8");
    const other = readFileSync(path.join(output, file), "utf8");
    if (wordsOf(mine) !== wordsOf(other))
      throw new Error(`${name} has other words in ${file}:\n${wordsOf(mine)}\n${wordsOf(other)}`);
    const size = other.length / mine.length;
    if (Math.abs(size - 1) > SAME_SIZE)
      throw new Error(`${name} writes ${size.toFixed(2)} times as much as we do in ${file}.`);
  }
}
