import { INVENTORY_FILE, readInventory } from "cookie-inventory";
import { projectOf } from "test-support";
import { compareInventory } from "../audit/src/compare/compare-inventory.ts";
import {
  createKnownCookieLookup,
  type KnownCookieLookup,
} from "../audit/src/suggest/known-cookie-lookup.ts";
import { readKnownCookies } from "../audit/src/suggest/known-cookies.ts";
import { observed, seenCookie } from "../audit/tests/support/made-observations.ts";
import wellKnownCookies from "./well-known-cookies.json" with { type: "json" };

/*
 * Measures how many suggestions for the cookies in well-known-cookies.json are right. The Open Cookie Database is not part
 * of this repository; name its file: npm run bench -- suggestions open-cookie-database.json
 *
 * Each cookie has the domain that it belongs to, the host of the script that sets it (null for a response), the providers
 * that would be right and the category, both as the provider’s own documentation describes the cookie.
 */

const OWN_DOMAIN = "council.example";

const INVENTORY = {
  providers: {
    council: { name: "Council", home: `https://www.${OWN_DOMAIN}`, privacyPolicy: null },
  },
  cookies: [],
};

type WellKnownCookie = (typeof wellKnownCookies)[number];

const [file] = process.argv.slice(2);
const findKnown = file === undefined ? undefined : createKnownCookieLookup(readKnownCookies(file));
const results = wellKnownCookies.map((cookie) => ({ cookie, ...suggest(cookie, findKnown) }));

report("provider", ({ cookie, provider }) => [provider, cookie.providers]);
report("category", ({ cookie, category }) => [category, [cookie.category]]);
const purposes = results.filter(({ suggested }) => suggested["purpose"] !== undefined);
console.log(`purpose: ${purposes.length} of ${results.length} suggested`);

/** Returns what the audit suggests for a cookie, with the provider’s name. */
function suggest({ name, domain, script }: WellKnownCookie, lookup?: KnownCookieLookup) {
  const isOwn = domain === OWN_DOMAIN;
  const setBy =
    script === null
      ? ({ by: "header", address: `https://www.${domain}/`, line: null } as const)
      : ({ by: "script", address: `https://${script}/script.js`, line: null } as const);
  const run = observed(
    [{ cookies: [seenCookie({ name, domain, party: isOwn ? "first" : "third", setBy })] }],
    { run: { domains: [OWN_DOMAIN] } },
  );
  const { inventory } = readInventory(projectOf({ [INVENTORY_FILE]: JSON.stringify(INVENTORY) }));
  if (inventory === undefined) throw new Error("The inventory of this benchmark is wrong.");
  const [finding] = compareInventory(run, inventory, lookup);
  const record = finding?.edits.findLast(({ path }) => path[0] === "cookies")?.value;
  const { category, suggested = {} } = record as {
    category: string | null;
    suggested?: Partial<Record<string, string>>;
  };
  const provider = / names (.+) as the owner of /.exec(suggested["provider"] ?? "")?.[1];
  return { category: category ?? undefined, provider, suggested };
}

/** Prints how many suggestions of a field are right, and which are wrong. `valuesOf` returns a suggestion and the right values. */
function report(
  field: string,
  valuesOf: (result: (typeof results)[number]) => readonly [string | undefined, string[]],
): void {
  const suggested = results.flatMap((result) => {
    const [value, expected] = valuesOf(result);
    if (value === undefined) return [];
    const isRight = expected.some((each) => each.toLowerCase() === value.toLowerCase());
    const { name, domain } = result.cookie;
    return { isRight, text: `${name} of ${domain}: ${value}, not ${expected.join(" or ")}` };
  });
  const wrong = suggested.filter(({ isRight }) => !isRight);
  const right = suggested.length - wrong.length;
  console.log(
    `${field}: ${suggested.length} of ${results.length} suggested, ${right} of them right`,
  );
  for (const { text } of wrong) console.log(`  ${text}`);
}
