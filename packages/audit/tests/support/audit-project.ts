import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { projectOnDisk, readInventory } from "cookie-inventory";
import { MEREFORD_FOLDER } from "test-support";

/** A council’s folder with the files that the audit reads, for one test. */
export interface AuditProject {
  readonly folder: string;
  readonly read: (file: string) => string;
  readonly write: (file: string, text: string) => void;
  /** The messages of the problems in its inventory. */
  readonly problems: () => { readonly errors: string[]; readonly others: string[] };
  readonly dispose: () => void;
}

/** Creates a project with these domains, and the inventory and websites of the fictional council. */
export function createAuditProject(domains: readonly string[]): AuditProject {
  // The commands print resolved paths, and the temporary folder may be a symbolic link.
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), "audit-project-")));
  const inside = (file: string) => path.join(folder, file);
  const read = (file: string) => readFileSync(inside(file), "utf8");
  const write = (file: string, text: string) => writeFileSync(inside(file), text);
  cpSync(path.join(MEREFORD_FOLDER, "_data"), inside("_data"), { recursive: true });
  const organisation: object = JSON.parse(read("_data/organisation.json"));
  write("_data/organisation.json", JSON.stringify({ ...organisation, domains }));
  return {
    folder,
    read,
    write,
    problems: () => {
      const { problems } = readInventory(projectOnDisk(folder));
      const messages = (isError: boolean) =>
        problems
          .filter(({ severity }) => (severity === "error") === isError)
          .map(({ message }) => message);
      return { errors: messages(true), others: messages(false) };
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
