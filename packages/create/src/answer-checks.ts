/*
 * The same checks as for `_data/organisation.json` in the package cookie-inventory, which needs a newer Node.js than this
 * package. tests/answer-checks.spec.ts compares the two.
 */

/** Returns what is wrong with an answer, to complete a sentence such as “The name …”; undefined if it is valid. */
export type Check = (answer: string) => string | undefined;

/** Characters that are invisible, change the direction of text, or cannot be displayed. Joiners are right in some scripts. */
const INVISIBLE =
  /[\u034F\p{Cc}\p{Cs}\p{Co}\uFFFD\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/u;
const HOST_NAME =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;
const EMAIL =
  /^(?!\.)(?!.*\.\.)[A-Za-z0-9_'+\-.]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

/** The languages that the site supports. */
const LANGUAGES = new Set(["en-GB"]);

export const checkText: Check = (answer) => {
  if (answer.trim() === "") return "is empty";
  return INVISIBLE.test(answer) ? "contains an invisible control character" : undefined;
};

export const checkHttpsAddress: Check = (answer) =>
  checkText(answer) ??
  (URL.canParse(answer) && new URL(answer).protocol === "https:"
    ? undefined
    : "must be a full address that starts with https://");

export const checkSiteAddress: Check = (answer) =>
  checkHttpsAddress(answer) ??
  (new URL(answer).pathname === "/" ? undefined : "must have nothing after the domain");

export const checkDomains: Check = (answer) => {
  const names = splitList(answer);
  if (names.length === 0) return "must name at least one domain";
  const invalid = names.find((name) => !HOST_NAME.test(name));
  return invalid === undefined
    ? undefined
    : `must be host names in lower case, such as example.gov.uk, without https:// and separated by commas; “${invalid}” is not one`;
};

export const checkLanguages: Check = (answer) => {
  const codes = splitList(answer);
  if (codes.length === 0) return "must name a language, such as en-GB";
  const unsupported = codes.find((code) => !LANGUAGES.has(code));
  return unsupported === undefined
    ? undefined
    : `cannot include “${unsupported}”: so far, the site supports only English (en-GB)`;
};

export const checkEmail: Check = (answer) =>
  EMAIL.test(answer) ? undefined : "must be an email address";

export const checkColour: Check = (answer) => {
  if (!/^#[0-9a-f]{6}$/.test(answer))
    return "must be “#” and six digits or lower case letters from a to f";
  return contrastWithWhite(answer) < 4.5
    ? "is too light for white text: choose a darker one"
    : undefined;
};

/** Returns the contrast of a colour with white, from 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

export const checkRepository: Check = (answer) =>
  /^[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9._-]+$/.test(answer)
    ? undefined
    : "must be the owner and name of a GitHub repository, such as example/privacy-notice";

/** Splits a list that is separated by commas or spaces. */
export function splitList(answer: string): string[] {
  return answer.split(/[\s,]+/).filter((entry) => entry !== "");
}
