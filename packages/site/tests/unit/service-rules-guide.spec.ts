import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { CONDITION_NAMES, CONDITIONS, LAWFUL_BASES } from "../../src/services/lawful-bases.ts";
import { NOTICE_RULES } from "../../src/services/service-rules.ts";

/* docs/service-rules.md, which data protection officers read, says what the code does. */

const GUIDE = readFileSync(
  path.join(import.meta.dirname, "../../../../docs/service-rules.md"),
  "utf8",
);

/** Returns the cells of the tables whose first header is this one, row by row. */
function readTables(header: string): string[][] {
  const tables = GUIDE.split("\n\n").filter((block) => block.startsWith(`| ${header} `));
  return tables
    .flatMap((table) => table.trim().split("\n").slice(2))
    .map((row) =>
      row
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

test("The guide for data protection officers has each rule, in the order of the code", () => {
  expect(readTables("A notice …")).toEqual(
    NOTICE_RULES.map(({ requires, source, id, severity }) => [
      requires,
      source,
      `\`${id}\``,
      severity,
    ]),
  );
});

test("The guide has the conditions of Schedule 1", () => {
  const expected = CONDITION_NAMES.map((name) => {
    const needed = CONDITIONS[name];
    const paragraphs =
      needed === null ? "none" : `${needed.first} to ${needed.last} (${needed.part})`;
    return [`\`${name}\``, paragraphs, `${needed?.expected ?? ""}`];
  });
  expect(readTables("Condition")).toEqual(expected);
});

test("The guide has the rights that follow from each lawful basis", () => {
  const word = (has: boolean) => (has ? "yes" : "no");
  expect(readTables("Lawful basis")).toEqual(
    Object.entries(LAWFUL_BASES).map(([name, { point, erasure, portability, objection }]) => [
      `\`${name}\`, ${point}`,
      word(erasure),
      word(portability),
      word(objection),
    ]),
  );
});

test("The guide says where each item of Article 13 comes from", () => {
  const sources = readTables("Item").map(([, source = ""]) => source);
  const items = ["a", "b", "c", "d", "e", "f"].flatMap((point) => [
    `13(1)(${point})`,
    `13(2)(${point})`,
  ]);
  for (const item of items) expect(sources.some((source) => source.includes(item))).toBe(true);
});
