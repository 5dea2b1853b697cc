import {
  describeLanguage,
  isoDate,
  type Language,
  readableText,
  singleLineText,
} from "cookie-inventory";
import { z } from "zod";

/** A description of each field of front matter, for hints. */
export const FIELDS = {
  title: "The page’s title, such as: title: Privacy statement",
  description: "One sentence that describes the page, for search results.",
  date: "The date on which this text was first published, such as: date: 2026-11-23",
  edition: 'The number of this edition in quotes, such as: edition: "1.0"',
  nextReview:
    "The date by which the page must be reviewed, such as: nextReview: 2027-11-23. It is not published.",
  permalink: "The page’s address on this site, such as: permalink: /cookies/",
  contents: "true to show a list of the page’s headings at the top.",
  indexed: "false to keep the page out of search results.",
  layout: "The page’s layout, such as: layout: layouts/page.njk. Leave it out to use the default.",
  tags: "The Eleventy collections that the page belongs to.",
  navigation:
    "The page’s entry in the menu: a short title, which the footer has too, and its order (1 is first).",
  "navigation.title": "The page’s short title, for the menu and the footer.",
  order: "The position in the menu, a whole number (1 is first).",
} as const;

/**
 * Returns a description of each field of a translation’s front matter. `folder` is that of its addresses, such as “/cy/”, which
 * is the address of the statement.
 */
export function describeTranslationFields(
  folder: string,
  isStatement: boolean,
): Readonly<Record<string, string>> {
  const inherited = Object.keys(FIELDS).map((name) => [
    name,
    "A translation takes it from the page that it translates.",
  ]);
  return {
    ...Object.fromEntries(inherited),
    title: "The page’s title in this language.",
    description: FIELDS.description,
    permalink: isStatement
      ? `The statement’s address in this language: permalink: ${folder}`
      : `The page’s address in this language, such as: permalink: ${folder}cookies/`,
    navigation:
      "The page’s short title in the menu, in this language: a line “navigation:”, then a line “  title: …”.",
    "navigation.title": "The page’s short title in the menu, in this language.",
  };
}

/** A path that needs no escaping in URLs, HTML or file systems. */
export const PATH = /^\/(?:[a-z0-9-]+\/)*(?:[a-z0-9-]+\.html)?$/;

/** Eleventy keeps its collections in an object, which has properties of its own, such as “constructor”. */
const tag = singleLineText.refine(
  (name) => !(name in {}),
  "must not be a name that JavaScript uses",
);

/** The front matter of a page. */
export const pageSchema = z.strictObject({
  title: readableText,
  description: readableText,
  date: isoDate.optional(),
  permalink: z
    .string()
    .regex(
      PATH,
      "must be a path of lower case letters, digits and hyphens, such as /cookies/ or /404.html",
    )
    .refine(
      (path) => !path.endsWith("/index.html"),
      "must end before “index.html”, such as /cookies/",
    )
    .optional(),
  contents: z.boolean().default(false),
  indexed: z.boolean().default(true),
  layout: singleLineText.optional(),
  tags: z.union([tag, z.array(tag)]).optional(),
  navigation: z
    .strictObject({ title: readableText, order: z.int("must be a whole number") })
    .optional(),
});

/** Returns the schema of a page’s front matter, whose address is not in a folder of another language, such as “/cy/”. */
export function createPageSchema(languages: readonly Language[]) {
  if (languages.length === 0) return pageSchema;
  const permalink = languages.reduce(
    (schema, language) =>
      schema.refine(
        (path) => !path.startsWith(`/${language.code}/`),
        `must not start with /${language.code}/, where the pages in ${describeLanguage(language)} are`,
      ),
    pageSchema.shape.permalink.unwrap(),
  );
  return pageSchema.extend({ permalink: permalink.optional() });
}

/** The front matter of the statement. */
export const statementSchema = pageSchema.extend({
  date: isoDate,
  edition: z.string().regex(/^\d+\.\d+$/, "must be two numbers with a dot between them, in quotes"),
  nextReview: isoDate,
  permalink: z.literal("/"),
});

/** The fields of a page that a translation of it has too, without naming them. */
export interface InheritedFields {
  readonly contents: boolean | undefined;
  readonly date?: string | undefined;
  readonly edition?: string | undefined;
  readonly indexed: boolean | undefined;
  readonly layout: string | undefined;
  readonly navigation: { readonly order?: number | undefined } | undefined;
  readonly tags: string | string[] | undefined;
}

/**
 * Returns the schema of a translation’s front matter. Its address starts with `folder`, such as “/cy/”; that of the
 * statement, if `isStatement`, is the folder itself. It has a menu entry if the page that it translates has one.
 */
export function createTranslationSchema(
  folder: string,
  isStatement: boolean,
  { navigation, ...inherited }: InheritedFields,
) {
  const permalink = pageSchema.shape.permalink
    .unwrap()
    .refine((path) => path.startsWith(folder), `must start with ${folder}`);
  const schema = z.strictObject({
    title: readableText,
    description: readableText,
    permalink: isStatement ? z.literal(folder) : permalink.optional(),
  });
  const { contents = false, indexed = true, date, edition, layout, tags } = inherited;
  const others = {
    contents,
    indexed,
    // Templates would take a field that is undefined for one that the page has.
    ...(date === undefined ? {} : { date }),
    ...(edition === undefined ? {} : { edition }),
    ...(layout === undefined ? {} : { layout }),
    ...(tags === undefined ? {} : { tags }),
  };
  if (navigation === undefined) return schema.transform((own) => ({ ...own, ...others }));
  const { order = 0 } = navigation;
  return schema
    .extend({ navigation: z.strictObject({ title: readableText }) })
    .transform((own) => ({
      ...own,
      ...others,
      navigation: { ...own.navigation, order },
    }));
}
