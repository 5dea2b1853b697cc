import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { recordCorrection } from "../../src/editions/freeze-edition.ts";
import { keepPublished } from "../../src/editions/published-editions.ts";
import { STATEMENT_FILE } from "../../src/pages/page-files.ts";
import {
  parseLog,
  readSources,
  textOf,
  withCorrection,
  withEdit,
  withEdition,
  withLog,
  withPastedCorrection,
} from "../support/editions.ts";

/* Which editions and corrections of a branch are published already. */

const FIRST = withEdition(mereford());
/** A change to facts, and one to words. */
const FACTS = withEdit(FIRST, STATEMENT_FILE, "We keep", "For 5 years, we keep");
const WORDS = withEdit(FIRST, STATEMENT_FILE, "We keep", "We always keep");

test("An edition and corrections that are not published yet are left out, and the others keep their words", () => {
  const reworded = withLog(FACTS, ({ editions }) =>
    Object.assign(editions[0] ?? {}, { why: "It was very hard to read." }),
  );
  const own = parseLog(withEdition(withPastedCorrection(reworded)));
  const { log, filesToRemove } = keepPublished(own, parseLog(FIRST));
  expect(log).toEqual(parseLog(reworded));
  expect(filesToRemove).toEqual([
    "editions/3.3/statement.md",
    "editions/3.3/cookies.json",
    "editions/3.3/page.html",
    "editions/3.3/comparison.html",
  ]);
  expect(keepPublished(own, undefined).log).toBeUndefined();
  expect(keepPublished(own, own)).toEqual({ log: own, filesToRemove: [] });
});

test("A branch without an edition or a correction that is published has to be brought up to date", () => {
  for (const published of [withEdition(WORDS), withCorrection(WORDS)]) {
    expect(() => keepPublished(parseLog(FIRST), parseLog(published))).toThrow(
      /^Edition 3\.\d is published with content that is missing here\. .*“Update branch”/,
    );
  }
  // Two branches made an edition with the same number.
  const other = withEdition(FACTS);
  expect(() => keepPublished(parseLog(withEdition(WORDS)), parseLog(other))).toThrow(
    "Edition 3.3 is published",
  );
});

test("A correction that replaces an edition gives the statement its earlier number back", () => {
  const log = parseLog(FIRST);
  const sources = { ...readSources(projectOf(withEdition(WORDS))), log, changedFacts: [] };
  const files = Object.fromEntries(recordCorrection(sources, "Corrected a word.", "2026-11-25"));
  expect(files[STATEMENT_FILE]).toBe(textOf(WORDS, STATEMENT_FILE));
});
