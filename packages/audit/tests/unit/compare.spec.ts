import { expect, test } from "playwright/test";
import { FINDING_KINDS } from "../../src/finding.ts";
import type { Observations, SeenCookie, SeenItem } from "../../src/observation-schema.ts";
import { found, LOCAL, SESSION, told } from "../support/compared-inventory.ts";
import {
  choiceMade,
  HOME,
  observed,
  observedItems,
  seenCookie,
  seenItem,
} from "../support/made-observations.ts";

const DAY = 86_400;

/** Records, and a run that is compared with them, or what a complete run saw on its only page. */
type Case = readonly [
  records: readonly object[],
  ...seen: readonly [Observations] | readonly (SeenCookie | SeenItem)[],
];

function observationsOf([, ...seen]: Case): Observations {
  const [first] = seen;
  return first !== undefined && "pages" in first
    ? first
    : observedItems(...(seen as readonly (SeenCookie | SeenItem)[]));
}

/** When nothing is told. */
const TRUE: Readonly<Record<string, Case>> = {
  "nothing is declared and nothing seen": [[]],
  "a session cookie is seen": [[SESSION], seenCookie()],
  "a persistent cookie is seen": [[{ duration: "P30D" }], seenCookie({ lifetime: 30 * DAY })],
  "a cookie of a website that was not visited is not seen": [[{ domain: "forms.example.gov.uk" }]],
  "a third party’s cookie is not seen, and one of the organisation’s domains was not visited": [
    [{ domain: "counter.test", provider: "counter" }],
    observed([{}], { run: { domains: ["example.gov.uk", "another.gov.uk"] } }),
  ],
  "an entry of localStorage is seen": [[{ ...LOCAL }], seenItem({ name: "theme" })],
  "an entry of sessionStorage is seen": [
    [{ ...SESSION, storage: "sessionStorage" }],
    seenItem({ name: "theme", storage: "sessionStorage" }),
  ],
  "a cookie without a name is seen": [
    [{ ...SESSION, name: "<unnamed>" }],
    seenCookie({ name: "" }),
  ],
  "a subdomain keeps it for itself": [
    [SESSION],
    seenCookie({ domain: "shop.example.gov.uk", hostOnly: true }),
  ],
  "another organisation’s script sets a cookie of the council’s domain": [
    [{ ...SESSION, name: "_ga", provider: "counter" }],
    seenCookie({ name: "_ga" }),
  ],
  "another organisation’s cookie has a provider of its own": [
    [{ ...SESSION, domain: "counter.test", provider: "counter" }],
    seenCookie({ domain: "counter.test", party: "third" }),
  ],
  "it stays for less than is declared": [[{}], seenCookie({ lifetime: DAY })],
  "it stays for less than a day longer": [[{ duration: "PT1H" }], seenCookie({ lifetime: DAY })],
  "it stays for half as long again, and no longer": [
    [{ duration: "P30D" }],
    seenCookie({ lifetime: 45 * DAY }),
  ],
  "browsers cap what is declared and what is asked for": [
    [{ duration: "P2Y" }],
    seenCookie({ lifetime: 3650 * DAY }),
  ],
  "how long it stays is not stated": [[{ duration: null }], seenCookie({ lifetime: 300 * DAY })],
  "some set it for the session and some for longer, and it is declared to stay": [
    [{}],
    seenCookie(),
    seenCookie({ lifetime: DAY }),
  ],
  "alias and recorded name are both seen": [
    [{ ...SESSION, aliases: ["colours"] }],
    seenCookie(),
    seenCookie({ name: "colours" }),
  ],
  "it is retired and not seen": [[{ status: "retired" }]],
  "only visitors who have logged in get it": [[{ behindLogin: true }]],
  "it is not seen, and a limit was reached": [
    [{}],
    observed([{}], { left: { limit: [`${HOME}more`] } }),
  ],
  "it is not seen, and a page failed": [
    [{}],
    observed([{}, { outcome: "failed", why: "No answer." }]),
  ],
  "what waits for a “yes” is not seen, and nobody has said it": [
    [{ exception: 2 }],
    observed([{}], { choices: [choiceMade()] }),
  ],
  "what waits for a “yes” is not seen, and one website of its domain did not take it": [
    [{ exception: 2 }],
    observed([{}, { address: "https://shop.example.gov.uk/" }], {
      choices: [choiceMade({ state: "accepted" })],
    }),
  ],
  "what waits for a “yes” is stored after it": [
    [{ ...SESSION, exception: 2 }],
    observed([{}], { choices: [choiceMade({ state: "accepted", cookies: [seenCookie()] })] }),
  ],
  "a cookie that nobody declared was refused by the browser": [
    [],
    seenCookie({ refused: ["InvalidDomain"] }),
  ],
};

for (const [name, each] of Object.entries(TRUE)) {
  test(`Nothing is told when ${name}`, () =>
    expect(told(each[0], observationsOf(each))).toEqual([]));
}

/** When something is told, and exactly what: of each finding its rule and place, its message and its hint. */
const UNTRUE: Readonly<Record<string, readonly [Case, ...told: readonly string[]]>> = {
  "A cookie that the council is said to set, and somebody else does": [
    [
      [{ ...SESSION, domain: "tracker.test" }],
      seenCookie({ domain: "tracker.test", party: "third" }),
    ],
    "wrong-party 0.provider",
    "“theme” is declared as set by Example Council, and it comes from tracker.test, which is not one of the council’s domains.",
    "Name who owns tracker.test under “providers” at the top of the file, and write its key here as “provider”. If tracker.test is the council’s own, add it to “domains” in _data/organisation.json.",
  ],
  "A cookie that the council is said to set, and a known provider does": [
    [
      [{ ...SESSION, domain: "counter.test" }],
      seenCookie({ domain: "stats.counter.test", party: "third" }),
    ],
    "wrong-party 0.provider",
    "“theme” is declared as set by Example Council, and it comes from stats.counter.test, which is not one of the council’s domains.",
    `Write "provider": "counter". If stats.counter.test is the council’s own, add it to “domains” in _data/organisation.json.`,
  ],
  "A cookie that is declared for another organisation’s domain, and is kept for the council’s": [
    [
      [{ ...SESSION, name: "_ga", provider: "counter", domain: "counter.test" }],
      seenCookie({ name: "_ga" }),
    ],
    "wrong-party 0.domain",
    "“_ga” is declared for counter.test, which is somebody else’s, and it is stored for example.gov.uk, which is the council’s own.",
    `Write "domain": "example.gov.uk".`,
  ],
  "A cookie that is declared for the council’s domain, and is kept for another organisation’s": [
    [[{ ...SESSION, provider: "counter" }], seenCookie({ domain: "tracker.test", party: "third" })],
    "wrong-party 0.domain",
    "“theme” is declared for example.gov.uk, which is the council’s own, and it is stored for tracker.test, which is somebody else’s.",
    `Write "domain": "tracker.test".`,
  ],
  "A cookie that is an entry of localStorage": [
    [[{}], seenItem({ name: "theme" })],
    "wrong-storage 0.storage",
    "“theme” is declared as “cookie”, and www.example.gov.uk keeps it as “localStorage”.",
    `Write "storage": "localStorage" and "duration": null.`,
  ],
  "A session cookie that is a database": [
    [[SESSION], seenItem({ name: "theme", storage: "indexedDB" })],
    "wrong-storage 0.storage",
    "“theme” is declared as “cookie”, and www.example.gov.uk keeps it as “indexedDB”.",
    `Write "storage": "indexedDB" and "persistence": "persistent".`,
  ],
  "A cookie that is an entry of sessionStorage": [
    [[{}], seenItem({ name: "theme", storage: "sessionStorage" })],
    "wrong-storage 0.storage",
    "“theme” is declared as “cookie”, and www.example.gov.uk keeps it as “sessionStorage”.",
    `Write "storage": "sessionStorage", "persistence": "session" and "duration": null.`,
  ],
  "An entry of localStorage that is a cookie": [
    [[LOCAL], seenCookie({ lifetime: 3599 })],
    "wrong-storage 0.storage",
    "“theme” is declared as “localStorage”, and example.gov.uk keeps it as “cookie”.",
    `Write "storage": "cookie" and "duration": "PT1H".`,
  ],
  "A cookie that more websites get than is declared": [
    [[{ ...SESSION, domain: "www.example.gov.uk" }], seenCookie()],
    "wrong-domain 0.domain",
    "“theme” is declared for www.example.gov.uk, and it is stored for example.gov.uk.",
    `Write "domain": "example.gov.uk".`,
  ],
  "A cookie that moved to another website of the council’s, and goes by an alias there": [
    [
      [{ ...SESSION, name: "colours", aliases: ["theme"], domain: "old.example.gov.uk" }],
      seenCookie({ domain: "shop.example.gov.uk" }),
    ],
    "wrong-domain 0.domain",
    "“colours” is declared for old.example.gov.uk, and it is stored for shop.example.gov.uk.",
    `Write "domain": "shop.example.gov.uk".`,
    "alias-seen 0.name",
    "“colours” was not seen under this name, and “theme”, one of its aliases, was.",
    `Write "name": "theme" and "aliases": ["colours"].`,
  ],
  "A cookie that moved to several websites of the council’s": [
    [
      [{ ...SESSION, domain: "old.example.gov.uk" }],
      ...["a", "b", "c", "d", "e"].map((host) => seenCookie({ domain: `${host}.example.gov.uk` })),
    ],
    "wrong-domain 0.domain",
    "“theme” is declared for old.example.gov.uk, and it is stored for a.example.gov.uk, b.example.gov.uk, c.example.gov.uk and 2 more.",
    `Write "domain": "example.gov.uk".`,
  ],
  "A session cookie that stays": [
    [[SESSION], seenCookie(), seenCookie({ lifetime: 30 * DAY, path: "/shop" })],
    "wrong-persistence 0.persistence",
    "“theme” is declared to go when the browser is closed, and it stays for 30 days.",
    `Write "persistence": "persistent" and "duration": "P30D".`,
  ],
  "A persistent cookie that goes with the session": [
    [[{}], seenCookie()],
    "wrong-persistence 0.persistence",
    "“theme” is declared to stay when the browser is closed, and it goes then.",
    `Write "persistence": "session" and "duration": null.`,
  ],
  "A cookie that stays longer than declared": [
    [
      [{ duration: "P30D" }],
      seenCookie({ lifetime: 45 * DAY + 3600 }),
      seenCookie({ lifetime: 730 * DAY }),
    ],
    "longer-lifetime 0.duration",
    "“theme” is declared to stay for 30 days, and it stays for 400 days.",
    `Write "duration": "P400D".`,
  ],
  "A cookie that stays just too long": [
    [[{ duration: "P2D" }], seenCookie({ lifetime: 3 * DAY + 3600 })],
    "longer-lifetime 0.duration",
    "“theme” is declared to stay for 2 days, and it stays for 73 hours.",
    `Write "duration": "PT73H".`,
  ],
  "An alias that is seen in place of the recorded name": [
    [[{ ...SESSION, name: "_utma", aliases: ["x", "__utma"] }], seenCookie({ name: "__utma" })],
    "alias-seen 0.name",
    "“_utma” was not seen under this name, and “__utma”, one of its aliases, was.",
    `Write "name": "__utma" and "aliases": ["_utma", "x"].`,
  ],
  "An alias with a changing part that is seen in place of the recorded name": [
    [
      [{ ...SESSION, aliases: ["theme_*"] }],
      seenCookie({ name: "theme_a" }),
      seenCookie({ name: "theme_b" }),
    ],
    "alias-seen 0.name",
    "“theme” was not seen under this name, and “theme_*”, one of its aliases, was.",
    `Write "name": "theme_*" and "aliases": ["theme"].`,
  ],
  "A record that a complete run did not see": [
    [[SESSION, { name: "old" }], observed([{ cookies: [seenCookie()] }, {}])],
    "not-seen 1.status",
    "“old” was not seen on any of the 2 pages that were visited. What is stored only after a “yes” could not be seen.",
    `Look whether the websites still set it. If not, write "status": "retired". If only visitors who have logged in get it, write "behindLogin": true.`,
  ],
  "A record that was not seen where robots.txt allows looking": [
    [[{}], observed([{}], { left: { robots: [`${HOME}a`, `${HOME}b`] } })],
    "not-seen 0.status",
    "“theme” was not seen on the one page that was visited. 2 addresses were not looked at, because robots.txt forbids them. What is stored only after a “yes” could not be seen.",
    `Look whether the websites still set it. If not, write "status": "retired". If only visitors who have logged in get it, write "behindLogin": true.`,
  ],
  "A record that was not seen after a “yes” either": [
    [
      [{ exception: 2 }],
      observed([{}], {
        choices: [choiceMade({ state: "accepted" })],
        left: { robots: [`${HOME}a`] },
      }),
    ],
    "not-seen 0.status",
    "“theme” was not seen on the one page that was visited. One address was not looked at, because robots.txt forbids it.",
    `Look whether the websites still set it. If not, write "status": "retired". If only visitors who have logged in get it, write "behindLogin": true.`,
  ],
  "A record of another organisation’s that was not seen on a website that took a “yes”, and one that did not":
    [
      [
        [{ domain: "counter.test", provider: "counter" }],
        observed([{}, { address: "https://shop.example.gov.uk/" }], {
          choices: [choiceMade({ state: "accepted" })],
        }),
      ],
      "not-seen 0.status",
      "“theme” was not seen on any of the 2 pages that were visited. What is stored only after a “yes” could not be seen.",
      `Look whether the websites still set it. If not, write "status": "retired". If only visitors who have logged in get it, write "behindLogin": true.`,
    ],
  "A cookie that should wait for a “yes”, and is stored before any choice": [
    [[{ ...SESSION, exception: 2 }], observed([{}, { cookies: [seenCookie()] }])],
    "set-before-choice 0.exception",
    "“theme” is declared to be stored only with consent, and it is stored before any choice, first on https://www.example.gov.uk/page-1.",
    "Have the website wait for a “yes”. Only if the data protection officer relies on an exception of PECR Schedule A1 for it, write its paragraph as “exception”: 3, 4, 5, 6 or 7.",
  ],
  "Cookies that should wait for a “yes”, and are stored before any choice": [
    [
      [{ ...SESSION, name: "id_*", exception: 2 }],
      seenCookie({ name: "id_1" }),
      seenCookie({ name: "id_2" }),
    ],
    "set-before-choice 0.exception",
    "“id_*” is declared to be stored only with consent, and it is stored before any choice, such as on https://www.example.gov.uk/.",
    "Have the website wait for a “yes”. Only if the data protection officer relies on an exception of PECR Schedule A1 for it, write its paragraph as “exception”: 3, 4, 5, 6 or 7.",
  ],
  "A cookie that needs consent, and is stored although the visitor said “no”": [
    [
      [{ ...SESSION, exception: 2 }],
      observed([{}], { choices: [choiceMade({ cookies: [seenCookie()] })] }),
    ],
    "set-although-rejected 0.exception",
    "“theme” is declared to be stored only with consent, and it is stored although the visitor said “no”, first on https://www.example.gov.uk/.",
    "Have the website take the “no”. Only if the data protection officer relies on another exception of PECR Schedule A1 for it, write its paragraph as “exception”: 3, 4 or 7.",
  ],
  "A cookie to which visitors may object, and is stored although one did": [
    [
      [{ ...SESSION, exception: 5 }],
      observed([{}, { state: "rejected", cookies: [seenCookie()] }], { choices: [choiceMade()] }),
    ],
    "set-although-rejected 0.exception",
    "“theme” relies on paragraph 5, which lets visitors object, and it is stored although the visitor said “no”, first on https://www.example.gov.uk/page-1.",
    "Have the website take the “no”. Only if the data protection officer relies on another exception of PECR Schedule A1 for it, write its paragraph as “exception”: 3, 4 or 7.",
  ],
  "A retired record that is back": [
    [[{ ...SESSION, status: "retired" }], seenCookie()],
    "undeclared 0.status",
    "The cookie “theme” of example.gov.uk is stored on visitors’ devices, and its record says that it is no longer set. It was first seen on https://www.example.gov.uk/, set by the script https://www.example.gov.uk/site.js.",
    `Write "status": "verified" and "lastVerified": "2026-11-23".`,
  ],
};

for (const [name, [each, ...expected]] of Object.entries(UNTRUE)) {
  test(`${name} is told`, () => {
    const findings = told(each[0], observationsOf(each));
    expect(findings.flatMap(([rule, place, ...words]) => [`${rule} ${place}`, ...words])).toEqual(
      expected,
    );
  });
}

test("Every rule has a case that breaks it", () => {
  const words = Object.values(UNTRUE).flatMap(([, ...expected]) => expected);
  const broken = new Set(words.map((each) => each.split(" ")[0]));
  expect(FINDING_KINDS.filter((rule) => !broken.has(rule))).toEqual([]);
});

test("All but what is doubtful is an error", () => {
  const severities = Object.values(UNTRUE).flatMap(([each]) =>
    found(each[0], observationsOf(each)).map(({ rule, severity }) => `${rule}: ${severity}`),
  );
  expect([...new Set(severities)].toSorted()).toEqual([
    "alias-seen: warning",
    "longer-lifetime: error",
    "not-seen: warning",
    "set-although-rejected: error",
    "set-before-choice: error",
    "undeclared: error",
    "wrong-domain: error",
    "wrong-party: error",
    "wrong-persistence: error",
    "wrong-storage: error",
  ]);
});

test("The gravest is told first, then what stands further up", () => {
  const findings = told(
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

test("No hint on consent can be followed in the inventory by a program", () => {
  const findings = found([{ ...SESSION, exception: 2 }], observedItems(seenCookie()));
  expect(findings.map(({ rule, edits, record }) => [rule, edits, record])).toEqual([
    ["set-before-choice", [], 0],
  ]);
});

test("A finding holds what was seen of it and nothing else, and says the edits in values", () => {
  const [finding] = found(
    [{ name: "t_*", duration: "P1D" }],
    observedItems(
      seenCookie({ name: "t_short", lifetime: DAY }),
      seenCookie({ name: "t_long", lifetime: 10 * DAY }),
    ),
  );
  expect(finding?.items.map(({ name }) => name)).toEqual(["t_long"]);
  expect(finding?.edits).toEqual([{ path: ["cookies", 0, "duration"], value: "P10D" }]);
});
