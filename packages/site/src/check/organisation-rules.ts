import {
  type DeclaredWebsite,
  error,
  ORGANISATION_FILE,
  type Place,
  type Problem,
  type Project,
  readJson,
  type ValuePath,
  warning,
  WEBSITES_FILE,
} from "cookie-inventory";
import type { PartialPage } from "../pages/page-reader.ts";

/**
 * Checks that the statement shows the council’s contact for personal data, which visitors read there and not in the data
 * (UK GDPR 13(1)(a)).
 */
export function checkContact(
  project: Project,
  dataProtection: string | undefined,
  statement: PartialPage | undefined,
): Problem[] {
  if (dataProtection === undefined || statement === undefined) return [];
  const {
    data: { file },
    body,
  } = statement;
  const links = body.links.flatMap(({ href, line }) => {
    const [, address] = /^mailto:([^?]*)/i.exec(href) ?? [];
    return address === undefined ? [] : { address, place: body.place(line, href) };
  });
  if (links.some(({ address }) => address.toLowerCase() === dataProtection.toLowerCase()))
    return [];
  const message = `The statement does not show ${dataProtection}, the contact for personal data.`;
  const [other] = links;
  const hint =
    other === undefined
      ? `Add it to ${file}: [${dataProtection}](mailto:${dataProtection}).`
      : `On line ${other.place.line}, ${file} has ${other.address}. Write the same address in both files.`;
  const place = findPlace(project, ["contacts", "dataProtection"]);
  return [error(place, "contact-not-shown", message, hint)];
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
  return [warning(findPlace(project, ["home"]), "home-not-audited", message, hint)];
}

function findPlace(project: Project, path: ValuePath): Place {
  const read = readJson(project, ORGANISATION_FILE);
  return read.ok ? read.value.at(path) : { file: ORGANISATION_FILE };
}
