import type { Problem, Project } from "cookie-inventory";
import { projectOf } from "test-support";
import { checkProject } from "../../src/check/check-project.ts";
import { readContentFiles } from "../../src/content/content-files.ts";
import { type ChangeLog, CHANGES_FILE } from "../../src/editions/change-log.ts";
import { digestContent } from "../../src/editions/content-digests.ts";
import { findChangedFacts } from "../../src/editions/correction-rules.ts";
import {
  type EditionDetails,
  type EditionSources,
  freezeEdition,
  recordCorrection,
} from "../../src/editions/freeze-edition.ts";

const TODAY = Temporal.PlainDate.from("2026-11-25");
const DETAILS: EditionDetails = {
  kind: "minor",
  what: ["We reworded the notice."],
  why: "It was hard to read.",
  effect: "It is easier to read.",
  date: "2026-11-25",
};

export type Files = Record<string, string | Uint8Array>;

export function readSources(project: Project): EditionSources {
  const parts = readContentFiles(project);
  const { page } = parts.statement;
  const { inventory } = parts.inventory;
  if (!page || !inventory || !parts.log.ok) throw new Error("The project cannot be read.");
  const content = { statement: page, inventory };
  const log = parts.log.value?.data;
  const last = log?.editions.at(-1);
  return { ...content, log, changedFacts: last ? findChangedFacts(project, content, last) : [] };
}

/** Returns the files with another edition. */
export function withEdition(files: Files, details: Partial<EditionDetails> = {}): Files {
  const sources = readSources(projectOf(files));
  const comparison = sources.log && "<p>What changed.</p>\n";
  const html = { page: "<p>The page.</p>\n", comparison };
  const frozen = freezeEdition(sources, { ...DETAILS, ...details }, html);
  return { ...files, ...Object.fromEntries(frozen.files) };
}

export function withEdit(files: Files, file: string, from: string | RegExp, to: string): Files {
  const text = textOf(files, file);
  const next = text.replace(from, to);
  if (next === text) throw new Error(`“${String(from)}” is not in ${file}.`);
  return { ...files, [file]: next };
}

export function textOf(files: Files, file: string): string {
  const content = files[file];
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}

/** Returns the rule, file and line of each error. */
export async function listErrors(files: Files): Promise<string[]> {
  return (await findErrors(files)).map(({ rule, file, line }) => `${rule} ${file}:${line ?? ""}`);
}

export async function findErrors(files: Files): Promise<Problem[]> {
  const all = await checkProject(projectOf(files), TODAY);
  return all.filter(({ severity }) => severity === "error");
}

export const parseLog = (files: Files) => JSON.parse(textOf(files, CHANGES_FILE)) as ChangeLog;
export const withLog = (files: Files, change: (log: ChangeLog) => unknown): Files => {
  const log = parseLog(files);
  change(log);
  return { ...files, [CHANGES_FILE]: JSON.stringify(log, null, 2) };
};

/** Returns the files with a correction. Throws ProblemsError if facts have changed. */
export const withCorrection = (files: Files, what = "Corrected a spelling mistake."): Files => {
  const written = recordCorrection(readSources(projectOf(files)), what, "2026-11-25");
  return { ...files, ...Object.fromEntries(written) };
};

/** Returns the files with the current content recorded as a correction, whatever has changed. */
export const withPastedCorrection = (files: Files): Files => {
  const { statement, inventory } = readSources(projectOf(files));
  const reads = digestContent(statement, inventory.data);
  return withLog(files, ({ editions }) => {
    editions.at(-1)?.corrections.push({ date: "2026-11-25", what: "Spelling.", reads });
  });
};
