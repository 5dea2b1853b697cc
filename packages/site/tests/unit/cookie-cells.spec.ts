import { STORAGES } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { createNunjucksEnvironment } from "../../src/eleventy/nunjucks-environment.ts";

const nunjucks = createNunjucksEnvironment("/nowhere");
const renderStorage = (storage: string) =>
  nunjucks.renderString(
    '{% import "components/cookie.njk" as cell %}{{ cell.storage({ storage: storage }) }}',
    { storage },
  );

test("Each kind of storage has a name of its own, and an unknown kind stops the build", () => {
  const names = STORAGES.map(renderStorage);
  expect(new Set(names).size).toBe(STORAGES.length);
  expect(names).not.toContain("");
  expect(() => renderStorage("sharedStorage")).toThrow("output null or undefined value");
});
