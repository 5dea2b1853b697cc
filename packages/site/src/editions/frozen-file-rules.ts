import {
  digestOf,
  error,
  type Located,
  type Problem,
  type Project,
  readSource,
} from "cookie-inventory";
import { EDITIONS_FOLDER, frozenFile, type FrozenPart, frozenParts } from "./frozen-edition.ts";
import { CHANGES_FILE, type Edition, type ChangeLog } from "./change-log.ts";

/** Frozen files that were edited or are gone, and files in their folder that no edition has. */
export function frozenProblems(project: Project, log: Located<ChangeLog> | undefined): Problem[] {
  const editions = log?.data.editions ?? [];
  const files = new Set(
    editions.flatMap((each) => frozenParts(each).map((part) => frozenFile(each.edition, part))),
  );
  return [
    ...editions.flatMap((each) =>
      frozenParts(each).flatMap((part) => notAsFrozen(project, each, part)),
    ),
    ...project
      .list(EDITIONS_FOLDER)
      .filter((file) => !files.has(file))
      .map((file) =>
        error(
          { file },
          "stray-edition",
          `No edition in ${CHANGES_FILE} has this file.`,
          `Take it out; or put the edition’s entry back into ${CHANGES_FILE}, as it was.`,
        ),
      ),
  ];
}

function notAsFrozen(project: Project, { edition, frozen }: Edition, part: FrozenPart): Problem[] {
  const read = readSource(project, frozenFile(edition, part));
  if (!read.ok) {
    return read.problems.map((problem) => ({
      ...problem,
      hint: `Edition ${edition} needs it: put the file back as it was. Git has it in the commit that added the edition.`,
    }));
  }
  if (digestOf(read.value.text) === frozen[part]) return [];
  return [
    error(
      { file: read.value.file, line: 1, column: 1 },
      "edited-edition",
      `This file was changed after edition ${edition} was frozen: people read it in that edition as it was.`,
      "Put it back as it was. What is to change now is changed in src/pages and _data, and gets an edition of its own.",
    ),
  ];
}
