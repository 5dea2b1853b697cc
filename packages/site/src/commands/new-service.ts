import type { Command } from "commander";
import { projectFolder, projectOnDisk, UserError } from "cookie-inventory";
import { findMissingServicesLink } from "../content/service-addresses.ts";
import { STATEMENT_FILE } from "../pages/page-files.ts";
import { listBlockNames, readPage } from "../pages/page-reader.ts";
import { createService, findServiceMistake, type NewService } from "../services/new-service.ts";
import { RECIPIENTS_FILE, RETENTION_FILE } from "../services/registry-files.ts";
import { readServiceFiles, SERVICES_FOLDER } from "../services/service-files.ts";
import { findKeyMistake } from "../services/service-schema.ts";
import { reportNewFiles, writeFiles } from "./new-files.ts";

const EXAMPLE = "npx privacy-notice new service libraries";

/** `privacy-notice new service` */
export function defineNewService(command: Command): void {
  command
    .description("Start the notice of a service")
    .argument("<name>", "its name in addresses, such as libraries for /services/libraries/")
    .option("--title <title>", "its title (default: the name)")
    .option("--group <group>", "the group under which /services/ lists it")
    .option("--summary <sentence>", "what its notice is about, in one plain sentence")
    .addHelpText(
      "after",
      `
Writes ${SERVICES_FOLDER}/<name>.json, where every question is open, and the files of recipients and of retention rules if
they are missing.
Exit codes: 0 written; 2 could not run, and nothing was written.
See docs/editing.md.`,
    )
    .action((name: string, options: Omit<NewService, "name">) =>
      startService({ ...options, name }),
    );
}

function startService(details: NewService): void {
  const root = projectFolder();
  const project = projectOnDisk(root);
  const mistake = findKeyMistake(details.name);
  if (mistake !== undefined) {
    throw new UserError(`The name “${details.name}” ${mistake}. Write it like this: ${EXAMPLE}`);
  }
  const service = createService(details);
  const wrong = findServiceMistake(service);
  if (wrong !== undefined) {
    throw new UserError(`“--${wrong.field}” ${wrong.mistake}. Write it again, or leave it out.`);
  }
  const file = `${SERVICES_FOLDER}/${details.name}.json`;
  if (project.read(file) !== undefined) {
    throw new UserError(`${file} exists already. Edit that file, or choose another name.`);
  }
  const registries = [RECIPIENTS_FILE, RETENTION_FILE].filter(
    (each) => project.read(each) === undefined,
  );
  const files = new Map([
    [file, formatJson(service)],
    ...registries.map((each) => [each, formatJson({})] as const),
  ]);
  writeFiles(root, files);
  reportNewFiles(files, listNextSteps(root, file));
}

function formatJson(data: object): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}

function listNextSteps(root: string, file: string): string[] {
  const project = projectOnDisk(root);
  const { partial } = readPage(project, STATEMENT_FILE, listBlockNames(project));
  const isLinked = findMissingServicesLink(readServiceFiles(project), partial).length === 0;
  return [
    `Open ${file}, and replace each null that you can answer. What you do not know stays null: the page says that it is not published yet.`,
    `Describe who gets the data in ${RECIPIENTS_FILE}, and how long it is kept in ${RETENTION_FILE}.`,
    ...(isLinked
      ? []
      : [`Link to the notices: write “::services” on a line of its own in ${STATEMENT_FILE}.`]),
    "Run “npx privacy-notice check”: it says what is missing, who can answer, and what the law requires.",
  ];
}
