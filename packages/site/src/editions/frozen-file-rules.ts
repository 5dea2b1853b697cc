import { digestOf, error, type Problem, type Project, readSource } from "cookie-inventory";
import { isHistoryFile } from "../services/service-history.ts";
import { CHANGES_FILE, type ReadChangeLog } from "./change-log.ts";
import { EDITIONS_FOLDER, listFrozenFiles } from "./frozen-edition.ts";

/** Reports frozen files that were edited or are missing, in all languages, and other files in their folder. */
export function checkFrozenFiles(project: Project, log: ReadChangeLog): Problem[] {
  const editions = log.valid?.data.editions;
  const files = (editions ?? []).map((entry) => ({
    edition: entry?.edition,
    files: listFrozenFiles(entry),
  }));
  const known = new Set(files.flatMap((each) => each.files ?? []).map(({ file }) => file));
  // If an entry is wrong, its files are not known.
  const areAllKnown =
    (log.ok || editions !== undefined) && files.every((each) => each.files !== undefined);
  const strays = areAllKnown
    ? project.list(EDITIONS_FOLDER).filter((file) => !known.has(file) && !isHistoryFile(file))
    : [];
  return [
    ...files.flatMap(({ edition, files: ofEdition = [] }) =>
      ofEdition.flatMap(({ file, digest }) => checkFrozenFile(project, edition, file, digest)),
    ),
    ...strays.map((file) =>
      error(
        { file },
        "stray-edition",
        `This file belongs to no edition in ${CHANGES_FILE}.`,
        `Remove it, or restore the edition’s entry in ${CHANGES_FILE}.`,
      ),
    ),
  ];
}

function checkFrozenFile(
  project: Project,
  edition: string | undefined,
  file: string,
  digest: string | undefined,
): Problem[] {
  const read = readSource(project, file);
  if (!read.ok) {
    return read.problems.map((problem) => ({
      ...problem,
      hint: `Edition ${edition} needs it. Restore it from the commit that added the edition.`,
    }));
  }
  if (digest === undefined || digestOf(read.value.text) === digest) return [];
  return [
    error(
      { file, line: 1, column: 1 },
      "edited-edition",
      `This file was changed after edition ${edition} was published.`,
      "Restore it. To change the content, edit src/pages or _data and make a new edition.",
    ),
  ];
}
