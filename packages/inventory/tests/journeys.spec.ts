import { projectOf } from "test-support";
import { expect, test } from "playwright/test";
import { readWebsites, WEBSITES_FILE } from "../src/organisation/website-list.ts";

/** Reads a list with one website that has one journey; each field is on a line of its own. */
function read(journey: object) {
  const steps = [{ goTo: "/" }];
  const website = {
    address: "https://www.example.gov.uk/",
    journeys: [{ name: "Sign in", steps, ...journey }],
  };
  const text = JSON.stringify({ websites: [website] }, null, 1);
  const result = readWebsites(projectOf({ [WEBSITES_FILE]: text }));
  return result.ok
    ? []
    : result.problems.map(({ line, rule, message }) => [
        text.split("\n")[(line ?? 0) - 1]?.trim(),
        rule,
        message,
      ]);
}

const LOGIN = [
  { goTo: "/login" },
  { fill: "#user", from: "AUDIT_USER" },
  { click: "button[type=submit]" },
  { wait: 0.5 },
  { waitFor: "#account" },
];

test("A journey can have every kind of step, and every field", () => {
  expect(read({ steps: LOGIN })).toEqual([]);
  expect(
    read({ steps: LOGIN, login: true, when: ["before", "accepted"], thenVisit: ["/account/*"] }),
  ).toEqual([]);
  expect(read({ steps: [{ goTo: "https://account.example.gov.uk/" }], login: false })).toEqual([]);
});

const ADDRESS =
  "must be a path that starts with / or a full address that starts with https://, without a user name or password";
const RECORD = "(in the record “https://www.example.gov.uk/”).";
const VARIABLE = "must be the name of an environment variable: capital letters, digits and _";
const SECONDS = "must be a number of seconds, more than 0 and up to 60";

const MISTAKES: Readonly<Record<string, readonly [journey: object, ...problem: string[]]>> = {
  "no steps": [
    { steps: [] },
    '"steps": []',
    "wrong-value",
    `“steps” must have at least one step ${RECORD}`,
  ],
  "a first step that opens no page": [
    { steps: [{ click: "#menu" }] },
    "{",
    "wrong-step",
    "Step 1 of the journey “Sign in” must be a “goTo”.",
  ],
  "a step that names nothing": [
    { steps: [{ goTo: "/" }, {}] },
    "{}",
    "wrong-step",
    "Step 2 of the journey “Sign in” does nothing.",
  ],
  "a step that names no element": [
    { steps: [{ goTo: "/" }, { click: " " }] },
    '"click": " "',
    "wrong-value",
    `“click” is empty ${RECORD}`,
  ],
  "a field without a text": [
    { steps: [{ goTo: "/" }, { fill: "#user" }] },
    "{",
    "wrong-step",
    "Step 2 of the journey “Sign in” has “fill” without “from”.",
  ],
  "a text without a field": [
    { steps: [{ goTo: "/" }, { click: "#a", from: "AUDIT_USER" }] },
    "{",
    "wrong-step",
    "Step 2 of the journey “Sign in” has “from” without “fill”.",
  ],
  "a text instead of the name of a variable": [
    { steps: [{ goTo: "/" }, { fill: "#user", from: "alice@example.com" }] },
    '"from": "alice@example.com"',
    "wrong-value",
    `“from” ${VARIABLE} ${RECORD}`,
  ],
  "an unknown action": [
    { steps: [{ goTo: "/", press: "Enter" }] },
    '"press": "Enter"',
    "unknown-field",
    "There is no field called “press” (in the record “https://www.example.gov.uk/”).",
  ],
  "a wait without an end": [
    { steps: [{ goTo: "/" }, { wait: 61 }] },
    '"wait": 61',
    "wrong-value",
    `“wait” ${SECONDS} ${RECORD}`,
  ],
  "an unknown time": [
    { when: ["after"] },
    '"after"',
    "wrong-value",
    `“when” must be one of before, rejected, accepted ${RECORD}`,
  ],
  "a login that is not checked": [
    { login: true },
    '"login": true',
    "unproved-login",
    "The journey “Sign in” does not check that it has signed in.",
  ],
};
for (const [name, [journey, ...problem]] of Object.entries(MISTAKES)) {
  test(`A journey cannot have ${name}`, () => {
    expect(read(journey)).toEqual([problem]);
  });
}

for (const goTo of [
  "login",
  "//www.example.com/",
  "http://www.example.gov.uk/",
  "https://user:password@www.example.gov.uk/",
  "mailto:a@example.gov.uk",
]) {
  test(`A journey cannot go to ${goTo}`, () => {
    expect(read({ steps: [{ goTo }] })).toEqual([
      [`"goTo": "${goTo}"`, "wrong-value", `“goTo” ${ADDRESS} ${RECORD}`],
    ]);
  });
}
