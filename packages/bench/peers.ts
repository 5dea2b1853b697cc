import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { chromiumOptions } from "storage-audit/browser";
import { servePage, STORED_ON_PAGE, type StorageKind } from "./peers-page.ts";

/*
 * npm run bench -- peers [address] [name=package…]: counts what the audit and other tools find on one page, before a
 * choice about cookies. Without an address, on a page of which we know what it stores. Each tool is installed by npm into
 * a temporary folder; one that npm cannot install, or that fails, is named and skipped. To install a tool from somewhere
 * else: tracker-radar-collector=/folder. To run the other tools with another Node.js, which website-evidence-collector
 * 2.1.1 needs (its yargs does not load in Node.js 26): node=/usr/bin/node. The figures are in packages/audit/README.md.
 */

const execute = promisify(execFile);
const KINDS = Object.keys(STORED_ON_PAGE) as StorageKind[];
type Counts = Partial<Record<StorageKind, number>>;

interface Tool {
  readonly name: string;
  /** What npm installs; null for this repository’s audit. */
  readonly source: string | null;
  /** Returns the arguments of Node.js. `folder` is empty, and has the tool in node_modules. */
  readonly command: (address: string, folder: string, chromium: string) => readonly string[];
  /** Counts the items of each kind that the tool reports; a kind that it does not report is left out. */
  readonly count: (folder: string) => Counts;
}

/** Reads the JSON that a tool has written. */
const readJson = (...parts: readonly string[]) =>
  JSON.parse(readFileSync(path.join(...parts), "utf8"));

const TOOLS: readonly Tool[] = [
  {
    name: "storage-audit",
    source: null,
    command: (address, folder) => [
      path.join(import.meta.dirname, "../audit/bin/storage-audit.js"),
      ..."run --no-consent --max-pages 1 --format json --output report.json --results".split(" "),
      path.join(folder, "results.json"),
      address,
    ],
    count: (folder) => {
      const { items } = readJson(folder, "report.json") as { items: { storage: StorageKind }[] };
      const found = (kind: StorageKind) => items.filter(({ storage }) => storage === kind).length;
      return Object.fromEntries(KINDS.map((kind) => [kind, found(kind)]));
    },
  },
  {
    name: "website-evidence-collector",
    source: "github:EU-EDPS/website-evidence-collector#7612b35d5b819e4ba059be0a0c48252b358b7eb6",
    command: (address, folder) => [
      path.join(
        folder,
        "node_modules/website-evidence-collector/bin/website-evidence-collector.js",
      ),
      address,
      ..."--output output --overwrite --no-pdf --no-screenshots -- --no-sandbox".split(" "),
    ],
    count: (folder) => {
      const { cookies, localStorage } = readJson(folder, "output/inspection.json") as {
        cookies: unknown[];
        localStorage: Record<string, object>;
      };
      const entries = Object.values(localStorage).flatMap((each) => Object.keys(each));
      return { cookie: cookies.length, localStorage: entries.length };
    },
  },
  {
    name: "tracker-radar-collector",
    source: "github:duckduckgo/tracker-radar-collector#8b64006691a1ce3929cfdfeeb425e7cc64be6543",
    command: (address, _folder, chromium) => [
      "--eval",
      // Not its main module: that needs a file which its own .gitignore keeps out of the package.
      `const crawler = require("tracker-radar-collector/crawler");
      const CookieCollector = require("tracker-radar-collector/collectors/CookieCollector");
      const [, address, executablePath] = process.argv;
      const options = { executablePath, collectors: [new CookieCollector()], log: () => {} };
      crawler(new URL(address), options).then((result) => {
        require("node:fs").writeFileSync("result.json", JSON.stringify(result));
        process.exit();
      });`,
      address,
      chromium,
    ],
    count: (folder) => {
      const { data } = readJson(folder, "result.json") as { data: { cookies: unknown[] } };
      return { cookie: data.cookies.length };
    },
  },
  {
    name: "@google-psat/cli",
    source: "@google-psat/cli@1.2.1",
    command: (address, folder) => [
      path.join(folder, "node_modules/@google-psat/cli/dist/main.js"),
      ..."--quiet --out-dir output --url".split(" "),
      address,
    ],
    count: (folder) => {
      const rows = readFileSync(path.join(folder, "output/cookies.csv"), "utf8").trim().split("\n");
      return { cookie: rows.length - 1 };
    },
  },
];

const args = process.argv.slice(2);
const given = new Map(
  args.filter((arg) => !URL.canParse(arg)).map((arg) => arg.split(/=(.*)/s) as [string, string]),
);
const givenAddress = args.find((arg) => URL.canParse(arg));
const page = givenAddress === undefined ? await servePage() : undefined;
const address = givenAddress ?? page?.address ?? "";
const { executablePath: chromium = "" } = await chromiumOptions(process.env);
console.log(`Items found on ${givenAddress ?? "our page, which stores what the last row says"}`);
console.log(["tool", ...KINDS, "seconds"].join("\t"));
for (const tool of TOOLS) console.log(await measure(tool));
if (page !== undefined) {
  console.log(["(stored)", ...Object.values(STORED_ON_PAGE)].join("\t"));
  page.close();
}

/** Installs and runs a tool, and returns a row of the table: “–” for a kind that it does not report. */
async function measure({ name, source, command, count }: Tool): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "peer-"));
  const env = {
    ...process.env,
    INIT_CWD: folder,
    NO_COLOR: "1",
    PUPPETEER_EXECUTABLE_PATH: chromium,
    PUPPETEER_SKIP_DOWNLOAD: "1",
    TRC_UNSAFE_DISABLE_SANDBOX: "1",
  };
  try {
    if (source !== null) {
      const specifier = given.get(name) ?? source;
      const install = [
        "install",
        "--ignore-scripts",
        "--install-links",
        "--no-audit",
        "--no-fund",
        "--prefix",
        folder,
      ];
      const failed = await execute("npm", [...install, specifier], { cwd: folder, env }).then(
        () => false,
        () => true,
      );
      if (failed) return `${name}\tskipped: npm could not install ${specifier}`;
    }
    const startTime = performance.now();
    const node = source === null ? process.execPath : (given.get("node") ?? process.execPath);
    const failure = await execute(node, [...command(address, folder, chromium)], {
      cwd: folder,
      env,
      maxBuffer: 1e9,
      timeout: 180_000,
    }).then(
      () => "",
      // A tool may exit with another code than 0 and still report.
      (cause: unknown) => String(cause),
    );
    const seconds = (performance.now() - startTime) / 1000;
    try {
      const counts = count(folder);
      return [name, ...KINDS.map((kind) => counts[kind] ?? "–"), seconds.toFixed(1)].join("\t");
    } catch {
      return `${name}\tskipped: it failed. ${failure.slice(-500)}`;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
