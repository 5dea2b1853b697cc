import type { Project } from "cookie-inventory";

/** Files to write: their names and their texts. */
type ChangedFiles = ReadonlyMap<string, string>;

/** One change of the form in which councils keep their files. */
export interface Migration {
  /** What it does, for the person who runs it: “Adds …”. */
  readonly description: string;
  /** The version of this package that needs the new form. */
  readonly version: string;
  /** The files that have to change; none if they have the new form already. Throws UserError if they cannot be read. */
  readonly migrate: (project: Project, root: string) => ChangedFiles;
}
