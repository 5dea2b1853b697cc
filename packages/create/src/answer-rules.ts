/*
 * What each answer must look like. The rules are those of `_data/organisation.json` in the package cookie-inventory,
 * which needs a newer Node.js than this package; tests/answer-rules.spec.ts compares the two.
 */

/** Returns what is wrong with an answer, as the end of a sentence such as “The name …”; undefined if nothing is. */
export type Rule = (answer: string) => string | undefined;

/** Control characters, and those that change the direction of text. */
const INVISIBLE = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const HOST_NAME =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;
const EMAIL =
  /^(?!\.)(?!.*\.\.)[A-Za-z0-9_'+\-.]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

/** The languages that the site can be written in. */
const LANGUAGES = new Set(["en-GB"]);

export const oneLine: Rule = (answer) => {
  if (answer.trim() === "") return "is empty";
  return INVISIBLE.test(answer) ? "contains an invisible control character" : undefined;
};

export const httpsAddress: Rule = (answer) =>
  oneLine(answer) ??
  (URL.canParse(answer) && new URL(answer).protocol === "https:"
    ? undefined
    : "must be a full address that starts with https://");

/** An address with nothing after its host. */
export const siteAddress: Rule = (answer) =>
  httpsAddress(answer) ?? (new URL(answer).pathname === "/" ? undefined : "must end with the host");

export const domains: Rule = (answer) => {
  const names = listed(answer);
  if (names.length === 0) return "must name at least one domain";
  const wrong = names.find((name) => !HOST_NAME.test(name));
  return wrong === undefined
    ? undefined
    : `must be host names in lower case, such as example.gov.uk, without https:// and with commas between them; “${wrong}” is not one`;
};

export const languages: Rule = (answer) => {
  const codes = listed(answer);
  if (codes.length === 0) return "must name a language, such as en-GB";
  const other = codes.find((code) => !LANGUAGES.has(code));
  return other === undefined
    ? undefined
    : `cannot include “${other}”: the site can be written only in English (en-GB) so far`;
};

export const email: Rule = (answer) =>
  EMAIL.test(answer) ? undefined : "must be an email address";

export const colour: Rule = (answer) =>
  /^#[0-9a-f]{6}$/.test(answer) ? undefined : "must be a “#” and six digits or letters from a to f";

export const repository: Rule = (answer) =>
  /^[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9._-]+$/.test(answer)
    ? undefined
    : "must be the owner and the name of a repository on GitHub, such as example/privacy-notice";

/** The entries of a list that was typed with commas or spaces between them. */
export function listed(answer: string): string[] {
  return answer.split(/[\s,]+/).filter((entry) => entry !== "");
}
