import {
  type CheckedFile,
  didYouMean,
  error,
  isoDate,
  type Located,
  type Partly,
  type Problem,
  type Project,
  question,
  readableText,
  readJsonWithSchema,
  singleLineText,
  toEditorSchema,
  type ValuePath,
} from "cookie-inventory";
import { z } from "zod";
import type { LinkTarget } from "../pages/published-addresses.ts";

export const CHECKLIST_FILE = "_data/notice.json";

/**
 * The information that a public authority’s privacy notice must contain: UK GDPR articles 13 and 14, the Data
 * Protection Act 2018 and, for the last item, the regulator’s accountability framework.
 */
export const ITEMS = {
  controller: "who the controller is and how to contact it (UK GDPR 13(1)(a))",
  dpo: "how to contact the data protection officer (UK GDPR 13(1)(b))",
  purposes: "why personal data is used (UK GDPR 13(1)(c))",
  "lawful-basis": "the lawful basis of each purpose (UK GDPR 13(1)(c))",
  "special-category": "the condition for using special category data (UK GDPR 9 and 10)",
  recipients: "who receives the data (UK GDPR 13(1)(e))",
  transfers: "whether data is sent abroad (UK GDPR 13(1)(f))",
  retention: "how long data is kept (UK GDPR 13(2)(a))",
  rights: "people’s rights over their data (UK GDPR 13(2)(b))",
  "withdraw-consent": "that consent can be withdrawn (UK GDPR 13(2)(c))",
  complaints: "how to complain to the council and to the regulator (DPA 2018 s.164A and s.165)",
  "must-provide": "whether people must provide their data (UK GDPR 13(2)(e))",
  "automated-decisions": "whether decisions are automated (UK GDPR 22A to 22D)",
  source: "where data comes from if people do not provide it (UK GDPR 14)",
  registration: "the council’s registration number with the regulator (DPA 2018 s.137)",
  updates: "the date of the notice and how changes are announced (UK GDPR 12)",
} as const;

const FIELDS = {
  items:
    "The information that the law requires, each item with the headings that provide it. The check asks for what is missing; pages show it only with “showMissing”.",
  showMissing:
    "true to list on the statement the facts that the law requires and that still have an open question. Otherwise false.",
  headings:
    "The addresses of the headings that provide this information, such as /#how-we-use-it, or “/” for the text before the first heading. [] if none does yet.",
  openQuestion:
    "What is missing and who can answer. null if nothing is missing, which “confirmed” has to say.",
  confirmed:
    "The date, such as 2026-11-29, on which a person read the text under these headings and found that it states all of this information. Only without an open question.",
  openQuestions:
    "Other information that is missing, and that the site must not guess. The check asks for it.",
  id: "A short name for the question: lower case letters, digits and hyphens.",
  about: "Where the answer belongs: the address of a heading, or a file.",
  missing: "What is missing, as it would continue after “Missing:”.",
  whoAnswers: "Who at the council can answer.",
  ...Object.fromEntries(
    ids(ITEMS).map((id) => [id, `The headings that state ${ITEMS[id]}, or an open question.`]),
  ),
};

const openQuestion = z.strictObject({ missing: readableText, whoAnswers: readableText });

const item = z
  .strictObject({
    headings: z.array(
      z.string().regex(/^\/[^#]*(?:#.+)?$/, "must be an address such as /#how-we-use-it"),
    ),
    openQuestion: openQuestion.nullable(),
    confirmed: isoDate.optional(),
  })
  // Its name in the JSON Schema, which would otherwise repeat it for each item.
  .meta({ id: "item" });

const schema = z.strictObject({
  showMissing: z.boolean().default(false),
  items: z.record(z.enum(ids(ITEMS)), item),
  openQuestions: z.array(
    openQuestion.extend({
      id: z
        .string()
        .regex(/^[a-z0-9-]+$/, "must contain only lower case letters, digits and hyphens"),
      about: singleLineText,
    }),
  ),
});

/** The information that the law requires, where the notice provides it, and what is missing. */
export type TransparencyChecklist = z.output<typeof schema>;

/** Returns the JSON Schema for editors. */
export function checklistJsonSchema(): object {
  return toEditorSchema(schema, "What the law requires a notice to say", FIELDS);
}

export type ValidChecklist = Located<Partly<TransparencyChecklist>>;

/** Reads `_data/notice.json`. */
export function readChecklist(project: Project): CheckedFile<TransparencyChecklist> {
  return readJsonWithSchema(
    project,
    CHECKLIST_FILE,
    schema,
    { fields: FIELDS },
    findUnansweredItems,
  );
}

/** Returns an error for each item with neither a heading nor an open question. */
function findUnansweredItems({ data, at }: ValidChecklist): Problem[] {
  return listItems(data).flatMap(([id, { headings, openQuestion: open }]) =>
    headings?.length === 0 && open === null
      ? error(
          at(["items", id]),
          "item-unanswered",
          `The notice does not state ${ITEMS[id]}.`,
          "Add the headings that state it, or an “openQuestion” with what is missing and who can answer.",
        )
      : [],
  );
}

/**
 * Returns an error for each heading in the checklist that is on no page. `unreadable` are the addresses of pages whose
 * headings are not known.
 */
export function findMissingHeadings(
  { data, at }: ValidChecklist,
  pages: readonly LinkTarget[],
  unreadable: ReadonlySet<string>,
): Problem[] {
  const addresses = pages.flatMap(({ url, headings }) =>
    url === undefined
      ? []
      : [
          url,
          ...headings.flatMap(({ id, formerIds }) =>
            [id, ...formerIds].map((each) => `${url}#${each}`),
          ),
        ],
  );
  const known = new Set(addresses);
  return listItems(data).flatMap(([id, { headings = [] }]) =>
    headings.flatMap((heading, index) =>
      heading === undefined || known.has(heading) || unreadable.has(heading.split("#")[0] ?? "")
        ? []
        : error(
            at(["items", id, "headings", index]),
            "heading-missing",
            `There is no heading at ${heading}, which should state ${ITEMS[id]}.`,
            `${didYouMean(heading, addresses)}Write the address of the heading that states it now, or remove this one and add an “openQuestion”.`,
          ),
    ),
  );
}

/** Returns every open question, with who can answer it. */
export function findOpenQuestions({ data, at }: ValidChecklist): Problem[] {
  const ask = (
    path: ValuePath,
    { missing, whoAnswers }: Partly<z.output<typeof openQuestion>>,
    instructions: string,
  ) =>
    missing === undefined || whoAnswers === undefined
      ? []
      : question(
          at([...path, "missing"]),
          "open-question",
          `Missing: ${missing}`,
          `To be answered by: ${whoAnswers}. ${instructions}`,
        );
  return [
    ...listItems(data).flatMap(([id, { openQuestion: open }]) => {
      const instructions = `The notice must state ${ITEMS[id]}. Add it to the statement, add the address of its heading to “headings”, replace the value of “openQuestion” with null, and add “confirmed” with the date of today.`;
      return open ? ask(["items", id, "openQuestion"], open, instructions) : [];
    }),
    ...(data.openQuestions ?? []).flatMap((open = {}, index) => {
      const instructions = `The answer belongs in ${open.about ?? "its place"}. When it is there, remove this question from “openQuestions”.`;
      return ask(["openQuestions", index], open, instructions);
    }),
  ];
}

/** Returns the items that are there, each with its id. */
export function listItems({ items }: Partly<TransparencyChecklist>) {
  return ids(ITEMS).flatMap((id) => {
    const each = items?.[id];
    return each === undefined ? [] : [[id, each] as const];
  });
}

function ids<T extends object>(record: T): (keyof T & string)[] {
  return Object.keys(record).filter((key): key is keyof T & string => key in record);
}
