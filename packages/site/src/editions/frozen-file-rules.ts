import {
  digestOf,
  error,
  type Partly,
  type Problem,
  type Project,
  readSource,
} from "cookie-inventory";
import { isHistoryFile } from "../services/service-history.ts";
import { CHANGES_FILE, type Edition, type ReadChangeLog } from "./change-log.ts";
import { EDITIONS_FOLDER, FROZEN_PARTS, getFrozenFilePath } from "./frozen-edition.ts";

/** Reports frozen files that were edited or are missing, and other files in their folder. */
export function checkFrozenFiles(project: Project, log: ReadChangeLog): Problem[] {
  const editions = (log.valid?.data.editions ?? []).flatMap(listFrozenFiles);
  const known = new Set(editions.map(({ file }) => file));
  // If an entry is wrong, its files are not known.
  const areAllKnown = (log.ok || log.valid?.data.editions !== undefined) && !known.has(undefined);
  const strays = areAllKnown
    ? project.list(EDITIONS_FOLDER).filter((file) => !known.has(file) && !isHistoryFile(file))
    : [];
  return [
    ...editions.flatMap((frozen) => checkFrozenFile(project, frozen)),
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

/** A file of an edition, as far as the edition’s entry in the change log is right. */
interface FrozenFile {
  readonly edition: string | undefined;
  readonly file: string | undefined;
  readonly digest: string | undefined;
}

function listFrozenFiles(entry: Partly<Edition> | undefined): FrozenFile[] {
  const { edition, frozen } = entry ?? {};
  if (edition === undefined || frozen === undefined)
    return [{ edition, file: undefined, digest: undefined }];
  return FROZEN_PARTS.filter((part) => part in frozen).map((part) => ({
    edition,
    file: getFrozenFilePath(edition, part),
    digest: frozen[part],
  }));
}

function checkFrozenFile(project: Project, { edition, file, digest }: FrozenFile): Problem[] {
  if (file === undefined) return [];
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
