import { SESSION } from "../support/compared-inventory.ts";
import {
  choiceMade,
  HOME,
  observed,
  observedItems,
  seenCookie,
  seenItem,
} from "../support/made-observations.ts";
import {
  DRAFT,
  earlierRun,
  testUnchanged,
  testUpdates,
  THIRD_PARTY,
  VERIFIED,
} from "../support/updated-inventory.ts";

const visitedShop = { address: "https://shop.example.gov.uk/" };

testUpdates({
  "A retired record whose item reappears is verified, without a second record": [
    [{ ...SESSION, status: "retired" }],
    seenCookie(),
    [{ ...SESSION, ...VERIFIED }],
    "corrected theme",
  ],
  "A retired record whose item reappears with differences is corrected as well": [
    [{ status: "retired" }],
    seenCookie(),
    [{ ...SESSION, ...VERIFIED }],
    "corrected theme",
  ],
  "A record that two complete runs have missed is retired": [
    [{}, { ...SESSION, name: "chat" }],
    seenCookie({ name: "chat" }),
    [{ status: "retired" }, { ...SESSION, name: "chat", ...VERIFIED }],
    "retired theme, verified chat",
    earlierRun(),
  ],
  "A record verified on the day of the previous run is retired when both have missed it": [
    [{ status: "verified", lastVerified: "2026-11-16" }],
    observedItems(),
    [{ status: "retired", lastVerified: "2026-11-16" }],
    "retired theme",
    earlierRun(),
  ],
  "A record that needs consent is retired when both runs accepted cookies": [
    [{ exception: 2 }],
    observed([{}], { choices: [choiceMade({ state: "accepted" })] }),
    [{ exception: 2, status: "retired" }],
    "retired theme",
    earlierRun({ choices: [choiceMade({ state: "accepted" })] }),
  ],
  "A record whose item another record covers better is not missed": [
    [{ ...SESSION, name: "id_*", domain: "shop.example.gov.uk" }],
    observed([{ cookies: [seenCookie({ name: "id_1" })] }, visitedShop]),
    [
      { ...SESSION, name: "id_*", domain: "shop.example.gov.uk" },
      { ...DRAFT, ...SESSION, name: "id_1" },
    ],
    "drafted id_1",
    earlierRun({
      pages: observed([
        {},
        {
          ...visitedShop,
          cookies: [seenCookie({ name: "id_1", domain: "shop.example.gov.uk" })],
        },
      ]).pages,
    }),
  ],
});

testUnchanged({
  "A retired record whose item reappears from an unknown provider is unchanged": [
    [{ ...SESSION, status: "retired", domain: "tracker.test" }],
    seenCookie(THIRD_PARTY),
  ],
  "A retired record seen after this run is unchanged": [
    [{ ...SESSION, status: "retired", lastVerified: "2026-12-01" }],
    seenCookie(),
  ],
  "A record that one run has missed is unchanged without a previous run": [[{}], observedItems()],
  "A record that the previous run has seen is unchanged": [
    [SESSION],
    observedItems(),
    earlierRun({ pages: observedItems(seenCookie()).pages }),
  ],
  "A record that the previous run has seen with differences is unchanged": [
    [{}],
    observedItems(),
    earlierRun({ pages: observedItems(seenItem({ name: "theme" })).pages }),
  ],
  "A record that an incomplete previous run has missed is unchanged": [
    [{}],
    observedItems(),
    earlierRun({ pages: observed([{}, { outcome: "failed" }]).pages }),
  ],
  "A record that a sampled previous run has missed is unchanged": [
    [{}],
    observedItems(),
    earlierRun({ ends: observed([{}], { left: { limit: [`${HOME}more`] } }).ends }),
  ],
  "A record for a website outside the previous run is unchanged": [
    [{ domain: "shop.example.gov.uk" }],
    observed([{}, visitedShop]),
    earlierRun(),
  ],
  "A record that an incomplete run has missed is unchanged even if the previous run missed it": [
    [{}],
    observed([{}, { outcome: "failed" }]),
    earlierRun(),
  ],
  "A record verified between the two runs that missed it is unchanged": [
    [{ status: "verified", lastVerified: "2026-11-20" }],
    observedItems(),
    earlierRun(),
  ],
  "A record behind a login is never retired": [
    [{ behindLogin: true }],
    observedItems(),
    earlierRun(),
  ],
  "A record that needs consent is not retired when cookies were not accepted": [
    [{ exception: 2 }],
    observedItems(),
    earlierRun(),
  ],
  "A retired record whose item reappears without consent is unchanged": [
    [{ ...SESSION, exception: 2, status: "retired" }],
    seenCookie(),
  ],
});
