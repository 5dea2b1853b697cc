import { PARAGRAPHS } from "cookie-inventory";
import type { Finding } from "../finding.ts";
import type { State } from "../observation-schema.ts";
import type { StoredItem } from "../stored-items.ts";
import { recordFinding } from "./suggested-edits.ts";
import type { Covered, Comparison } from "./comparison-rules.ts";
import { quoted, shown } from "./quoting.ts";

/*
 * Whether websites wait for a “yes” and take a “no” (PECR, regulation 6 and Schedule A1). What is asked of them is
 * what the inventory says that the council relies on: 2 is consent; 5 and 6 let visitors object. Where it says
 * nothing, nothing is judged here.
 */

export const CONSENT = 2;
const MAY_OBJECT: ReadonlySet<number | null> = new Set([CONSENT, 5, 6]);

const EXEMPT = PARAGRAPHS.filter((paragraph) => paragraph !== CONSENT);

/** It is said to be stored only with consent, and is there before anybody was asked. */
export function setBeforeChoice({ entry, matches }: Covered, { inventory }: Comparison): Finding[] {
  const { record, index } = entry;
  const items = matches.map(([item]) => item).filter(({ pagesIn }) => pagesIn.before.length > 0);
  const page = firstOn(items, "before");
  if (record.exception !== CONSENT || page === undefined) return [];
  return [
    recordFinding(
      "set-before-choice",
      inventory,
      [index, "exception"],
      [
        `${quoted(record.name)} is declared to be stored only with consent, and it is stored before any choice, ${page}.`,
        `Have the website wait for a “yes”. Only if the data protection officer relies on an exception of PECR Schedule A1 for it, write its paragraph as “exception”: ${listOf(EXEMPT)}.`,
      ],
      items,
    ),
  ];
}

/** The visitor said “no”, and it is stored all the same. */
export function setAlthoughRejected(
  { entry, matches }: Covered,
  { inventory }: Comparison,
): Finding[] {
  const { record, index } = entry;
  const items = matches.map(([item]) => item).filter(({ pagesIn }) => pagesIn.rejected.length > 0);
  const page = firstOn(items, "rejected");
  if (!MAY_OBJECT.has(record.exception) || page === undefined) return [];
  const why =
    record.exception === CONSENT
      ? "is declared to be stored only with consent"
      : `relies on paragraph ${record.exception}, which lets visitors object`;
  return [
    recordFinding(
      "set-although-rejected",
      inventory,
      [index, "exception"],
      [
        `${quoted(record.name)} ${why}, and it is stored although the visitor said “no”, ${page}.`,
        `Have the website take the “no”. Only if the data protection officer relies on another exception of PECR Schedule A1 for it, write its paragraph as “exception”: ${listOf(EXEMPT.filter((paragraph) => !MAY_OBJECT.has(paragraph)))}.`,
      ],
      items,
    ),
  ];
}

/** A page to look at; undefined where there is none. Of several items, nobody knows which was first. */
function firstOn(items: readonly StoredItem[], state: State): string | undefined {
  const page = items[0]?.pagesIn[state][0];
  return page && `${items.length === 1 ? "first" : "such as"} on ${shown(page)}`;
}

function listOf(paragraphs: readonly number[]): string {
  return `${paragraphs.slice(0, -1).join(", ")} or ${paragraphs.at(-1)}`;
}
