import { z } from "zod";
import { readJsonWithSchema } from "../files/schema-check.ts";
import { hostName, httpsAddress, oneLine } from "../files/field-schemas.ts";
import type { Project } from "../files/project.ts";
import type { Located } from "../files/source-places.ts";
import type { Problem, ReadResult } from "../problems/problem.ts";
import { outdatedHost, outdatedNames } from "../outdated-names/outdated-names.ts";

export const ORGANISATION_FILE = "_data/organisation.json";

const FIELDS = {
  name: "The name, as visitors know it: of the council, or of the regulator.",
  address:
    "Where this site is published, such as https://privacy.example.gov.uk, with nothing after the host.",
  home: "The council’s main website.",
  domains: "The domains that belong to the council, such as example.gov.uk.",
  colour: "The council’s colour behind white text, such as #00625a.",
  contacts: "Email addresses; null where the council has named none.",
  dataProtection: "The email address for questions about personal data.",
  accessibility: "The email address for accessibility problems, or null while there is none.",
  regulator: "The authority that oversees data protection.",
  formerName: "What the regulator was called before, or null.",
  links: "Links at the foot of every page, each with text and href.",
  text: "The words of the link.",
  href: "Where the link leads: a full address that starts with https://.",
  repository:
    "Where the files of this site are kept: “home” is its page, and “edit” is what stands before a file’s name in the address that edits it. Or null.",
  edit: "What stands before a file’s name in the address that edits it.",
  formerAddresses:
    "Paths that lead visitors to the statement, each starting with “/”: where it used to stand, and what people try.",
} as const;

const email = z.email("must be an email address");

const schema = z.strictObject({
  name: oneLine,
  address: httpsAddress
    .refine(
      (value) => URL.canParse(value) && new URL(value).pathname === "/",
      "must end with the host",
    )
    .transform((value) => new URL(value).origin),
  home: httpsAddress,
  domains: z.array(hostName).min(1, "must name at least one domain"),
  colour: z.string().regex(/^#[0-9a-f]{6}$/, "must be a “#” and six digits or letters from a to f"),
  contacts: z.strictObject({ dataProtection: email, accessibility: email.nullable() }),
  regulator: z.strictObject({ name: oneLine, formerName: oneLine.nullable(), home: httpsAddress }),
  links: z.array(z.strictObject({ text: oneLine, href: httpsAddress })),
  repository: z.strictObject({ home: httpsAddress, edit: httpsAddress }).nullable(),
  formerAddresses: z
    .array(
      z
        .string()
        .regex(
          /^(?:\/[a-zA-Z0-9-][\w.-]*)+\/?$/,
          "must be a path that starts with “/”, without the website’s name",
        ),
    )
    .refine(areDifferent, "names an address twice"),
});

/** The council that publishes the notice, and where. */
export type Organisation = z.output<typeof schema>;

/** Hosts make no difference between capitals and small letters here, nor with the last slash. */
function areDifferent(addresses: readonly string[]): boolean {
  const plain = addresses.map((address) => address.toLowerCase().replace(/\/$/, ""));
  return new Set(plain).size === addresses.length;
}

/** Reads `_data/organisation.json`. */
export function readOrganisation(project: Project): ReadResult<Organisation> {
  const read = readJsonWithSchema(
    project,
    ORGANISATION_FILE,
    schema,
    { fields: FIELDS },
    outdatedLinks,
  );
  return read.ok ? { ok: true, value: read.value.data } : read;
}

function outdatedLinks({ data: { links }, at }: Located<Organisation>): Problem[] {
  return links.flatMap(({ text, href }, index) => [
    ...outdatedNames(text, () => at(["links", index, "text"])),
    ...outdatedHost(href, at(["links", index, "href"])),
  ]);
}
