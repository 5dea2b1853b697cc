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
  earlier,
  FOREIGN,
  testUnchanged,
  testUpdates,
  VERIFIED,
} from "../support/updated-inventory.ts";

const visitedShop = { address: "https://shop.example.gov.uk/" };

testUpdates({
  "What is retired and back is verified, and gets no second record": [
    [{ ...SESSION, status: "retired" }],
    seenCookie(),
    [{ ...SESSION, ...VERIFIED }],
    "amended theme",
  ],
  "What is retired and back otherwise than its record says is corrected as well": [
    [{ status: "retired" }],
    seenCookie(),
    [{ ...SESSION, ...VERIFIED }],
    "amended theme",
  ],
  "What two complete runs have missed is retired": [
    [{}, { ...SESSION, name: "chat" }],
    seenCookie({ name: "chat" }),
    [{ status: "retired" }, { ...SESSION, name: "chat", ...VERIFIED }],
    "retired theme, verified chat",
    earlier(),
  ],
  "What was verified on the day of the previous run, and missed by both, is retired": [
    [{ status: "verified", lastVerified: "2026-11-16" }],
    observedItems(),
    [{ status: "retired", lastVerified: "2026-11-16" }],
    "retired theme",
    earlier(),
  ],
  "What waits for a “yes” is retired where both runs have said it": [
    [{ exception: 2 }],
    observed([{}], { choices: [choiceMade({ state: "accepted" })] }),
    [{ exception: 2, status: "retired" }],
    "retired theme",
    earlier({ choices: [choiceMade({ state: "accepted" })] }),
  ],
  "What another record covers better now is not missed": [
    [{ ...SESSION, name: "id_*", domain: "shop.example.gov.uk" }],
    observed([{ cookies: [seenCookie({ name: "id_1" })] }, visitedShop]),
    [
      { ...SESSION, name: "id_*", domain: "shop.example.gov.uk" },
      { ...DRAFT, ...SESSION, name: "id_1" },
    ],
    "drafted id_1",
    earlier({
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
  "What is retired and back, and nobody knows by whom, waits for a person": [
    [{ ...SESSION, status: "retired", domain: "tracker.test" }],
    seenCookie(FOREIGN),
  ],
  "What was seen, and retired, later than this audit stays retired": [
    [{ ...SESSION, status: "retired", lastVerified: "2026-12-01" }],
    seenCookie(),
  ],
  "What is not seen by one run alone stays as it is": [[{}], observedItems()],
  "What a previous run has seen stays as it is": [
    [SESSION],
    observedItems(),
    earlier({ pages: observedItems(seenCookie()).pages }),
  ],
  "What a previous run has seen otherwise stays as it is": [
    [{}],
    observedItems(),
    earlier({ pages: observedItems(seenItem({ name: "theme" })).pages }),
  ],
  "What an incomplete previous run has missed stays as it is": [
    [{}],
    observedItems(),
    earlier({ pages: observed([{}, { outcome: "failed" }]).pages }),
  ],
  "What a sampled previous run has missed stays as it is": [
    [{}],
    observedItems(),
    earlier({ ends: observed([{}], { left: { limit: [`${HOME}more`] } }).ends }),
  ],
  "What a previous run of another website could not see stays as it is": [
    [{ domain: "shop.example.gov.uk" }],
    observed([{}, visitedShop]),
    earlier(),
  ],
  "What an incomplete run has missed stays as it is, whatever the previous one missed": [
    [{}],
    observed([{}, { outcome: "failed" }]),
    earlier(),
  ],
  "What was verified between the two runs that missed it stays as it is": [
    [{ status: "verified", lastVerified: "2026-11-20" }],
    observedItems(),
    earlier(),
  ],
  "What only visitors who have logged in get is never retired": [
    [{ behindLogin: true }],
    observedItems(),
    earlier(),
  ],
  "What waits for a “yes” is not retired where nobody has said it": [
    [{ exception: 2 }],
    observedItems(),
    earlier(),
  ],
  "What is retired, back, and does not wait for a “yes” waits for a person": [
    [{ ...SESSION, exception: 2, status: "retired" }],
    seenCookie(),
  ],
});
