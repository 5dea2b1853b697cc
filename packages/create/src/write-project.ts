import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { splitList } from "./answer-checks.ts";
import { UserError } from "./parse-arguments.ts";
import {
  type Answers,
  PLACEHOLDER_ADDRESS,
  PLACEHOLDER_COLOUR,
  PLACEHOLDER_REPOSITORY,
} from "./questions.ts";

const TEMPLATE = path.join(import.meta.dirname, "../template");

/** Files that npm does not pack under their real names. */
const RENAMED_FILES = { gitignore: ".gitignore", npmrc: ".npmrc" } as const;

/** Throws UserError unless `folder` is empty or does not exist. */
export function requireEmpty(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory())
    throw new UserError(`${folder} is a file: choose another folder.`);
  if (readdirSync(folder).length > 0)
    throw new UserError(`The folder ${folder} is not empty: choose another folder.`);
}

/** Writes the files of a new council. `version` is that of the packages, `today` a date such as "2026-11-23". */
export function writeProject(
  folder: string,
  answers: Answers,
  version: string,
  today: string,
): void {
  mkdirSync(folder, { recursive: true });
  cpSync(TEMPLATE, folder, { recursive: true });
  for (const [packed, name] of Object.entries(RENAMED_FILES))
    renameSync(path.join(folder, packed), path.join(folder, name));

  const values = toPlaceholderValues(answers, version, today);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const text = readFileSync(file, "utf8");
    const filled = fillPlaceholders(text, file, values);
    if (filled !== text) writeFileSync(file, filled);
  }
  writeJson(path.join(folder, "_data/organisation.json"), toOrganisation(answers));
  writeJson(path.join(folder, "_data/websites.json"), {
    $schema: "../schemas/websites.schema.json",
    websites: [{ address: answers.home }],
  });
  const notice = path.join(folder, "_data/notice.json");
  writeJson(notice, addPlaceholderQuestions(JSON.parse(readFileSync(notice, "utf8")), answers));
}

function toPlaceholderValues(
  answers: Answers,
  version: string,
  today: string,
): Record<string, string> {
  const year = Number(today.slice(0, 4));
  const isLeapDay = today.endsWith("-02-29");
  return {
    name: answers.name,
    email: answers.email,
    packageName: `${toPackageName(answers.name)}-privacy-notice`,
    workflowsRepository: answers["workflows-repository"],
    version,
    today,
    todayInWords: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(
      new Date(today),
    ),
    nextReview: `${year + 1}${isLeapDay ? "-02-28" : today.slice(4)}`,
  };
}

/** Converts a name to one that npm accepts for a package. */
function toPackageName(name: string): string {
  const plain = name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-");
  return plain.replaceAll(/^-|-$/g, "").slice(0, 100) || "council";
}

/** Replaces each “{{placeholder}}” with its value, escaped for its context. Throws if it has no value. */
function fillPlaceholders(
  text: string,
  file: string,
  values: Readonly<Record<string, string>>,
): string {
  const isMarkdown = file.endsWith(".md");
  const bodyStart = isMarkdown && text.startsWith("---\n") ? text.indexOf("\n---\n") : 0;
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string, offset: number) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`${file} has a placeholder {{${name}}} without a value.`);
    if (file.endsWith(".yml")) return value;
    return isMarkdown && offset >= bodyStart ? escapeMarkdown(value) : escapeQuoted(value);
  });
}

function escapeMarkdown(value: string): string {
  return value.replaceAll(/[\\`*_{}[\]<>#~|]/g, String.raw`\$&`);
}

/** Escapes a value for use in double quotes, in JSON or YAML. */
function escapeQuoted(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

function toOrganisation({ name, address, home, domains, colour, email }: Answers): object {
  return {
    name,
    address: new URL(address).origin,
    home,
    domains: splitList(domains),
    colour,
    contacts: {
      dataProtection: email,
      accessibility: null,
      phone: null,
      post: null,
      dataProtectionOfficer: null,
      complaintForm: null,
    },
    links: [{ text: `${name}: main website`, href: home }],
    repository: null,
    formerAddresses: ["/privacy", "/privacy-notice", "/privacy-policy", "/privacy-statement"],
  };
}

interface Notice {
  readonly openQuestions: readonly object[];
}

/** Adds an open question for each answer that is a placeholder. */
function addPlaceholderQuestions(notice: Notice, answers: Answers): Notice {
  const questions = [
    {
      isPlaceholder: answers.address === PLACEHOLDER_ADDRESS,
      id: "site-address",
      about: "_data/organisation.json",
      missing:
        "the address where this site will be published. “address” has a placeholder until it is known.",
    },
    {
      isPlaceholder: answers.colour === PLACEHOLDER_COLOUR,
      id: "colour",
      about: "_data/organisation.json",
      missing: "the council’s own colour. “colour” is a dark blue until it is known.",
    },
    {
      isPlaceholder: answers["workflows-repository"] === PLACEHOLDER_REPOSITORY,
      id: "workflows-repository",
      about: ".github/workflows",
      missing: `the GitHub repository with the reusable workflows. Replace ${PLACEHOLDER_REPOSITORY} with it in each file in .github/workflows.`,
    },
  ];
  const added = questions
    .filter(({ isPlaceholder }) => isPlaceholder)
    .map(({ id, about, missing }) => ({ id, about, missing, whoAnswers: "web team" }));
  return { ...notice, openQuestions: [...notice.openQuestions, ...added] };
}

function writeJson(file: string, value: object): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
