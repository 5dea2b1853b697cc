import { hash } from "node:crypto";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import { EvidenceFolder } from "../../src/evidence/evidence-folder.ts";
import type { Evidence } from "../../src/evidence/evidence.ts";
import { createValueFilter } from "../../src/journey/value-filter.ts";
import { BINDING } from "../../src/observe/injected-script.ts";
import { readFolder, readIndex } from "../support/evidence-files.ts";
import { HOME, observed, websiteOf } from "../support/made-observations.ts";
import { SECRET } from "../websites/planted-items.ts";

const { run } = observed([]);
const WEBSITE = websiteOf([HOME]);
const NOW = Date.parse("2026-11-29T12:00:00Z");
const PICTURE = Buffer.from("picture");

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "evidence-"));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

function startEvidence(): EvidenceFolder {
  const evidence = EvidenceFolder.create(folder, () => NOW);
  evidence.begin(run);
  return evidence;
}

/** Makes a visit in which a script of the page sets these cookies. `body` is the page. */
async function visit(evidence: Evidence, body: string | null, ...names: string[]) {
  const target = {
    id: "page",
    type: "page",
    url: "",
    send: () => Promise.resolve(body === null ? {} : { body, base64Encoded: false }),
  };
  const started = evidence.startVisit(WEBSITE, "before", 0);
  started.handleEvent(target, "Network.requestWillBeSent", {
    requestId: "1",
    type: "Document",
    frameId: "page",
    timestamp: 1,
    wallTime: NOW / 1000,
    request: { url: HOME, method: "GET", headers: {} },
    initiator: { type: "other" },
  });
  for (const name of names) {
    const caller = { address: `${HOME}#top`, line: 1 };
    const base = { address: HOME, origin: HOME.slice(0, -1), attributes: "", isVisible: true };
    const report = { what: "cookie", name, valueLength: 6, caller, ...base };
    const payload = JSON.stringify(report);
    started.handleEvent(target, "Runtime.bindingCalled", { name: BINDING, payload });
  }
  await started.saveScripts();
  started.savePicture("first-page", `${HOME}?id=${SECRET}`, PICTURE);
  started.finish();
}

const PAGE = `<script>document.cookie = "a=${SECRET}"; document.cookie = "b=${SECRET}";</script>`;

test("The index lists every file with its digest, and nothing has a value", async () => {
  const evidence = startEvidence();
  await visit(evidence, PAGE, "a");
  await visit(evidence, PAGE, "a", "b");
  const digest = evidence.finish("results");
  const { index, listed, actual } = readIndex(folder);
  expect(listed).toEqual(actual);
  expect(digest).toBe(hash("sha256", readFileSync(path.join(folder, "index.json"))));
  expect(index).toMatchObject({
    run: { started: run.started, browser: run.browser },
    completed: "2026-11-29T12:00:00.000Z",
    resultsSha256: hash("sha256", "results"),
    pictures: [{ website: 1, state: "before", shows: "first-page", address: `${HOME}?id=(6)` }],
    har: [{ file: "har/1-www.example.gov.uk-before.har", exchanges: 2 }],
    scripts: [
      {
        addresses: [HOME],
        firstLine: 1,
        isCut: false,
        sets: [
          { storage: "cookie", name: "a", line: 1 },
          { storage: "cookie", name: "b", line: 1 },
        ],
      },
    ],
    missingScripts: [],
  });
  const files = readFolder(folder);
  expect(String(files.get(index.scripts[0]?.file ?? ""))).toBe(
    'document.cookie = "a=(6)"; document.cookie = "b=(6)";',
  );
  const { log } = JSON.parse(String(files.get("har/1-www.example.gov.uk-before.har")));
  expect(log).toMatchObject({ version: "1.2", pages: [{ title: HOME }, { title: HOME }] });
  expect(log.entries).toHaveLength(2);
  for (const [name, content] of files) expect(String(content), name).not.toContain(SECRET);
});

test("The evidence of a journey has the names of variables instead of their texts", async () => {
  const evidence = startEvidence();
  const journey = { name: "Sign in", steps: [{ fill: "#user", from: "AUDIT_USER" }] };
  const filter = createValueFilter(journey, new Map([["AUDIT_USER", "jo.smith"]]));
  const { evidence: ofJourney = evidence } = filter.redactEvidence({ evidence });
  const page = '<script>document.cookie = "seen_jo.smith=1"; function jo() {}</script>';
  await visit(ofJourney, page, "seen_jo.smith");
  evidence.finish("");
  const { index } = readIndex(folder);
  expect(index.scripts[0]?.sets).toEqual([{ storage: "cookie", name: "seen_AUDIT_USER", line: 1 }]);
  for (const [name, content] of readFolder(folder)) {
    expect(String(content), name).not.toContain("jo.smith");
  }
});

test("A script that cannot be read is listed as missing, once", async () => {
  const evidence = startEvidence();
  await visit(evidence, null, "a");
  await visit(evidence, "<p>No script</p>", "a");
  evidence.finish("");
  expect(readIndex(folder).index).toMatchObject({ scripts: [], missingScripts: [HOME] });
});

test("The evidence of an interrupted run is continued, also after an incomplete line", async () => {
  await visit(startEvidence(), PAGE, "a");
  const unfinished = path.join(folder, "har/1-www.example.gov.uk-before.har.part");
  writeFileSync(unfinished, '\n{"page":{"id"', { flag: "a" });
  const evidence = EvidenceFolder.reopen(folder, run, () => NOW);
  await visit(evidence, PAGE, "b");
  evidence.finish("");
  const { index, listed, actual } = readIndex(folder);
  expect(listed).toEqual(actual);
  expect(index.har).toMatchObject([{ exchanges: 2 }]);
  expect(index.scripts[0]?.sets.map(({ name }) => name)).toEqual(["a", "b"]);
});

test("A folder that is not empty, is a file, or has the evidence of another run is refused", () => {
  startEvidence();
  expect(() => EvidenceFolder.create(folder, Date.now)).toThrow("is not empty: name a new folder");
  const file = path.join(folder, "index.json");
  expect(() => EvidenceFolder.create(file, Date.now)).toThrow(
    "name a folder that you may write to",
  );
  const otherRun = { ...run, started: "2026-01-01T00:00:00.000Z" };
  for (const [each, evidenceOf] of [
    [folder, otherRun],
    [path.join(folder, "none"), run],
  ] as const) {
    expect(() => EvidenceFolder.reopen(each, evidenceOf, Date.now)).toThrow(
      "is not the evidence of this run",
    );
  }
  expect(existsSync(path.join(folder, "none"))).toBe(false);
});

test("A full disk gives one message, and the evidence can be continued", async () => {
  test.skip(!existsSync("/dev/full"), "Only Linux has a device that is always full.");
  const evidence = startEvidence();
  const unfinished = path.join(folder, "har/1-www.example.gov.uk-before.har.part");
  symlinkSync("/dev/full", unfinished);
  await expect(visit(evidence, PAGE, "a")).rejects.toThrow(
    "cannot be written: the disk is full. Free some space, then continue with “--resume”.",
  );
  rmSync(unfinished);
  const resumed = EvidenceFolder.reopen(folder, run, () => NOW);
  await visit(resumed, PAGE, "a");
  resumed.finish("");
  const { listed, actual } = readIndex(folder);
  expect(listed).toEqual(actual);
});

test("The evidence of a run without results is deleted", async () => {
  const evidence = startEvidence();
  await visit(evidence, PAGE, "a");
  evidence.discard();
  expect(readdirSync(folder)).toEqual([]);
});
