import { lineStarts, placeLookup, type Source } from "cookie-inventory";
import type { PageBody } from "./page-body.ts";

/** Returns the functions that find places in a page’s body, which starts at `bodyOffset` of its file. */
export function createBodyPlaces(
  source: Source,
  body: string,
  bodyOffset: number,
): Pick<PageBody, "place" | "placeAt"> {
  const toPlace = placeLookup(source);
  let starts: readonly number[] | undefined;
  const startOf = (line: number) => (starts ??= lineStarts(body))[line] ?? body.length;
  const placeAt: PageBody["placeAt"] = (line, from, to) => {
    const start = bodyOffset + startOf(line);
    return toPlace(start + from, start + to);
  };

  let last = { line: -1, paragraph: "" };
  /** Returns the text from a line up to the blank line that ends its paragraph. */
  const paragraphAt = (line: number) => {
    if (last.line === line) return last.paragraph;
    const start = startOf(line);
    const end = body.indexOf("\n\n", start) + 1 || body.length;
    last = { line, paragraph: body.slice(start, end) };
    return last.paragraph;
  };
  const measureLine = (line: number) => {
    const start = startOf(line);
    const end = body.indexOf("\n", start);
    return (end < 0 ? body.length : end) - start;
  };
  const place: PageBody["place"] = (line, text, skip = 0) => {
    const found = text === undefined ? -1 : findNthIndex(paragraphAt(line), text, skip);
    return text === undefined || found < 0
      ? placeAt(line, 0, measureLine(line))
      : placeAt(line, found, found + text.length);
  };
  return { place, placeAt };
}

function findNthIndex(text: string, search: string, skip: number): number {
  let index = text.indexOf(search);
  for (let skipped = 0; skipped < skip && index >= 0; skipped += 1) {
    index = text.indexOf(search, index + search.length);
  }
  return index;
}
