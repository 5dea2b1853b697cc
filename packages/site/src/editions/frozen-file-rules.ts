import {
  digestOf,
  error,
  type Located,
  type Problem,
  type Project,
  readSource,
} from "cookie-inventory";
import { type ChangeLog, CHANGES_FILE, type Edition } from "./change-log.ts";
import {
  EDITIONS_FOLDER,
  type FrozenPart,
  getFrozenFilePath,
  listFrozenParts,
} from "./frozen-edition.ts";

/** Reports frozen files that were edited or are missing, and other files in their folder. */
export function checkFrozenFiles(project: Project, log: Located<ChangeLog> | undefined): Problem[] {
  const editions = log?.data.editions ?? [];
  const files = new Set(
    editions.flatMap((edition) =>
      listFrozenParts(edition).map((part) => getFrozenFilePath(edition.edition, part)),
    ),
  );
  return [
    ...editions.flatMap((edition) =>
      listFrozenParts(edition).flatMap((part) => checkFrozenFile(project, edition, part)),
    ),
    ...project
      .list(EDITIONS_FOLDER)
      .filter((file) => !files.has(file))
      .map((file) =>
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
  { edition, frozen }: Edition,
  part: FrozenPart,
): Problem[] {
  const read = readSource(project, getFrozenFilePath(edition, part));
  if (!read.ok) {
    return read.problems.map((problem) => ({
      ...problem,
      hint: `Edition ${edition} needs it. Restore it from the commit that added the edition.`,
    }));
  }
  if (digestOf(read.value.text) === frozen[part]) return [];
  return [
    error(
      { file: read.value.file, line: 1, column: 1 },
      "edited-edition",
      `This file was changed after edition ${edition} was published.`,
      "Restore it. To change the content, edit src/pages or _data and make a new edition.",
    ),
  ];
}
