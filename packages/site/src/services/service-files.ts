import {
  type CheckedFile,
  error,
  fieldOf,
  type Located,
  nameRecordsBy,
  type Partly,
  type Problem,
  type Project,
  readJson,
  readJsonWithSchema,
  readSource,
  type ValuePath,
} from "cookie-inventory";
import type { z } from "zod";
import { checkBody } from "../pages/page-body-rules.ts";
import type { PageBody } from "../pages/page-body.ts";
import { readBody } from "../pages/page-reader.ts";
import { RECIPIENT_FIELDS, RETENTION_FIELDS, SERVICE_FIELDS } from "./service-fields.ts";
import { type History, readHistory } from "./service-history.ts";
import {
  isKey,
  type Recipients,
  recipientsSchema,
  type RetentionRules,
  retentionSchema,
  type Service,
  serviceSchema,
} from "./service-schema.ts";

export const SERVICES_FOLDER = "_data/services";
export const RECIPIENTS_FILE = "_data/recipients.json";
export const RETENTION_FILE = "_data/retention.json";

/** The path of the page that lists all services. */
export const SERVICES_PAGE = "/services/";

/** Returns the path of a service’s page. */
export function getServiceUrl(key: string): string {
  return `${SERVICES_PAGE}${key}/`;
}

/** A service’s file, and the text that introduces it. */
export interface ServiceFile {
  /** The name of the file without its extension, which is also its address: “libraries” is /services/libraries/. */
  readonly key: string;
  readonly file: string;
  readonly url: string;
  readonly checked: CheckedFile<Service>;
  /** Its editions; undefined if it has none. */
  readonly history: CheckedFile<History> | undefined;
  /** Undefined if the service has none. */
  readonly introduction: Introduction | undefined;
}

/** Text in Markdown that stands above the answers of a service’s page. */
export interface Introduction {
  readonly body: PageBody;
  readonly problems: readonly Problem[];
}

/** A file with records by key, to which services refer. */
export interface Registry<T> {
  readonly isMissing: boolean;
  /** Undefined if it is missing or has errors. */
  readonly value?: T | undefined;
  /** Its valid values; undefined if it is missing or cannot be read. */
  readonly valid: Located<Partly<T>> | undefined;
  readonly problems: readonly Problem[];
}

/** The result of reading all files about services. */
export interface ServiceFiles {
  readonly services: readonly ServiceFile[];
  readonly recipients: Registry<Recipients>;
  readonly retention: Registry<RetentionRules>;
  /** Problems of files that are no service. */
  readonly problems: readonly Problem[];
}

/** Reads every service, and the registries that they refer to. A project without services has none of these files. */
export function readServiceFiles(project: Project): ServiceFiles {
  const files = project.list(SERVICES_FOLDER);
  const names = files.filter((file) => file.endsWith(".json") && isKey(getKey(file)));
  return {
    services: names.map((file) => readService(project, file)),
    recipients: readRegistry(project, RECIPIENTS_FILE, recipientsSchema, RECIPIENT_FIELDS),
    retention: readRegistry(project, RETENTION_FILE, retentionSchema, RETENTION_FIELDS),
    problems: files
      .filter((file) => !names.includes(file))
      .flatMap((file) => checkOther(file, files)),
  };
}

function getKey(file: string): string {
  return file.slice(SERVICES_FOLDER.length + 1).replace(/\.(?:json|md)$/, "");
}

const activityName = nameRecordsBy("title");

function readService(project: Project, file: string): ServiceFile {
  const key = getKey(file);
  const text = file.replace(/json$/, "md");
  return {
    key,
    file,
    url: getServiceUrl(key),
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
    recordName: (data: unknown, path: ValuePath) =>
      path[0] === "activities" ? activityName(data, path) : undefined,
  };
  return readJsonWithSchema(project, file, serviceSchema, options, findRepeatedIds);
}

function findRepeatedIds({ data: { activities = [] }, at }: Located<Partly<Service>>): Problem[] {
  const firsts = new Map<string, number>();
  return activities.flatMap((activity, index) => {
    const id = activity?.id;
    if (id === undefined) return [];
    const first = firsts.get(id);
    firsts.set(id, first ?? index);
    if (first === undefined) return [];
    const message = `Two activities have the id “${id}”; the other one is on line ${at(["activities", first]).line}.`;
    return error(at(["activities", index, "id"]), "duplicate-id", message, SERVICE_FIELDS.id);
  });
}

function readIntroduction(project: Project, file: string): Introduction {
  const read = readSource(project, file);
  const source = read.ok ? read.value : { file, text: "" };
  const body = readBody(source, { body: source.text, bodyOffset: 0 }, []);
  const headings = body.headings.map(({ line }) => {
    const message = "An introduction cannot have headings: it stands above those of the page.";
    return error(body.place(line), "heading-in-introduction", message, "Remove this line.");
  });
  const problems = [...headings, ...checkLength(body), ...checkBody(body)];
  return { body, problems: read.ok ? problems : read.problems };
}

/** In UTF-16 code units. Longer texts belong on a page of their own. */
const MAX_INTRODUCTION = 2000;

function checkLength({ lines, place }: PageBody): Problem[] {
  const { length } = lines.join("\n");
  if (length <= MAX_INTRODUCTION) return [];
  const message = `This introduction has ${length} characters; the maximum is ${MAX_INTRODUCTION}.`;
  const hint = "Shorten it, or move a part of it to a page in src/pages and link to that.";
  return [error(place(0), "introduction-too-long", message, hint)];
}

/** Reads a registry; all its values are of one kind. */
function readRegistry<S extends z.ZodType<object>>(
  project: Project,
  file: string,
  schema: S,
  fields: Readonly<Record<string, string>>,
): Registry<z.output<S>> {
  if (project.read(file) === undefined) return { isMissing: true, valid: undefined, problems: [] };
  const read = readJsonWithSchema(project, file, schema, { fields, recordName }, checkKeys);
  return {
    isMissing: false,
    value: read.ok ? read.value.data : undefined,
    valid: read.valid,
    problems: read.ok ? [] : read.problems,
  };
}

function recordName(_data: unknown, [key]: ValuePath): string | undefined {
  return key?.toString();
}

/** Checks the keys here, not in the schema, which would not look at the records’ fields then. */
function checkKeys({ data, at }: Located<object>): Problem[] {
  return Object.keys(data)
    .filter((key) => !isKey(key))
    .map((key) => {
      const message = `The key “${key}” must contain only lower case letters, digits and hyphens.`;
      return error(at([key]), "wrong-value", message, "Write it like library-software.");
    });
}

/** Checks a file in the folder of services that is not a service’s data. */
function checkOther(file: string, files: readonly string[]): Problem[] {
  const key = getKey(file);
  if (file.endsWith(".md") && files.includes(file.replace(/md$/, "json"))) return [];
  if (file.endsWith(".md")) {
    const message = `This introduces no service: there is no ${SERVICES_FOLDER}/${key}.json.`;
    const hint = `Rename it, or start the service with “npx privacy-notice new service ${key}”.`;
    return [error({ file }, "stray-file", message, hint)];
  }
  if (!file.endsWith(".json")) {
    const message = `${SERVICES_FOLDER} can only contain services in JSON, and their introductions in Markdown.`;
    return [error({ file }, "stray-file", message, "Remove it, or move it to another folder.")];
  }
  const message = "The name of this file would make an address that is hard to type.";
  const hint = `Use lower case letters, digits and hyphens, such as ${SERVICES_FOLDER}/libraries.json, and no folders.`;
  return [error({ file }, "bad-file-name", message, hint)];
}
