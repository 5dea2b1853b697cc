import {
  type CheckedFile,
  error,
  fieldOf,
  findOutdatedNames,
  getLanguageName,
  getPathPrefix,
  type Language,
  listTranslations,
  type Located,
  nameRecordsBy,
  ORGANISATION_FILE,
  type Partly,
  type Problem,
  type Project,
  readJson,
  readJsonWithSchema,
  type ValuePath,
} from "cookie-inventory";
import { type Introduction, readIntroduction } from "./introduction.ts";
import { readRecipients, readRetentionRules, type Registry } from "./registry-files.ts";
import { SERVICE_FIELDS, SERVICE_TEXTS } from "./service-fields.ts";
import { type History, readHistory } from "./service-history.ts";
import {
  findKeyMistake,
  type Recipients,
  type RetentionRules,
  type Service,
  serviceSchema,
} from "./service-schema.ts";
import { listTexts } from "./service-texts.ts";

export const SERVICES_FOLDER = "_data/services";

/** The path of the page that lists all services. */
export const SERVICES_PAGE = "/services/";

/** Returns the path of a service’s page. `prefix` is that of its language, such as “/cy”. */
export function getServiceUrl(key: string, prefix = ""): string {
  return `${prefix}${SERVICES_PAGE}${key}/`;
}

/** A service’s file, and the text that introduces it. */
export interface ServiceFile {
  /** The name of the file without its extension, which is also its address: “libraries” is /services/libraries/. */
  readonly key: string;
  readonly file: string;
  readonly url: string;
  /** The language in which it was read; undefined for the first one. */
  readonly language: Language | undefined;
  readonly checked: CheckedFile<Service>;
  /** Its editions; undefined if it has none. */
  readonly history: CheckedFile<History> | undefined;
  /** Undefined if the service has none. */
  readonly introduction: Introduction | undefined;
}

/** The result of reading all files about services. */
export interface ServiceFiles {
  readonly services: readonly ServiceFile[];
  readonly recipients: Registry<Recipients>;
  readonly retention: Registry<RetentionRules>;
  /** The addresses that may exist once the names of all files are right. */
  readonly possibleUrls: readonly string[];
  /** Problems of files that are no service. */
  readonly problems: readonly Problem[];
}

/** Reads every service, and the registries that they refer to. A project without services has none of these files. */
export function readServiceFiles(project: Project): ServiceFiles {
  const files = project.list(SERVICES_FOLDER);
  const { named = [], misnamed = [] } = Object.groupBy(
    files.filter((file) => file.endsWith(".json")),
    (file) => (findKeyMistake(getKey(file)) === undefined ? "named" : "misnamed"),
  );
  const others = files.filter((file) => !named.includes(file));
  return {
    services: named.map((file) => readService(project, file)),
    recipients: readRecipients(project),
    retention: readRetentionRules(project),
    possibleUrls:
      misnamed.length === 0
        ? []
        : [SERVICES_PAGE, ...misnamed.map((file) => getServiceUrl(suggestKey(file)))],
    problems: others.flatMap((file) => checkOther(file, files, listTranslations(project))),
  };
}

/** Whether it is not known what the services refer to. */
export function hasRegistryErrors({ recipients, retention }: ServiceFiles): boolean {
  return recipients.problems.length + retention.problems.length > 0;
}

function getKey(file: string): string {
  return file.slice(SERVICES_FOLDER.length + 1).replace(/\.(?:json|md)$/, "");
}

/** Returns a name that a service’s file can have, in place of a wrong one. */
function suggestKey(file: string): string {
  const name = getKey(file).split("/").at(-1) ?? "";
  const key = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[^a-z]+|-$/g, "");
  return key === "" || findKeyMistake(key) !== undefined ? "libraries" : key;
}

const activityName = nameRecordsBy("title");

function readService(project: Project, file: string): ServiceFile {
  const key = getKey(file);
  const { language } = project;
  const text = file.replace(/json$/, language === undefined ? "md" : `${language.code}.md`);
  return {
    key,
    file,
    url: getServiceUrl(key, getPathPrefix(project)),
    language,
    checked: readServiceData(project, file),
    history: readHistory(project, key),
    introduction: project.list(SERVICES_FOLDER).includes(text)
      ? readIntroduction(project, text)
      : undefined,
  };
}

function readServiceData(project: Project, file: string): CheckedFile<Service> {
  const read = readJson(project, file);
  const isService =
    !read.ok ||
    ["title", "activities"].some((name) => fieldOf(read.value.data, name) !== undefined);
  if (!isService) {
    const message = "This file is not a service: it has neither a “title” nor “activities”.";
    const hint = `Move it to another folder, or start again with “npx privacy-notice new service ${getKey(file)}”.`;
    return {
      ok: false,
      problems: [error({ file }, "not-a-service", message, hint)],
      valid: undefined,
    };
  }
  const options = {
    fields: SERVICE_FIELDS,
    translatable: SERVICE_TEXTS,
    recordName: (data: unknown, path: ValuePath) =>
      path[0] === "activities" ? activityName(data, path) : undefined,
  };
  return readJsonWithSchema(project, file, serviceSchema, options, (valid) => [
    ...findRepeated(valid, "id", "duplicate-id"),
    ...findRepeated(valid, "title", "shared-title"),
    ...listTexts(valid.data).flatMap(({ text, path }) =>
      findOutdatedNames(text, () => valid.at(path)),
    ),
  ]);
}

/** Returns an error for each activity with the id or the title of another. */
function findRepeated(
  { data: { activities = [] }, at }: Located<Partly<Service>>,
  field: "id" | "title",
  rule: string,
): Problem[] {
  const firsts = new Map<string, number>();
  return activities.flatMap((activity, index) => {
    const value = activity?.[field];
    if (value === undefined) return [];
    const first = firsts.get(value);
    firsts.set(value, first ?? index);
    if (first === undefined) return [];
    const message = `Two activities have the ${field} “${value}”; the other one is on line ${at(["activities", first, field]).line}.`;
    return error(
      at(["activities", index, field]),
      rule,
      message,
      `Give this one another ${field}.`,
    );
  });
}

/** Checks a file in the folder of services that is not a service’s data. */
function checkOther(
  file: string,
  files: readonly string[],
  translations: readonly Language[],
): Problem[] {
  const key = getKey(file);
  const isText = ["", ...translations.map(({ code }) => `.${code}`)].some(
    (end) => file.endsWith(`${end}.md`) && files.includes(file.replace(`${end}.md`, ".json")),
  );
  if (isText) return [];
  if (file.endsWith(".md")) {
    const [, service = "", code = ""] = /^(.+)\.([a-z]{2,3})$/.exec(key) ?? [];
    const language = code === "" ? undefined : getLanguageName(code, "en-GB");
    if (language !== undefined && files.includes(`${SERVICES_FOLDER}/${service}.json`)) {
      const message = `This file has the name of an introduction in ${language}, which is not one of the languages of this site.`;
      const hint = `Correct the code “${code}”, or add the language to “languages” in ${ORGANISATION_FILE}.`;
      return [error({ file }, "undeclared-language", message, hint)];
    }
    const message = `This introduction has no service: there is no ${SERVICES_FOLDER}/${key}.json.`;
    const hint = `Rename it, or start the service with “npx privacy-notice new service ${key}”.`;
    return [error({ file }, "stray-file", message, hint)];
  }
  if (!file.endsWith(".json")) {
    const message = `${SERVICES_FOLDER} can only contain services in JSON, and their introductions in Markdown.`;
    return [error({ file }, "stray-file", message, "Remove it, or move it to another folder.")];
  }
  if (key.includes("/")) {
    const message = `${SERVICES_FOLDER} cannot have folders: “group” says where a service is listed.`;
    const hint = `Move this file to ${SERVICES_FOLDER}/${suggestKey(file)}.json.`;
    return [error({ file }, "stray-file", message, hint)];
  }
  const message = "The name of this file would make an address that is hard to type.";
  const hint = `Use lower case letters, digits and hyphens, such as ${SERVICES_FOLDER}/${suggestKey(file)}.json.`;
  return [error({ file }, "bad-file-name", message, hint)];
}
