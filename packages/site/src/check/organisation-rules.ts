import {
  type DeclaredWebsite,
  error,
  locateInOrganisation,
  type Organisation,
  type Partly,
  type Place,
  type Problem,
  type Project,
  warning,
  WEBSITES_FILE,
} from "cookie-inventory";
import { toGlobalNumber } from "../pages/contact-links.ts";
import type { PartialPage } from "../pages/page-reader.ts";

type Contacts = NonNullable<Partly<Organisation>["contacts"]>;

/**
 * Checks that the statement shows the contacts in the data, which visitors read only there (UK GDPR 13(1)(a) and (b)): with
 * the block “contact”, or each in its text.
 */
export function checkContact(
  project: Project,
  contacts: Contacts | undefined,
  statement: PartialPage | undefined,
): Problem[] {
  if (contacts?.dataProtection === undefined || statement === undefined) return [];
  const { file, blocks } = statement.data;
  const hasBlock = blocks.includes("contact");
  const report = (field: string, message: string, hint: string) =>
    error(locateInOrganisation(project, ["contacts", field]), "contact-not-shown", message, hint);
  const { dataProtection } = contacts;
  const emails = listEmails(statement);
  const [other] = emails;
  const isShown =
    emails.some(({ address }) => address.toLowerCase() === dataProtection.toLowerCase()) ||
    (hasBlock && other === undefined);
  const message = `The statement does not show ${dataProtection}, the contact for personal data.`;
  const hint =
    other === undefined
      ? `Add it to ${file}: [${dataProtection}](mailto:${dataProtection}).`
      : `On line ${other.place.line}, ${file} has ${other.address}. Write the same address in both files.`;
  const missing = hasBlock ? [] : listMissingContacts(contacts, statement);
  return [
    ...(isShown ? [] : [report("dataProtection", message, hint)]),
    ...missing.map((field) =>
      report(
        field,
        `The statement does not show the contact in “${field}”.`,
        `Add a line “::contact” to ${file}, with an empty line before and after it: it shows every contact.`,
      ),
    ),
  ];
}

function listEmails({ body }: PartialPage): { address: string; place: Place }[] {
  return body.links.flatMap(({ href, line }) => {
    const [, address] = /^mailto:([^?]*)/i.exec(href) ?? [];
    return address === undefined ? [] : { address, place: body.place(line, href) };
  });
}

/** Returns the fields of the contacts that are known and that a statement’s text does not have. */
function listMissingContacts(
  { phone, post, dataProtectionOfficer, complaintForm }: Contacts,
  { body }: PartialPage,
): string[] {
  const text = body.lines.join("\n").toLowerCase();
  const contacts = {
    phone: phone ? [`tel:${toGlobalNumber(phone)}`] : [],
    post: (post ?? []).filter((line) => line !== undefined),
    dataProtectionOfficer: dataProtectionOfficer ? [`mailto:${dataProtectionOfficer}`] : [],
    complaintForm: complaintForm ? [complaintForm] : [],
  };
  return Object.entries(contacts).flatMap(([field, parts]) =>
    parts.every((part) => text.includes(part.toLowerCase())) ? [] : field,
  );
}

/** Checks that the audit visits the council’s main website, if there is a list of websites to audit. */
export function checkHomeIsAudited(
  project: Project,
  home: string,
  websites: readonly DeclaredWebsite[],
): Problem[] {
  const { origin } = new URL(home);
  if (websites.length === 0 || websites.some(({ address }) => new URL(address).origin === origin))
    return [];
  const message = `The audit does not visit the council’s main website: ${origin} is not in ${WEBSITES_FILE}.`;
  const hint = `Add { "address": "${origin}/" } to “websites” there, or correct “home”.`;
  return [warning(locateInOrganisation(project, ["home"]), "home-not-audited", message, hint)];
}
