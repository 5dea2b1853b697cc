import { error, type Problem, warning } from "cookie-inventory";
import type { PartialPage } from "../pages/page-reader.ts";
import { ITEMS, listItems, type ValidChecklist } from "./transparency-checklist.ts";

/**
 * Returns an error for each item without an open question whose headings no one has confirmed: any heading could be named,
 * whatever it is about. An item with an open question must not be confirmed.
 */
export function findUnconfirmedAnswers(
  { data, at }: ValidChecklist,
  pages: readonly PartialPage["data"][],
): Problem[] {
  return listItems(data).flatMap(([id, item]) => {
    const { headings = [], openQuestion: open, confirmed } = item;
    // Any of these that is wrong is there, but undefined.
    if (open === undefined || ("confirmed" in item && confirmed === undefined)) return [];
    if (open !== null && confirmed !== undefined) {
      const message = `“${id}” has an open question, but is confirmed to be answered.`;
      const hint =
        'If it is answered, write "openQuestion": null. If it is not, remove “confirmed”.';
      return error(at(["items", id, "confirmed"]), "confirmed-question", message, hint);
    }
    if (open !== null || confirmed !== undefined || headings.length === 0) return [];
    const names = headings
      .flatMap((address) => (address === undefined ? [] : describeHeading(address, pages)))
      .join(" and ");
    const message = `Someone has to confirm that ${names} ${headings.length === 1 ? "states" : "state"} ${ITEMS[id]}.`;
    const hint =
      'Read that text. If it states all of this, add "confirmed" with the date of today, such as "confirmed": "2026-11-29". If it does not, put the “openQuestion” back.';
    return error(at(["items", id, "openQuestion"]), "unconfirmed-answer", message, hint);
  });
}

/** Returns the text and the address of a heading; for the text before the first heading, the page’s title. */
function describeHeading(address: string, pages: readonly PartialPage["data"][]): string {
  const [url, id] = address.split("#");
  const page = pages.find((each) => each.url === url);
  const heading = page?.headings.find((each) => [each.id, ...each.formerIds].includes(id ?? ""));
  const text = heading?.text ?? (id === undefined ? page?.title : undefined);
  return text === undefined ? address : `“${text}” (${address})`;
}

/** Returns a warning for each item that is confirmed on a date after `today`. */
export function checkConfirmationDates(
  { data, at }: ValidChecklist,
  today: Temporal.PlainDate,
): Problem[] {
  return listItems(data).flatMap(([id, { confirmed }]) => {
    if (confirmed === undefined || confirmed <= today.toString()) return [];
    const message = `“${id}” was confirmed on ${confirmed}, which is in the future.`;
    const hint = "Write the date on which a person read the text.";
    return warning(at(["items", id, "confirmed"]), "confirmed-in-future", message, hint);
  });
}
