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
import { listed } from "./answer-rules.ts";
import { UserError } from "./command-line.ts";
import { type Answers, UNKNOWN_ADDRESS, UNKNOWN_COLOUR, UNKNOWN_REPOSITORY } from "./questions.ts";

const TEMPLATE = path.join(import.meta.dirname, "../template");

/** npm leaves these out of packages under their own names. */
const RENAMED = { gitignore: ".gitignore", npmrc: ".npmrc" } as const;

/** Throws UserError unless `folder` is empty or does not exist. */
export function requireEmpty(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory())
    throw new UserError(`There is a file called ${folder}: name another folder.`);
  if (readdirSync(folder).length > 0)
    throw new UserError(`The folder ${folder} is not empty: name another folder.`);
}

/** Writes the files of a new council. `today` is a date such as "2026-11-23", `version` that of the packages. */
export function writeProject(
  folder: string,
  answers: Answers,
  version: string,
  today: string,
): void {
  mkdirSync(folder, { recursive: true });
  cpSync(TEMPLATE, folder, { recursive: true });
  for (const [packed, name] of Object.entries(RENAMED))
    renameSync(path.join(folder, packed), path.join(folder, name));

  const values = placeholders(answers, version, today);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const text = readFileSync(file, "utf8");
    const filled = fill(text, file, values);
    if (filled !== text) writeFileSync(file, filled);
  }
  writeJson(path.join(folder, "_data/organisation.json"), organisation(answers));
  writeJson(path.join(folder, "_data/websites.json"), {
    $schema: "../schemas/websites.schema.json",
    websites: [{ address: answers.home }],
  });
  const notice = path.join(folder, "_data/notice.json");
  writeJson(notice, withUnknown(JSON.parse(readFileSync(notice, "utf8")), answers));
}

function placeholders(answers: Answers, version: string, today: string): Record<string, string> {
  const year = Number(today.slice(0, 4));
  const isLeapDay = today.endsWith("-02-29");
  return {
    name: answers.name,
    email: answers.email,
    packageName: `${slug(answers.name)}-privacy-notice`,
    engineRepository: answers["engine-repository"],
    version,
    today,
    todayInWords: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(
      new Date(today),
    ),
    nextReview: `${year + 1}${isLeapDay ? "-02-28" : today.slice(4)}`,
  };
}

/** A name that npm accepts for a package. */
function slug(name: string): string {
  const plain = name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-");
  return plain.replaceAll(/^-|-$/g, "").slice(0, 100) || "council";
}

/** Fills in each “{{placeholder}}”, escaped for the place where it stands. Throws for one that has no value. */
function fill(text: string, file: string, values: Readonly<Record<string, string>>): string {
  const isMarkdown = file.endsWith(".md");
  const bodyStart = isMarkdown && text.startsWith("---\n") ? text.indexOf("\n---\n") : 0;
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string, offset: number) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`${file} has a placeholder {{${name}}} without a value.`);
    if (file.endsWith(".yml")) return value;
    return isMarkdown && offset >= bodyStart ? asMarkdown(value) : asQuoted(value);
  });
}

function asMarkdown(value: string): string {
  return value.replaceAll(/[\\`*_{}[\]<>#~|]/g, String.raw`\$&`);
}

/** For a place between double quotes, in JSON and in YAML. */
function asQuoted(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

function organisation({ name, address, home, domains, colour, email }: Answers): object {
  return {
    name,
    address: new URL(address).origin,
    home,
    domains: listed(domains),
    colour,
    contacts: { dataProtection: email, accessibility: null },
    regulator: {
      name: "Information Commission",
      formerName: "Information Commissioner’s Office",
      home: "https://ico.org.uk",
    },
    links: [{ text: `${name}: main website`, href: home }],
    repository: null,
    formerAddresses: ["/privacy", "/privacy-notice", "/privacy-policy", "/privacy-statement"],
  };
}

interface Notice {
  readonly openQuestions: readonly object[];
}

/** Adds the questions that were answered with a placeholder. */
function withUnknown(notice: Notice, answers: Answers): Notice {
  const unknown = [
    {
      isUnknown: answers.address === UNKNOWN_ADDRESS,
      id: "site-address",
      about: "_data/organisation.json",
      missing:
        "The address where this site will be published. Until it is known, “address” holds a placeholder.",
    },
    {
      isUnknown: answers.colour === UNKNOWN_COLOUR,
      id: "colour",
      about: "_data/organisation.json",
      missing: "The council’s own colour. Until it is known, “colour” holds a dark blue.",
    },
    {
      isUnknown: answers["engine-repository"] === UNKNOWN_REPOSITORY,
      id: "engine-repository",
      about: ".github/workflows",
      missing: `The repository on GitHub that holds the reusable workflows. Write it in place of ${UNKNOWN_REPOSITORY} in each file of .github/workflows.`,
    },
  ];
  const added = unknown
    .filter(({ isUnknown }) => isUnknown)
    .map(({ id, about, missing }) => ({ id, about, missing, whoAnswers: "web team" }));
  return { ...notice, openQuestions: [...notice.openQuestions, ...added] };
}

function writeJson(file: string, value: object): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
