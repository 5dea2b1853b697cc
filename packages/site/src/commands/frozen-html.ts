import { inLanguage, type Language, type Project, UserError } from "cookie-inventory";
import { formatBuildFailure } from "../build/build-failure.ts";
import type { Edition } from "../editions/change-log.ts";
import { renderComparisonHtml } from "../editions/comparison-html.ts";
import type { CurrentContent } from "../editions/content-digests.ts";
import {
  chooseEditionNumber,
  type EditionDetails,
  type EditionHtml,
  type EditionSources,
  type FrozenHtml,
} from "../editions/freeze-edition.ts";
import { type FrozenEdition, readFrozenEdition } from "../editions/frozen-edition.ts";
import { renderEditionSnapshot } from "../eleventy/edition-snapshot.ts";

/** Renders the HTML to freeze, in each language. Throws UserError if a template has an error. */
export async function renderFrozenHtml(
  project: Project,
  sources: EditionSources,
  details: EditionDetails,
): Promise<EditionHtml> {
  const last = sources.log?.editions.at(-1);
  const number = chooseEditionNumber(sources, details);
  try {
    const codes = sources.translations.map(({ language }) => language.code);
    const { templates, translations, ...own } = await renderEditionSnapshot(codes);
    const freeze = (
      { statement, inventory }: CurrentContent,
      { html, locale }: typeof own,
      language?: Language,
    ): FrozenHtml => {
      const before = last && readEditionBefore(project, last, language);
      const after = { statement, inventory: inventory.data };
      const comparison = before && renderComparisonHtml(templates, before, after, number, locale);
      return { page: html, comparison };
    };
    return {
      ...freeze(sources, own),
      translations: new Map(
        sources.translations.flatMap((translation) => {
          const { language } = translation;
          const rendered = translations.get(language.code);
          return rendered ? [[language.code, freeze(translation, rendered, language)]] : [];
        }),
      ),
    };
  } catch (cause) {
    throw new UserError(`${formatBuildFailure(cause)}\n\nNothing was frozen.`);
  }
}

/** Returns the edition before in one language; undefined if it was published without it. */
function readEditionBefore(
  project: Project,
  { edition, translations }: Edition,
  language: Language | undefined,
): FrozenEdition | undefined {
  if (language === undefined) return readFrozenEdition(project, edition);
  if (translations?.[language.code] === undefined) return undefined;
  return readFrozenEdition(inLanguage(project, language), edition);
}
