import { EXCEPTION_PARAGRAPHS } from "cookie-inventory";
import type { Finding } from "../finding.ts";
import type { State } from "../observation-schema.ts";
import type { StoredItem } from "../stored-items.ts";
import { describeSetter } from "./item-setter.ts";
import { quote, shorten } from "./quoting.ts";
import type { ComparisonContext, MatchedRecord } from "./record-checks.ts";
import { createRecordFinding } from "./suggested-edits.ts";

/*
 * Checks that websites wait for consent and respect its rejection (PECR, regulation 6 and Schedule A1). Each record
 * is checked by the paragraph it relies on: 2 is consent; 5 and 6 let visitors object. Records without a paragraph
 * are not checked.
 */

export const CONSENT = 2;
const CAN_BE_REJECTED: ReadonlySet<number | null> = new Set([CONSENT, 5, 6]);

const OTHER_PARAGRAPHS = EXCEPTION_PARAGRAPHS.filter((paragraph) => paragraph !== CONSENT);

export function checkBeforeChoice(
  { entry: { record, index }, matches }: MatchedRecord,
  { inventory }: ComparisonContext,
): Finding[] {
  const items = matches.map(([item]) => item).filter(({ pagesIn }) => pagesIn.before.length > 0);
  const page = describePage(items, "before");
  if (record.exception !== CONSENT || page === undefined) return [];
  return [
    createRecordFinding(
      "set-before-choice",
      inventory,
      [index, "exception"],
      [
        `${quote(record.name)} is recorded as needing consent, but it is stored before visitors make a choice ${page}.`,
        `Change the website so that it waits for consent. ${suggestParagraphs(OTHER_PARAGRAPHS)}`,
      ],
      items,
    ),
  ];
}

export function checkAfterRejecting(
  { entry: { record, index }, matches }: MatchedRecord,
  { inventory }: ComparisonContext,
): Finding[] {
  const items = matches.map(([item]) => item).filter(({ pagesIn }) => pagesIn.rejected.length > 0);
  const page = describePage(items, "rejected");
  if (!CAN_BE_REJECTED.has(record.exception) || page === undefined) return [];
  const reason =
    record.exception === CONSENT
      ? "is recorded as needing consent"
      : `relies on paragraph ${record.exception}, which lets visitors object`;
  return [
    createRecordFinding(
      "set-despite-rejection",
      inventory,
      [index, "exception"],
      [
        `${quote(record.name)} ${reason}, but it is stored after visitors reject cookies ${page}.`,
        `Change the website so that rejecting cookies prevents this. ${suggestParagraphs(OTHER_PARAGRAPHS.filter((paragraph) => !CAN_BE_REJECTED.has(paragraph)))}`,
      ],
      items,
    ),
  ];
}

/** Returns the first page and setter, or an example for several items; undefined if there is none. */
function describePage(items: readonly StoredItem[], state: State): string | undefined {
  const [item] = items;
  const page = item?.pagesIn[state][0];
  if (item === undefined || page === undefined) return undefined;
  const first = items.length === 1 ? "first found" : "for example";
  return `(${first} on ${shorten(page)}${describeSetter(item.settersIn[state])})`;
}

function suggestParagraphs(paragraphs: readonly number[]): string {
  const list = `${paragraphs.slice(0, -1).join(", ")} or ${paragraphs.at(-1)}`;
  return `Change “exception” to paragraph ${list} only if the data protection officer relies on that paragraph of PECR Schedule A1 instead.`;
}
