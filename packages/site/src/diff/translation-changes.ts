import type { Language } from "cookie-inventory";
import type { ContentFiles } from "../content/content-files.ts";
import { compareInventories, type CookieChange } from "../editions/cookie-changes.ts";
import { compareServiceFiles, type ServiceNoticeChange } from "../services/service-file-changes.ts";

/** The changes to data in one language. */
export interface DataChanges {
  readonly cookies: readonly CookieChange[];
  readonly services: readonly ServiceNoticeChange[];
}

/** The changes to data in another language than the first. */
export interface TranslationChanges extends DataChanges {
  readonly language: Language;
}

/**
 * Returns the changes to cookies and services in each other language of both versions, except those that are among `shown`,
 * which the first language has. All are in the words of the first language.
 */
export function compareTranslations(
  before: ContentFiles,
  after: ContentFiles,
  shown: DataChanges,
): TranslationChanges[] {
  const known = new Set(shown.cookies.flatMap(listFactKeys));
  const sentences = new Set(shown.services.flatMap(({ changes }) => changes));
  return after.translations.flatMap(({ language, inventory, services }) => {
    const old = before.translations.find((each) => each.language.code === language.code);
    if (old === undefined) return [];
    const [oldInventory, newInventory] = [old, { inventory }].map(
      (each) => each.inventory.inventory?.data,
    );
    const cookies =
      oldInventory && newInventory
        ? compareInventories(after.locale, oldInventory, newInventory)
        : [];
    return {
      language,
      cookies: cookies
        .filter(({ status }) => status === "changed")
        .map((change) => ({
          ...change,
          facts: change.facts.filter((fact) => !known.has(toKey(change, fact))),
        }))
        .filter(({ facts }) => facts.length > 0),
      services: compareServiceFiles(old.services, services, after.locale)
        .map((change) => ({
          ...change,
          changes: change.changes.filter((sentence) => !sentences.has(sentence)),
        }))
        .filter(({ changes }) => changes.length > 0),
    };
  });
}

function listFactKeys(change: CookieChange): string[] {
  return change.facts.map((fact) => toKey(change, fact));
}

function toKey({ name, domain }: CookieChange, fact: CookieChange["facts"][number]): string {
  return JSON.stringify([name, domain, fact]);
}
