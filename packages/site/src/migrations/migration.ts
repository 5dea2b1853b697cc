import type { Project } from "cookie-inventory";
import type { Files } from "../editions/freeze-edition.ts";

/** One change of the form in which councils keep their files. */
export interface Migration {
  /** What it does, for the person who runs it: “Adds …”. */
  readonly description: string;
  /** The version of this package that needs the new form. */
  readonly version: string;
  /** The files that have to change; none if they have the new form already. Throws UserError if they cannot be read. */
  readonly migrate: (project: Project, root: string) => Files;
}
