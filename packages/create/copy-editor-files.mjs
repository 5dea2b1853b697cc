/*
 * Copies the hints and snippets for people who edit in VS Code to the template: a new council gets the same as this
 * repository.
 */
import { cpSync, rmSync } from "node:fs";

for (const folder of [".vscode", "schemas"]) {
  rmSync(`template/${folder}`, { recursive: true, force: true });
  cpSync(`../../${folder}`, `template/${folder}`, { recursive: true });
}
