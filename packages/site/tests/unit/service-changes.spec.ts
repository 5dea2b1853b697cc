import { expect, test } from "playwright/test";
import { toPublishedService } from "../../src/services/published-services.ts";
import { compareServices } from "../../src/services/service-changes.ts";
import type { Service } from "../../src/services/service-schema.ts";
import { LIBRARIES, RECIPIENTS, RETENTION } from "../support/services.ts";
import { ENGLISH } from "../support/english.ts";

/* What people read about a change to a notice, in the pull request, on the notice’s page and in its feed. */

type Activity = Service["activities"][number];

function publish(service: Service, retention = RETENTION) {
  const published = toPublishedService(
    "libraries",
    "/services/libraries/",
    service,
    RECIPIENTS,
    retention,
    ENGLISH,
  );
  return { service: published, introduction: null };
}

function withActivity(changes: Partial<Activity>): Service {
  const [first, ...others] = LIBRARIES.activities;
  if (first === undefined) throw new Error("Libraries has no activity.");
  return { ...LIBRARIES, activities: [{ ...first, ...changes }, ...others] };
}

/** A change to the first activity of Libraries, and the sentences about it. */
const ACTIVITY_CHANGES: readonly (readonly [Partial<Activity>, readonly string[]])[] = [
  [{}, []],
  [{ id: "membership", title: "Your card" }, ["“Your library card” is now called “Your card”."]],
  [
    { purpose: "To lend you books." },
    [
      "Why we need information for “Your library card” has changed. Now: To lend you books. Before: To lend you books, & to remind you if a loan is > 3 weeks old.",
    ],
  ],
  [
    { purpose: null },
    [
      "We no longer say why we need information for “Your library card”. Before: To lend you books, & to remind you if a loan is > 3 weeks old.",
    ],
  ],
  [
    { basis: "legal-obligation" },
    [
      "What lets us do “Your library card” by law has changed. Now: A law obliges us to do this. Before: It is a task that a law gives us.",
    ],
  ],
  [
    { retention: "visits" },
    [
      "We now keep information for “Your library card” for 1 week, not for 2 years after you last use your library card.",
    ],
  ],
  [
    { retention: "events" },
    [
      "How long we keep information for “Your library card” has changed. Now: Until you no longer want to hear from us. Before: 2 years after you last use your library card",
    ],
  ],
  [
    { data: ["name and address", "photo"] },
    [
      "For “Your library card” we now also use: photo.",
      "For “Your library card” we no longer use: the books that you borrow.",
    ],
  ],
  [
    {
      recipients: [
        { recipient: "library-software", role: "controller", why: "It runs our catalogue." },
      ],
    },
    [
      "What we say about Catalogue Systems Ltd, who gets information for “Your library card”, has changed.",
      "We no longer give information for “Your library card” to Example County Council.",
      "We no longer give information for “Your library card” to The police.",
    ],
  ],
  [
    { transfers: [] },
    [
      "We no longer send information for “Your library card” to this country: United States.",
      "We no longer send information for “Your library card” to this country: Japan.",
      "We no longer send information for “Your library card” to this country: India.",
    ],
  ],
  [
    { transfers: null },
    ["We no longer say whether information for “Your library card” is sent abroad."],
  ],
  [
    { sources: ["you"] },
    [
      "Information for “Your library card” no longer comes from: your school.",
      "Information for “Your library card” no longer comes from: the electoral register.",
    ],
  ],
];
for (const [changes, sentences] of ACTIVITY_CHANGES) {
  test(`Describes the change to ${JSON.stringify(changes)}`, () => {
    expect(compareServices(publish(LIBRARIES), publish(withActivity(changes)), ENGLISH)).toEqual(
      sentences,
    );
  });
}

test("Says both periods of a rule that has changed, from the same event", () => {
  const rule = RETENTION["membership"];
  if (rule === undefined) throw new Error("There is no such rule.");
  const shorter = { ...RETENTION, membership: { ...rule, period: "P1Y" } };
  expect(compareServices(publish(LIBRARIES), publish(LIBRARIES, shorter), ENGLISH)).toEqual([
    "We now keep information for “Your library card” for 1 year after you last use your library card, not for 2 years.",
  ]);
});

test("Says what was not stated before", () => {
  const before = withActivity({ retention: null, recipients: null, transfers: null });
  const after = withActivity({ recipients: [], transfers: [] });
  expect(compareServices(publish(before), publish(after), ENGLISH)).toEqual([
    "We now say how long we keep information for “Your library card”: 2 years after you last use your library card",
    "We now say that only this service gets information for “Your library card”.",
    "We now say that information for “Your library card” stays in the United Kingdom.",
  ]);
});

test("Lists new and removed activities, and changes to the notice as a whole", () => {
  const [first, second] = LIBRARIES.activities;
  if (first === undefined || second === undefined) throw new Error("Libraries has too few.");
  const before = publish({ ...LIBRARIES, activities: [first] });
  const after = publish({ ...LIBRARIES, title: "Reading", activities: [second], owner: null });
  expect(compareServices(before, { ...after, introduction: "Welcome." }, ENGLISH)).toEqual([
    "This notice was called “Libraries”, and is now called “Reading”.",
    "The team that answers questions is no longer stated.",
    "The introduction has changed.",
    "We now also use information for “Library news”.",
    "We no longer use information for “Your library card”.",
  ]);
});

test("Internal notes and the date of the next review are no change", () => {
  const { internal: _internal, ...service } = LIBRARIES;
  const changed = { ...service, internal: { notes: "Other." }, nextReview: "2098-01-01" };
  expect(compareServices(publish(LIBRARIES), publish(changed), ENGLISH)).toEqual([]);
});
