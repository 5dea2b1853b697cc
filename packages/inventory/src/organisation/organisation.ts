import { z } from "zod";
import { toEditorSchema } from "../files/editor-schema.ts";
import { hostName, httpsAddress, readableText } from "../files/field-schemas.ts";
import { readJson } from "../files/json-reader.ts";
import type { Project } from "../files/project.ts";
import { readJsonWithSchema } from "../files/schema-check.ts";
import type { Located, ValuePath } from "../files/source-places.ts";
import type { Partly } from "../files/valid-values.ts";
import { checkLanguages } from "../languages/language-rules.ts";
import { LANGUAGE_FIELDS, languagesSchema } from "../languages/language.ts";
import type { TranslatableFields } from "../languages/text-records.ts";
import { findOutdatedHost, findOutdatedNames } from "../outdated-names/outdated-names.ts";
import { error, type Place, type Problem, type ReadResult } from "../problems/problem.ts";
import { checkColourContrast } from "./colour-contrast.ts";

export const ORGANISATION_FILE = "_data/organisation.json";

/** The hint for each field, for editors: in the JSON Schema and in messages. */
const FIELDS = {
  name: "The name of the council, as visitors know it. In “languages”, the name of the language in the language itself, such as Cymraeg.",
  address:
    "The address where this site is published, such as https://privacy.example.gov.uk, with nothing after the domain.",
  home: "The full address of the home page of the council’s website.",
  domains:
    "The domains that belong to the council, such as example.gov.uk. Pages do not show them: the check and the audit use them to tell the council’s own websites from others.",
  colour: "The council’s colour, such as #00625a. It must be dark enough for white text.",
  contacts:
    "How visitors can reach the council. Pages show what is known, and null is never shown.",
  dataProtection:
    "The email address for questions about personal data. The statement must show it too: the check compares them.",
  accessibility: "The email address for accessibility problems, or null if there is none yet.",
  phone: "The phone number for questions about personal data, such as 020 7946 0000, or null.",
  post: 'The postal address, each line in quotes: ["Town Hall", "1 High Street", "Mereford"]. Otherwise null.',
  dataProtectionOfficer: "The email address of the data protection officer, or null.",
  complaintForm:
    "The full address of the form for complaints about personal data, starting with https://, or null.",
  links: "Links in the footer of every page, each with “text” and “href”.",
  text: "The text of the link.",
  href: "The full address of the page that it links to, starting with https://.",
  repository:
    "The repository of this site, which every page links to for suggestions. null if it is not public.",
  edit: "The start of the address for editing a file, up to the file’s name.",
  fonts:
    'The fonts of this site, best first, such as ["Gill Sans", "Verdana"]. A visitor whose device has none of them sees the font of the device: fonts are never downloaded. Leave the line out for the font of each visitor’s device.',
  logo: "The council’s logo, which stands in the header, with “file” and “alternativeText”. null or no line if there is none.",
  file: "The SVG file with the logo, in the folder _includes, such as _includes/logo.svg.",
  alternativeText:
    "The words in the logo, which screen readers read: the header then shows the logo instead of the council’s name. null if the logo has no words: the name then stands beside it.",
  formerAddresses:
    "Paths that redirect to the statement, each starting with “/”: its former addresses, and others that people may try.",
  ...LANGUAGE_FIELDS,
} as const;

/** The texts that can be in several languages. */
const TRANSLATABLE: TranslatableFields = {
  required: ["text"],
  optional: ["name", "post", "alternativeText"],
};

const email = z.email("must be an email address");

const phoneNumber = z
  .string()
  .regex(/^0[1-9](?: ?\d){8,9}$/, "must be a UK phone number, such as 020 7946 0000");

/** A font’s name. None of these characters has a meaning in a quoted string in CSS, or in HTML. */
const fontName = z
  .string()
  .regex(
    /^[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*$/,
    "must have each name in its own quotes, with only letters, digits, single spaces and hyphens",
  );

const schema = z.strictObject({
  name: readableText,
  address: httpsAddress
    .refine(
      (value) => URL.canParse(value) && new URL(value).pathname === "/",
      "must have nothing after the domain",
    )
    .transform((value) => new URL(value).origin),
  home: httpsAddress,
  domains: z
    .array(hostName)
    .min(1, "must name at least one domain")
    .max(100, "must have at most 100 entries"),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, "must be “#” and six digits or lower case letters from a to f"),
  contacts: z.strictObject({
    dataProtection: email,
    accessibility: email.nullable(),
    phone: phoneNumber.nullable().default(null),
    post: z.array(readableText).min(1, "must have a line").nullable().default(null),
    dataProtectionOfficer: email.nullable().default(null),
    complaintForm: httpsAddress.nullable().default(null),
  }),
  links: z.array(z.strictObject({ text: readableText, href: httpsAddress })),
  repository: z.strictObject({ edit: httpsAddress }).nullable(),
  logo: z
    .strictObject({
      file: readableText.regex(
        /^_includes\/[\w-]+\.svg$/,
        "must be the name of a file in _includes that ends with .svg",
      ),
      alternativeText: readableText.nullable(),
    })
    .nullable()
    .default(null),
  fonts: z.array(fontName).default([]),
  languages: languagesSchema,
  formerAddresses: z.array(
    z
      .string()
      .regex(
        /^(?:\/[a-zA-Z0-9-][\w.-]*)+\/?$/,
        "must be a path that starts with “/”, without the website’s name",
      ),
  ),
});

/** Returns the place of a value in the council’s details; only the file if it cannot be read. */
export function locateInOrganisation(project: Project, path: ValuePath): Place {
  const read = readJson(project, ORGANISATION_FILE);
  return read.ok ? read.value.at(path) : { file: ORGANISATION_FILE };
}

/** The council’s details. */
export type Organisation = z.output<typeof schema>;

/** The council’s details, or the problems of their file, and those of its values that are valid. */
export type OrganisationResult = ReadResult<Organisation> & {
  readonly valid: Partly<Organisation> | undefined;
  /** The same with the place of each value. */
  readonly located: Located<Partly<Organisation>> | undefined;
};

/** Returns the JSON Schema for editors. */
export function organisationJsonSchema(): object {
  return toEditorSchema(schema, "The council’s details", FIELDS, TRANSLATABLE);
}

/** Reads `_data/organisation.json`. */
export function readOrganisation(project: Project): OrganisationResult {
  const read = readJsonWithSchema(
    project,
    ORGANISATION_FILE,
    schema,
    { fields: FIELDS, translatable: TRANSLATABLE },
    (located) => [
      ...checkLanguages(located),
      ...findUnreadableColour(located),
      ...findOutdatedLinks(located),
      ...findRepeatedAddresses(located),
    ],
  );
  const located = read.valid;
  const valid = located?.data;
  return read.ok
    ? { ok: true, value: read.value.data, valid, located }
    : { ...read, valid, located };
}

function findUnreadableColour({ data: { colour }, at }: Located<Partly<Organisation>>): Problem[] {
  return colour === undefined ? [] : checkColourContrast(colour, at(["colour"]));
}

function findOutdatedLinks({ data: { links = [] }, at }: Located<Partly<Organisation>>): Problem[] {
  return links.flatMap((link, index) => [
    ...findOutdatedNames(link?.text ?? "", () => at(["links", index, "text"])),
    ...findOutdatedHost(link?.href ?? "", at(["links", index, "href"])),
  ]);
}

/** Finds former addresses that are equal except for case or a trailing slash, which web hosts ignore in redirects. */
function findRepeatedAddresses({
  data: { formerAddresses = [] },
  at,
}: Located<Partly<Organisation>>): Problem[] {
  const firsts = new Set<string>();
  return formerAddresses.flatMap((address, index) => {
    if (address === undefined) return [];
    const key = address.toLowerCase().replace(/\/$/, "");
    if (!firsts.has(key)) {
      firsts.add(key);
      return [];
    }
    const message = "“formerAddresses” has the same address twice.";
    return error(at(["formerAddresses", index]), "wrong-value", message, FIELDS.formerAddresses);
  });
}
