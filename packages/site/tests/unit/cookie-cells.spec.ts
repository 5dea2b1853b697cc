import { STORAGES } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { createNunjucksEnvironment } from "../../src/eleventy/nunjucks-environment.ts";
import { ENGLISH } from "../support/english.ts";

const nunjucks = createNunjucksEnvironment("/nowhere");
const render = (macro: string, cookie: object) =>
  nunjucks.renderString(
    `{% import "components/cookie.njk" as cell with context %}{{ cell.${macro} }}`,
    { ...ENGLISH, cookie },
  );
const renderKind = (storage: string) =>
  render("kind(cookie)", { storage, persistence: "persistent" });

test("Each kind of storage has a name of its own, and an unknown kind stops the build", () => {
  const names = STORAGES.map(renderKind);
  expect(new Set(names).size).toBe(STORAGES.length);
  expect(names).not.toContain("");
  expect(() => renderKind("sharedStorage")).toThrow("output null or undefined value");
});

/** Renders a cell of the tables of cookies, and returns its text and links. */
const renderCell = (macro: string, cookie: object) =>
  render(macro, cookie)
    .replaceAll(/<a [^>]*href="([^"]*)"[^>]*>/g, "[$1] ")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();

const COOKIE = {
  name: "theme",
  aliases: [],
  storage: "cookie",
  persistence: "persistent",
  domain: "example.gov.uk",
  provider: { name: "Google", privacyPolicy: "https://policies.google.com/privacy" },
};

const CELLS: readonly (readonly [macro: string, changes: object, text: string])[] = [
  ["name(cookie)", {}, "theme"],
  ["name(cookie, '/cookies/#theme')", {}, "[/cookies/#theme] theme"],
  ["name(cookie)", { aliases: ["_theme", "THEME"] }, "theme also _theme, THEME"],
  [
    "name(cookie)",
    { aliases: ["_theme", "THEME"], realName: "THEME" },
    "THEME also _theme recorded as theme",
  ],
  ["name(cookie)", { aliases: ["THEME"], realName: "THEME" }, "THEME recorded as theme"],
  [
    "recordedNames([cookie])",
    { realName: "THEME" },
    "“Recorded as” is the name in our own records, which is not quite the name that the cookie has.",
  ],
  ["recordedNames([cookie])", {}, ""],
  ["kind(cookie)", {}, "Persistent"],
  ["kind(cookie)", { persistence: "session" }, "Session"],
  ["kind(cookie)", { storage: "localStorage" }, "Local storage"],
  [
    "expires(cookie)",
    { expiry: { when: "browser-closes" }, persistence: "session" },
    "When you close your browser Session cookie",
  ],
  [
    "expires(cookie)",
    { expiry: { when: "not-stated" } },
    "Not stated. It stays after you close your browser. Persistent cookie",
  ],
  [
    "expires(cookie)",
    { expiry: { when: "after", duration: "P6M" } },
    "After 6 months Persistent cookie",
  ],
  [
    "expires(cookie)",
    { expiry: { when: "tab-closes" }, storage: "sessionStorage" },
    "When you close the tab Session storage",
  ],
  [
    "setBy(cookie)",
    {},
    "Google ([https://policies.google.com/privacy] Google privacy policy) example.gov.uk Last checked: not yet",
  ],
  [
    "setBy(cookie)",
    { provider: { name: "Us", privacyPolicy: null }, lastVerified: "2026-10-02" },
    "Us example.gov.uk Last checked: 2 October 2026",
  ],
];
for (const [macro, changes, text] of CELLS) {
  test(`cell.${macro} with ${JSON.stringify(changes)} is “${text}”`, () => {
    expect(renderCell(macro, { ...COOKIE, ...changes })).toBe(text);
  });
}
