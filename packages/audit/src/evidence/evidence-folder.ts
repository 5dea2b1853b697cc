import { hash } from "node:crypto";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { replaceFile, resolveUserPath } from "cookie-inventory";
import { tryToWrite } from "../journal.ts";
import { type Run, type State, STATES, type Website } from "../observation-schema.ts";
import type { Evidence, VisitEvidence } from "./evidence.ts";
import { EVIDENCE_VERSION, type EvidenceIndex } from "./evidence-index.ts";
import { FOLDERS, INDEX_FILE, readEvidence, requireEmptyFolder } from "./read-evidence.ts";
import { copyScript } from "./script-copy.ts";
import { VisitRecorder, type VisitStore } from "./visit-recorder.ts";

/** The end of the names of HAR files that are being written: each line is a page with its entries. */
const UNFINISHED = ".part";

/** A line of an unfinished HAR file. */
interface HarPage {
  readonly page: object;
  readonly entries: readonly object[];
}

/**
 * The folder of “--evidence”. Its index is written after each change, so that an interrupted run can be resumed. All
 * functions throw UserError if a file cannot be written.
 */
export class EvidenceFolder implements Evidence {
  readonly #folder: string;
  readonly #index: EvidenceIndex;
  readonly #now: () => number;

  private constructor(folder: string, index: EvidenceIndex, now: () => number) {
    this.#folder = folder;
    this.#index = index;
    this.#now = now;
  }

  /** Creates the folder of a run that has not started. Throws UserError if it is not empty, or cannot be written. */
  static create(folder: string, now: () => number): EvidenceFolder {
    requireEmptyFolder(folder);
    const index: EvidenceIndex = {
      version: EVIDENCE_VERSION,
      run: { started: "", browser: "" },
      completed: null,
      resultsSha256: null,
      pictures: [],
      har: [],
      scripts: [],
      missingScripts: [],
    };
    return new EvidenceFolder(folder, index, now);
  }

  /** Continues the evidence of an interrupted run. Throws UserError if the folder holds none of that run. */
  static reopen(folder: string, { started }: Run, now: () => number): EvidenceFolder {
    return new EvidenceFolder(folder, readEvidence(folder, started).index, now);
  }

  /** Starts the evidence of a run. */
  begin({ started, browser }: Run): void {
    this.#index.run = { started, browser };
    tryToWrite(this.#folder, () => {
      for (const each of FOLDERS) mkdirSync(this.#pathOf(each), { recursive: true });
    });
    this.#writeIndex();
  }

  startVisit(
    { number: website, starts }: Website,
    state: State,
    order: number,
    redact: (text: string) => string = (text) => text,
  ): VisitEvidence {
    const prefix = `${website}-${URL.parse(starts[0] ?? "")?.hostname ?? ""}-${state}`;
    return new VisitRecorder({
      isFirst: order === 0,
      savePicture: (shows, address, picture) => {
        const taken = new Date(this.#now()).toISOString();
        const host = new URL(address).host.replaceAll(/[^\w.-]/g, "-");
        const name = shows === "first-page" ? prefix : `${prefix}-${shows}-${host}`;
        const saved = this.#writeFile(`pictures/${name}.png`, picture);
        const shown = { shows, address: redact(address), taken };
        replaceEntry(this.#index.pictures, { ...saved, website, state, ...shown });
        this.#writeIndex();
      },
      addScript: (address, script, write) =>
        this.#addScript(redact(address), script && { ...script, source: redact(script.source) }, {
          ...write,
          name: redact(write.name),
        }),
      addExchanges: (address, exchanges) => {
        const id = `page_${crypto.randomUUID()}`;
        const entries = exchanges.toEntries(id);
        const startedDateTime = entries[0]?.startedDateTime ?? new Date(this.#now()).toISOString();
        const page = { startedDateTime, id, title: address, pageTimings: {} };
        const file = this.#pathOf(`har/${prefix}.har${UNFINISHED}`);
        // The line break comes first, because the last line of an interrupted run may be incomplete.
        const line = JSON.stringify({ page, entries } satisfies HarPage, (_key, value: unknown) =>
          typeof value === "string" ? redact(value) : value,
        );
        tryToWrite(file, () => appendFileSync(file, `\n${line}`));
      },
    });
  }

  /** Finishes the HAR files and the index of a run with these results. Returns the SHA-256 digest of the index. */
  finish(results: string): string {
    const { run, har } = this.#index;
    const names = readdirSync(this.#pathOf("har"));
    for (const name of names.filter((each) => each.endsWith(UNFINISHED))) {
      const file = this.#pathOf(`har/${name}`);
      const state = STATES.find((each) => name.endsWith(`-${each}.har${UNFINISHED}`)) ?? "before";
      const pages = readFileSync(file, "utf8").split("\n").flatMap(parsePage);
      const entries = pages.flatMap((each) => each.entries);
      const log = {
        version: "1.2",
        creator: { name: "storage-audit", version: String(EVIDENCE_VERSION) },
        browser: splitBrowser(run.browser),
        pages: pages.map(({ page }) => page),
        entries,
      };
      const text = `${JSON.stringify({ log }, null, 1)}\n`;
      const saved = this.#writeFile(`har/${name.slice(0, -UNFINISHED.length)}`, text);
      const visitor = { website: Number.parseInt(name, 10), state };
      replaceEntry(har, { ...saved, ...visitor, exchanges: entries.length });
      this.#writeIndex();
      rmSync(file);
    }
    this.#index.resultsSha256 = hash("sha256", results);
    this.#index.completed = new Date(this.#now()).toISOString();
    return this.#writeIndex();
  }

  /** Deletes the evidence of a run without results. */
  discard(): void {
    for (const each of [INDEX_FILE, ...FOLDERS]) {
      rmSync(this.#pathOf(each), { recursive: true, force: true });
    }
  }

  readonly #addScript: VisitStore["addScript"] = (address, script, write) => {
    const { scripts, missingScripts } = this.#index;
    if (script === undefined) {
      if (missingScripts.includes(address)) return;
      missingScripts.push(address);
      this.#writeIndex();
      return;
    }
    const { source, firstLine } = script;
    const originalSha256 = hash("sha256", source);
    const known = scripts.find((each) => each.originalSha256 === originalSha256);
    const isKnownWrite = known?.sets.some(
      ({ storage, name }) => storage === write.storage && name === write.name,
    );
    if (isKnownWrite === true && known?.addresses.includes(address) === true) return;
    const sets = [...(known?.sets ?? []), ...(isKnownWrite === true ? [] : [write])];
    const addresses = [...new Set([...(known?.addresses ?? []), address])];
    // The copy shows the names of all items that the script is known to set.
    const { text, isCut } = copyScript(
      source,
      sets.map(({ name }) => name),
    );
    const saved = this.#writeFile(`scripts/${originalSha256.slice(0, 16)}.js`, text);
    const entry = { firstLine, ...known, ...saved, addresses, isCut, originalSha256, sets };
    replaceEntry(scripts, entry);
    this.#writeIndex();
  };

  #writeIndex(): string {
    return this.#writeFile(INDEX_FILE, `${JSON.stringify(this.#index, null, 2)}\n`).sha256;
  }

  #pathOf(file: string): string {
    return resolveUserPath(path.join(this.#folder, file));
  }

  /** Writes a file in one step. Returns its entry in the index. */
  #writeFile(file: string, content: string | Uint8Array) {
    tryToWrite(path.join(this.#folder, file), () => replaceFile(this.#pathOf(file), content));
    return { file, sha256: hash("sha256", content), bytes: Buffer.byteLength(content) };
  }
}

/** Adds an entry, or replaces that of the same file: a choice may be made again after a crash. */
function replaceEntry<T extends { readonly file: string }>(entries: T[], entry: T): void {
  const index = entries.findIndex(({ file }) => file === entry.file);
  entries.splice(index < 0 ? entries.length : index, 1, entry);
}

/** Reads a line of an unfinished HAR file; nothing if it is incomplete. */
function parsePage(line: string): HarPage[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

function splitBrowser(text: string) {
  const [, name = text, version = ""] = /^(.*) (\S+)$/.exec(text) ?? [];
  return { name, version };
}
