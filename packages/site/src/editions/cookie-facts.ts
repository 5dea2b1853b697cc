import {
  type CookieRecord,
  type Inventory,
  type Located,
  type PublishedCookie,
  toPublishedCookies,
  type ValuePath,
} from "cookie-inventory";
import { identifyCookie } from "./cookie-changes.ts";
import { compareFacts, type FactChange, isVersionOf, quote } from "./fact-changes.ts";
import { extractTextFacts } from "./text-facts.ts";

/** Returns the facts about cookies that differ, as visitors read them. The words of a purpose are not facts. */
export function findChangedCookieFacts(
  before: Inventory,
  { data: after, at }: Located<Inventory>,
): FactChange[] {
  const oldCookies = listPublished(before);
  const newCookies = listPublished(after);
  const pathTo = (identity: string, ...field: ValuePath): ValuePath => {
    const index = after.cookies.findIndex((record) => identifyCookie(record) === identity);
    return index === -1 ? ["cookies"] : ["cookies", index, ...field];
  };
  const added = [...newCookies].flatMap(([identity, cookie]) => {
    const old = oldCookies.get(identity);
    if (old === undefined)
      return { change: `the cookie “${cookie.name}” has been added`, place: at(pathTo(identity)) };
    const fields = [
      ...compareFields(old, cookie),
      ...comparePurposes(old.purpose, cookie.purpose).map((change) => ["purpose", change] as const),
    ];
    return fields.map(([field, change]) => ({
      change: `${change} (in the record “${cookie.name}”)`,
      place: at(pathTo(identity, field)),
    }));
  });
  const removed = [...oldCookies]
    .filter(([identity]) => !newCookies.has(identity))
    .map(([identity, { name }]) => ({
      change: `the cookie “${name}” is no longer listed`,
      place: at(pathTo(identity, "status")),
    }));
  return [...added, ...removed];
}

function listPublished(inventory: Inventory): Map<string, PublishedCookie> {
  return new Map(
    toPublishedCookies(inventory).all.map((cookie) => [identifyCookie(cookie), cookie]),
  );
}

const CONSENT = { asked: "consent", excepted: "an exception", "not-stated": "not stated" };

/** The published facts, by the field of the record that an editor would change. */
function listFacts(cookie: PublishedCookie): [field: keyof CookieRecord, fact: string][] {
  const { aliases, realName, category, persistence, expiry, consent, provider } = cookie;
  return [
    ["aliases", aliases.join(", ") || "none"],
    ["realName", realName ?? "none"],
    ["category", category],
    ["persistence", persistence],
    ["duration", expiry.when === "after" ? expiry.duration : "not stated"],
    ["exception", CONSENT[consent]],
    ["provider", [provider.name, provider.home, provider.privacyPolicy ?? "no policy"].join(", ")],
  ];
}

function compareFields(
  before: PublishedCookie,
  after: PublishedCookie,
): (readonly [field: string, change: string])[] {
  const old = new Map(listFacts(before));
  return listFacts(after).flatMap(([field, fact]) => {
    const earlier = old.get(field) ?? "";
    return earlier === fact ? [] : [[field, `“${field}” was “${earlier}” and is now “${fact}”`]];
  });
}

function comparePurposes(before: string, after: string): string[] {
  if (!isVersionOf(before, after)) return [`the purpose has become ${quote(after)}`];
  return compareFacts(extractTextFacts(before), extractTextFacts(after)).map(
    ({ change }) => change,
  );
}
