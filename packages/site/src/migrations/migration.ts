import type { Project } from "cookie-inventory";
import type { FilesToWrite } from "../editions/freeze-edition.ts";

/** A change to the format of councils’ files. */
export interface Migration {
  /** A short sentence for the terminal: “Adds …”. */
  readonly description: string;
  /** The version of this package that needs the new format. */
  readonly version: string;
  /** Returns the files to change, if any. Throws UserError if they cannot be read. */
  readonly migrate: (project: Project, root: string) => FilesToWrite;
}
