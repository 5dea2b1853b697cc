import { expect, test } from "playwright/test";
import { observe } from "../../src/observe-websites.ts";
import { storedItems } from "../../src/stored-items.ts";
import { optionsOf, taskOf } from "../support/audit-test.ts";
import { SECRET, type TestWebsites, startTestWebsites } from "../websites/index.ts";
import { REWRITING_SCRIPT, REWRITTEN } from "../websites/rewriting-website.ts";

let testWebsites: TestWebsites;
test.beforeAll(async () => {
  testWebsites = await startTestWebsites();
});
test.afterAll(() => testWebsites.close());

test("An item that each page stores again is found on all of them, with the script and line that store it", async ({
  launchOptions,
}) => {
  const observations = await observe(
    taskOf("https://rewriting.council.test/"),
    optionsOf(testWebsites, launchOptions, { concurrency: 4 }),
  );
  const found = Object.fromEntries(
    storedItems(observations).map(({ name, pages, setters }) => [
      name,
      { pages: pages.length, setters },
    ]),
  );
  const expected = Object.entries(REWRITTEN).map(([name, { pages, line }]) => [
    name,
    { pages, setters: [{ by: "script", address: REWRITING_SCRIPT, line }] },
  ]);
  expect(found).toEqual(Object.fromEntries(expected));
  expect(JSON.stringify(observations), "a value was saved").not.toContain(SECRET);
});
