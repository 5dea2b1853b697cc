import type { Problem, Project } from "cookie-inventory";
import { projectOf } from "test-support";
import { checkProject } from "../../src/check/check-project.ts";
import { readContentFiles } from "../../src/content/content-files.ts";
import {
  type ChangeLog,
  CHANGES_FILE,
  getRecordedEditions,
} from "../../src/editions/change-log.ts";
import { digestLanguages, getContentToFreeze } from "../../src/editions/content-digests.ts";
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
  const files = readContentFiles(project);
  const content = getContentToFreeze(files);
  if (!content || !files.log.ok) throw new Error("The project cannot be read.");
  const log = files.log.value?.data;
  const last = log?.editions.at(-1);
  const recorded = getRecordedEditions(project, log?.editions ?? []);
  const changedFacts = last ? findChangedFacts(project, content, last) : [];
  return { ...content, log, recorded, changedFacts };
}

/** Returns the files with another edition. */
export function withEdition(files: Files, details: Partial<EditionDetails> = {}): Files {
  const sources = readSources(projectOf(files));
  const last = sources.log?.editions.at(-1);
  const html = { page: "<p>The page.</p>\n", comparison: last && "<p>What changed.</p>\n" };
  const translations = new Map(
    sources.translations.map(({ language: { code } }) => {
      const hasBefore = last?.translations?.[code] !== undefined;
      const comparison = hasBefore ? `<p>What changed in ${code}.</p>\n` : undefined;
      return [code, { page: `<p>The page in ${code}.</p>\n`, comparison }];
    }),
  );
  const frozen = freezeEdition(sources, { ...DETAILS, ...details }, { ...html, translations });
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
  const digests = digestLanguages(readSources(projectOf(files)));
  return withLog(files, ({ editions }) => {
    editions.at(-1)?.corrections.push({ date: "2026-11-25", what: "Spelling.", ...digests });
  });
};

/** Returns the files with the texts of each edition in Welsh too, as an editor adds them. */
export function withWelshTexts(files: Files): Files {
  const translate = (text: string) => (typeof text === "string" ? toBoth(text) : text);
  return withLog(files, ({ editions }) => {
    for (const edition of editions.filter(({ translations }) => translations !== undefined)) {
      Object.assign(edition, {
        what: edition.what.map(translate),
        why: translate(edition.why),
        effect: translate(edition.effect),
      });
      for (const each of edition.corrections)
        if (each.translations) Object.assign(each, { what: translate(each.what) });
    }
  });
}

/** Returns a text in both languages, as the change log has it. */
export const toBoth = (en: string) => ({ en, cy: `Cymraeg: ${en}` });
