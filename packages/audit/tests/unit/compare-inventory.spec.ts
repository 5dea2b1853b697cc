import { expect, test } from "playwright/test";
import { FINDING_KINDS } from "../../src/finding.ts";
import type { Observations, SeenCookie, SeenItem } from "../../src/observation-schema.ts";
import { compareRecords, describeFindings, LOCAL, SESSION } from "../support/compared-inventory.ts";
import {
  choiceMade,
  HOME,
  observed,
  observedItems,
  seenCookie,
  seenItem,
} from "../support/made-observations.ts";

const DAY = 86_400;

/** Records, and a run to compare with them or the items on the only page of a complete run. */
type Case = readonly [
  records: readonly object[],
  ...run: readonly [Observations] | readonly (SeenCookie | SeenItem)[],
];

function observationsOf([, ...run]: Case): Observations {
  const [first] = run;
  return first !== undefined && "pages" in first
    ? first
    : observedItems(...(run as readonly (SeenCookie | SeenItem)[]));
}

const CORRECT: Readonly<Record<string, Case>> = {
  "nothing is recorded and nothing is stored": [[]],
  "a session cookie is found as recorded": [[SESSION], seenCookie()],
  "a persistent cookie is found as recorded": [
    [{ duration: "P30D" }],
    seenCookie({ lifetime: 30 * DAY }),
  ],
  "a cookie is not found and its website was not visited": [[{ domain: "forms.example.gov.uk" }]],
  "a third-party cookie is not found and one of the organisation’s domains was not visited": [
    [{ domain: "counter.test", provider: "counter" }],
    observed([{}], { run: { domains: ["example.gov.uk", "another.gov.uk"] } }),
  ],
  "a localStorage entry is found": [[{ ...LOCAL }], seenItem({ name: "theme" })],
  "a sessionStorage entry is found": [
    [{ ...SESSION, storage: "sessionStorage" }],
    seenItem({ name: "theme", storage: "sessionStorage" }),
  ],
  "a cookie without a name is found": [
    [{ ...SESSION, name: "<unnamed>" }],
    seenCookie({ name: "" }),
  ],
  "a subdomain sets the cookie as host-only": [
    [SESSION],
    seenCookie({ domain: "shop.example.gov.uk", hostOnly: true }),
  ],
  "a third-party script sets a first-party cookie": [
    [{ ...SESSION, name: "_ga", provider: "counter" }],
    seenCookie({ name: "_ga" }),
  ],
  "a third-party cookie has a third party as its provider": [
    [{ ...SESSION, domain: "counter.test", provider: "counter" }],
    seenCookie({ domain: "counter.test", party: "third" }),
  ],
  "a cookie lasts less than recorded": [[{}], seenCookie({ lifetime: DAY })],
  "a cookie lasts less than a day longer than recorded": [
    [{ duration: "PT1H" }],
    seenCookie({ lifetime: DAY }),
  ],
  "a cookie lasts half as long again as recorded": [
    [{ duration: "P30D" }],
    seenCookie({ lifetime: 45 * DAY }),
  ],
  "browsers cap both the recorded and the requested lifetime": [
    [{ duration: "P2Y" }],
    seenCookie({ lifetime: 3650 * DAY }),
  ],
  "no duration is recorded": [[{ duration: null }], seenCookie({ lifetime: 300 * DAY })],
  "a persistent cookie is sometimes set as a session cookie": [
    [{}],
    seenCookie(),
    seenCookie({ lifetime: DAY }),
  ],
  "a record’s name and alias are both found": [
    [{ ...SESSION, aliases: ["colours"] }],
    seenCookie(),
    seenCookie({ name: "colours" }),
  ],
  "a retired record is not found": [[{ status: "retired" }]],
  "a record behind a login is not found": [[{ behindLogin: true }]],
  "a record is not found and a limit was reached": [
    [{}],
    observed([{}], { left: { limit: [`${HOME}more`] } }),
  ],
  "a record is not found and a page failed": [
    [{}],
    observed([{}, { outcome: "failed", why: "No answer." }]),
  ],
  "an item that needs consent is not found and cookies were not accepted": [
    [{ exception: 2 }],
    observed([{}], { choices: [choiceMade()] }),
  ],
  "an item that needs consent is not found and cookies were not accepted on one website": [
    [{ exception: 2 }],
    observed([{}, { address: "https://shop.example.gov.uk/" }], {
      choices: [choiceMade({ state: "accepted" })],
    }),
  ],
  "an item that needs consent is stored after accepting": [
    [{ ...SESSION, exception: 2 }],
    observed([{}], { choices: [choiceMade({ state: "accepted", cookies: [seenCookie()] })] }),
  ],
  "the browser refused a cookie without a record": [[], seenCookie({ refused: ["InvalidDomain"] })],
};

for (const [name, each] of Object.entries(CORRECT)) {
  test(`Reports nothing when ${name}`, () =>
    expect(describeFindings(each[0], observationsOf(each))).toEqual([]));
}

/** The rule and place, the message and the hint of each finding. */
const INCORRECT: Readonly<Record<string, readonly [Case, ...findings: readonly string[]]>> = {
  "a cookie recorded as the council’s that an unknown third party sets": [
    [
      [{ ...SESSION, domain: "tracker.test" }],
      seenCookie({ domain: "tracker.test", party: "third" }),
    ],
    "wrong-party 0.provider",
    "“theme” is recorded as set by Example Council, but it comes from tracker.test, outside the organisation’s domains.",
    "Add the owner of tracker.test to “providers” at the top of the file, and use its key as this record’s “provider”. If tracker.test is the organisation’s own, add it to “domains” in _data/organisation.json, or with “--domain”, instead.",
  ],
  "a cookie recorded as the council’s that another provider sets": [
    [
      [{ ...SESSION, domain: "counter.test" }],
      seenCookie({ domain: "stats.counter.test", party: "third" }),
    ],
    "wrong-party 0.provider",
    "“theme” is recorded as set by Example Council, but it comes from stats.counter.test, outside the organisation’s domains.",
    `Change it to "provider": "counter". If stats.counter.test is the organisation’s own, add it to “domains” in _data/organisation.json, or with “--domain”, instead.`,
  ],
  "a cookie recorded for a third-party domain and stored for the council’s": [
    [
      [{ ...SESSION, name: "_ga", provider: "counter", domain: "counter.test" }],
      seenCookie({ name: "_ga" }),
    ],
    "wrong-party 0.domain",
    "“_ga” is recorded for counter.test (third-party), but it is stored for example.gov.uk (first-party).",
    `Change it to "domain": "example.gov.uk".`,
  ],
  "a cookie recorded for the council’s domain and stored for a third party’s": [
    [[{ ...SESSION, provider: "counter" }], seenCookie({ domain: "tracker.test", party: "third" })],
    "wrong-party 0.domain",
    "“theme” is recorded for example.gov.uk (first-party), but it is stored for tracker.test (third-party).",
    `Change it to "domain": "tracker.test".`,
  ],
  "a persistent cookie that is a localStorage entry": [
    [[{}], seenItem({ name: "theme" })],
    "wrong-storage 0.storage",
    "“theme” is recorded as “cookie”, but it is stored as “localStorage” on www.example.gov.uk.",
    `Change it to "storage": "localStorage", "duration": null.`,
  ],
  "a session cookie that is a database": [
    [[SESSION], seenItem({ name: "theme", storage: "indexedDB" })],
    "wrong-storage 0.storage",
    "“theme” is recorded as “cookie”, but it is stored as “indexedDB” on www.example.gov.uk.",
    `Change it to "storage": "indexedDB", "persistence": "persistent".`,
  ],
  "a persistent cookie that is a sessionStorage entry": [
    [[{}], seenItem({ name: "theme", storage: "sessionStorage" })],
    "wrong-storage 0.storage",
    "“theme” is recorded as “cookie”, but it is stored as “sessionStorage” on www.example.gov.uk.",
    `Change it to "storage": "sessionStorage", "persistence": "session", "duration": null.`,
  ],
  "a localStorage entry that is a cookie": [
    [[LOCAL], seenCookie({ lifetime: 3599 })],
    "wrong-storage 0.storage",
    "“theme” is recorded as “localStorage”, but it is stored as “cookie” on example.gov.uk.",
    `Change it to "storage": "cookie", "duration": "PT1H".`,
  ],
  "a cookie stored for a wider domain than recorded": [
    [[{ ...SESSION, domain: "www.example.gov.uk" }], seenCookie()],
    "wrong-domain 0.domain",
    "“theme” is recorded for www.example.gov.uk, but it is stored for example.gov.uk.",
    `Change it to "domain": "example.gov.uk".`,
  ],
  "a cookie that moved to another of the council’s websites, under an alias": [
    [
      [{ ...SESSION, name: "colours", aliases: ["theme"], domain: "old.example.gov.uk" }],
      seenCookie({ domain: "shop.example.gov.uk" }),
    ],
    "wrong-domain 0.domain",
    "“colours” is recorded for old.example.gov.uk, but it is stored for shop.example.gov.uk.",
    `Change it to "domain": "shop.example.gov.uk".`,
    "alias-seen 0.name",
    "“colours” was not found under this name, but its alias “theme” was.",
    `Change it to "name": "theme", "aliases": ["colours"].`,
  ],
  "a cookie that moved to several of the council’s websites": [
    [
      [{ ...SESSION, domain: "old.example.gov.uk" }],
      ...["a", "b", "c", "d", "e"].map((host) => seenCookie({ domain: `${host}.example.gov.uk` })),
    ],
    "wrong-domain 0.domain",
    "“theme” is recorded for old.example.gov.uk, but it is stored for a.example.gov.uk, b.example.gov.uk, c.example.gov.uk and 2 more.",
    `Change it to "domain": "example.gov.uk".`,
  ],
  "a session cookie that is persistent": [
    [[SESSION], seenCookie(), seenCookie({ lifetime: 30 * DAY, path: "/shop" })],
    "wrong-persistence 0.persistence",
    "“theme” is recorded as a session cookie, but it lasts 30 days.",
    `Change it to "persistence": "persistent", "duration": "P30D".`,
  ],
  "a persistent cookie that is a session cookie": [
    [[{}], seenCookie()],
    "wrong-persistence 0.persistence",
    "“theme” is recorded as a persistent cookie, but it is deleted when the browser is closed.",
    `Change it to "persistence": "session", "duration": null.`,
  ],
  "a cookie that lasts longer than recorded": [
    [
      [{ duration: "P30D" }],
      seenCookie({ lifetime: 45 * DAY + 3600 }),
      seenCookie({ lifetime: 730 * DAY }),
    ],
    "longer-lifetime 0.duration",
    "“theme” is recorded as lasting 30 days, but it lasts 400 days.",
    `Change it to "duration": "P400D".`,
  ],
  "a cookie that lasts just longer than tolerated": [
    [[{ duration: "P2D" }], seenCookie({ lifetime: 3 * DAY + 3600 })],
    "longer-lifetime 0.duration",
    "“theme” is recorded as lasting 2 days, but it lasts 73 hours.",
    `Change it to "duration": "PT73H".`,
  ],
  "a cookie that lasts a day longer than recorded": [
    [[{ duration: "P1D" }], seenCookie({ lifetime: 2 * DAY })],
    "longer-lifetime 0.duration",
    "“theme” is recorded as lasting 1 day, but it lasts 2 days.",
    `Change it to "duration": "P2D".`,
  ],
  "an alias found instead of the recorded name": [
    [[{ ...SESSION, name: "_utma", aliases: ["x", "__utma"] }], seenCookie({ name: "__utma" })],
    "alias-seen 0.name",
    "“_utma” was not found under this name, but its alias “__utma” was.",
    `Change it to "name": "__utma", "aliases": ["_utma", "x"].`,
  ],
  "a pattern among the aliases found instead of the recorded name": [
    [
      [{ ...SESSION, aliases: ["theme_*"] }],
      seenCookie({ name: "theme_a" }),
      seenCookie({ name: "theme_b" }),
    ],
    "alias-seen 0.name",
    "“theme” was not found under this name, but its alias “theme_*” was.",
    `Change it to "name": "theme_*", "aliases": ["theme"].`,
  ],
  "a record that a complete run did not find": [
    [[SESSION, { name: "old" }], observed([{ cookies: [seenCookie()] }, {}])],
    "not-seen 1.status",
    "“old” was not found on any of the 2 pages visited. Items stored only after accepting cookies may have been missed.",
    `Check whether the websites still set it. If not, change it to "status": "retired". If only logged-in visitors get it, add "behindLogin": true.`,
  ],
  "a record not found where robots.txt allows visits": [
    [[{}], observed([{}], { left: { robots: [`${HOME}a`, `${HOME}b`] } })],
    "not-seen 0.status",
    "“theme” was not found on the one page visited. 2 addresses were skipped because robots.txt disallows them. Items stored only after accepting cookies may have been missed.",
    `Check whether the websites still set it. If not, change it to "status": "retired". If only logged-in visitors get it, add "behindLogin": true.`,
  ],
  "a record not found after accepting either": [
    [
      [{ exception: 2 }],
      observed([{}], {
        choices: [choiceMade({ state: "accepted" })],
        left: { robots: [`${HOME}a`] },
      }),
    ],
    "not-seen 0.status",
    "“theme” was not found on the one page visited. One address was skipped because robots.txt disallows it.",
    `Check whether the websites still set it. If not, change it to "status": "retired". If only logged-in visitors get it, add "behindLogin": true.`,
  ],
  "a third-party record not found on two websites, of which one accepted cookies": [
    [
      [{ domain: "counter.test", provider: "counter" }],
      observed([{}, { address: "https://shop.example.gov.uk/" }], {
        choices: [choiceMade({ state: "accepted" })],
      }),
    ],
    "not-seen 0.status",
    "“theme” was not found on any of the 2 pages visited. Items stored only after accepting cookies may have been missed.",
    `Check whether the websites still set it. If not, change it to "status": "retired". If only logged-in visitors get it, add "behindLogin": true.`,
  ],
  "a cookie that needs consent and is stored before a choice": [
    [[{ ...SESSION, exception: 2 }], observed([{}, { cookies: [seenCookie()] }])],
    "set-before-choice 0.exception",
    "“theme” is recorded as needing consent, but it is stored before visitors make a choice (first found on https://www.example.gov.uk/page-1, set by the script https://www.example.gov.uk/site.js).",
    "Change the website so that it waits for consent. Change “exception” to paragraph 3, 4, 5, 6 or 7 only if the data protection officer relies on that paragraph of PECR Schedule A1 instead.",
  ],
  "a pattern that needs consent and whose cookies are stored before a choice": [
    [
      [{ ...SESSION, name: "id_*", exception: 2 }],
      seenCookie({ name: "id_1" }),
      seenCookie({ name: "id_2" }),
    ],
    "set-before-choice 0.exception",
    "“id_*” is recorded as needing consent, but it is stored before visitors make a choice (for example on https://www.example.gov.uk/, set by the script https://www.example.gov.uk/site.js).",
    "Change the website so that it waits for consent. Change “exception” to paragraph 3, 4, 5, 6 or 7 only if the data protection officer relies on that paragraph of PECR Schedule A1 instead.",
  ],
  "a cookie that needs consent and is stored after rejecting": [
    [
      [{ ...SESSION, exception: 2 }],
      observed([{}], { choices: [choiceMade({ cookies: [seenCookie()] })] }),
    ],
    "set-despite-rejection 0.exception",
    "“theme” is recorded as needing consent, but it is stored after visitors reject cookies (first found on https://www.example.gov.uk/, set by the script https://www.example.gov.uk/site.js).",
    "Change the website so that rejecting cookies prevents this. Change “exception” to paragraph 3, 4 or 7 only if the data protection officer relies on that paragraph of PECR Schedule A1 instead.",
  ],
  "a cookie that visitors may object to and that is stored after rejecting": [
    [
      [{ ...SESSION, exception: 5 }],
      observed([{}, { state: "rejected", cookies: [seenCookie()] }], { choices: [choiceMade()] }),
    ],
    "set-despite-rejection 0.exception",
    "“theme” relies on paragraph 5, which lets visitors object, but it is stored after visitors reject cookies (first found on https://www.example.gov.uk/page-1, set by the script https://www.example.gov.uk/site.js).",
    "Change the website so that rejecting cookies prevents this. Change “exception” to paragraph 3, 4 or 7 only if the data protection officer relies on that paragraph of PECR Schedule A1 instead.",
  ],
  "a retired record whose cookie is found": [
    [[{ ...SESSION, status: "retired" }], seenCookie()],
    "undeclared 0.status",
    "The cookie “theme” for example.gov.uk is stored but recorded as retired. It was first found on https://www.example.gov.uk/, set by the script https://www.example.gov.uk/site.js.",
    `Change it to "status": "verified", "lastVerified": "2026-11-23".`,
  ],
};

for (const [name, [each, ...expected]] of Object.entries(INCORRECT)) {
  test(`Reports ${name}`, () => {
    const findings = describeFindings(each[0], observationsOf(each));
    expect(findings.flatMap(([rule, place, ...text]) => [`${rule} ${place}`, ...text])).toEqual(
      expected,
    );
  });
}

test("Every rule has a case", () => {
  const texts = Object.values(INCORRECT).flatMap(([, ...expected]) => expected);
  const rules = new Set(texts.map((text) => text.split(" ")[0]));
  expect(FINDING_KINDS.filter((rule) => !rules.has(rule))).toEqual([]);
});

test("Findings that need checking are warnings, all others errors", () => {
  const severities = Object.values(INCORRECT).flatMap(([each]) =>
    compareRecords(each[0], observationsOf(each)).map(
      ({ rule, severity }) => `${rule}: ${severity}`,
    ),
  );
  expect([...new Set(severities)].toSorted()).toEqual([
    "alias-seen: warning",
    "longer-lifetime: error",
    "not-seen: warning",
    "set-before-choice: error",
    "set-despite-rejection: error",
    "undeclared: error",
    "wrong-domain: error",
    "wrong-party: error",
    "wrong-persistence: error",
    "wrong-storage: error",
  ]);
});

test("Findings are sorted by severity, then by place", () => {
  const findings = describeFindings(
    [{ name: "gone" }, { name: "b" }, { name: "a" }],
    observedItems(
      seenCookie({ name: "a" }),
      seenCookie({ name: "b" }),
      seenCookie({ name: "z" }),
      seenCookie({ name: "y" }),
    ),
  );
  expect(findings.map(([rule, place]) => `${rule} ${place}`)).toEqual([
    "undeclared cookies",
    "undeclared cookies",
    "wrong-persistence 1.persistence",
    "wrong-persistence 2.persistence",
    "not-seen 0.status",
  ]);
  expect(findings[0]?.[2]).toContain("“y”");
});

test("Findings about consent have no edits", () => {
  const findings = compareRecords([{ ...SESSION, exception: 2 }], observedItems(seenCookie()));
  expect(findings.map(({ rule, edits, record }) => [rule, edits, record])).toEqual([
    ["set-before-choice", [], 0],
  ]);
});

test("A finding holds the items it is about, and its edits as values", () => {
  const [finding] = compareRecords(
    [{ name: "t_*", duration: "P1D" }],
    observedItems(
      seenCookie({ name: "t_short", lifetime: DAY }),
      seenCookie({ name: "t_long", lifetime: 10 * DAY }),
    ),
  );
  expect(finding?.items.map(({ name }) => name)).toEqual(["t_long"]);
  expect(finding?.edits).toEqual([{ path: ["cookies", 0, "duration"], value: "P10D" }]);
});
