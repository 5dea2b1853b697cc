import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { looksLikeSignOut } from "../../src/crawl/sign-out-links.ts";
import { readVariables } from "../../src/journey/journey-variables.ts";
import { createValueFilter } from "../../src/journey/value-filter.ts";
import {
  HOME,
  journeyResult,
  seenCookie,
  seenPage,
  websiteOf,
} from "../support/made-observations.ts";

const JOURNEY = {
  name: "Sign in as alice",
  steps: [
    { goTo: "/" },
    { fill: "#user", from: "USER_NAME" },
    { fill: "#password", from: "PASSWORD" },
  ],
};
const VALUES = new Map([
  ["USER_NAME", "alice"],
  ["PASSWORD", "alice & Ö/9%"],
  ["UNUSED", "account"],
]);
const filter = createValueFilter(JOURNEY, VALUES);

for (const [text, expected] of [
  [`${HOME}users/alice?q=1`, `${HOME}users/USER_NAME?q=1`],
  [`${HOME}users/ALICE`, `${HOME}users/USER_NAME`],
  [`${HOME}?p=alice%20%26%20%C3%96%2F9%25`, `${HOME}?p=PASSWORD`],
  [`${HOME}?p=alice+%26+%c3%96%2f9%25`, `${HOME}?p=PASSWORD`],
  [
    `${HOME}?back=%2F%3Fp%3Dalice%2520%2526%2520%25C3%2596%252F9%2525`,
    `${HOME}?back=%2F%3Fp%3DPASSWORD`,
  ],
  ["Wrong password: alice & Ö/9%", "Wrong password: PASSWORD"],
  [`${HOME}account`, `${HOME}account`],
] as const) {
  test(`${text} is saved as ${expected}`, () => {
    expect(filter.redact(text)).toBe(expected);
  });
}

test("No encoding of a text leaves it in an address", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 4 }), (text) => {
      const value = text.toWellFormed();
      const { redact } = createValueFilter(JOURNEY, new Map([["PASSWORD", value]]));
      const forms = [
        value,
        encodeURIComponent(value),
        encodeURIComponent(encodeURIComponent(value)),
        new URLSearchParams({ v: value }).toString().slice("v=".length),
      ];
      for (const form of forms) expect(redact(form)).toBe("PASSWORD");
    }),
  );
});

test("Everything that a website has written in an entry of a journey is changed, and nothing else", () => {
  const page = seenPage({
    journey: JOURNEY.name,
    address: `${HOME}alice`,
    links: [`${HOME}alice/bills`],
    cookies: [seenCookie({ name: "of-alice" })],
  });
  expect(filter.redactEntry(page)).toEqual({
    ...page,
    address: `${HOME}USER_NAME`,
    links: [`${HOME}USER_NAME/bills`],
    cookies: [seenCookie({ name: "of-USER_NAME" })],
  });
  const result = journeyResult({ name: JOURNEY.name, why: "alice", address: `${HOME}alice` });
  expect(filter.redactEntry(result)).toEqual({
    ...result,
    why: "USER_NAME",
    address: `${HOME}USER_NAME`,
  });
});

test("Missing and short variables are named together with their journeys, without their values", () => {
  const websites = [{ ...websiteOf([HOME]), journeys: [JOURNEY] }];
  expect(readVariables(websites, { USER_NAME: "alice", PASSWORD: "secret" })).toEqual(
    new Map([
      ["USER_NAME", "alice"],
      ["PASSWORD", "secret"],
    ]),
  );
  expect(() => readVariables(websites, { USER_NAME: "", PASSWORD: "pin" })).toThrow(
    `The environment variable USER_NAME is not set. The journey “${JOURNEY.name}” on ${HOME} fills it in.
The environment variable PASSWORD is shorter than 4 characters, which is too short to keep it out of the results. The journey “${JOURNEY.name}” on ${HOME} fills it in.
Audit not started. Set USER_NAME and PASSWORD in the environment`,
  );
  expect(readVariables([websiteOf([HOME])], {})).toEqual(new Map());
});

for (const path of [
  "logout",
  "account/LogOff",
  "sign-out?to=/",
  "?action=signout",
  "end_session",
  "allgofnodi",
]) {
  test(`/${path} signs out`, () => {
    expect(looksLikeSignOut(HOME + path)).toBe(true);
  });
}
for (const path of ["", "login", "account", "sign-in?to=/", "blog/outdoors", "session"]) {
  test(`/${path} does not sign out`, () => {
    expect(looksLikeSignOut(HOME + path)).toBe(false);
  });
}
