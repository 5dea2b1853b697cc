import { CATEGORIES } from "cookie-inventory";
import type { Finding } from "../finding.ts";
import type { StoredItem } from "../stored-items.ts";
import { keptAs } from "./amendments.ts";
import { finding, oneLineOf, recordFinding, written } from "./suggested-edits.ts";
import type { InventoryEntry } from "./record-matching.ts";
import { isWide, type Proposal, proposals } from "./record-names.ts";
import { byText } from "./text-order.ts";
import { ownerOf } from "./item-owners.ts";
import type { Comparison } from "./comparison-rules.ts";
import { kindOf, listed, quoted, shown } from "./quoting.ts";

/** A record for items that no record covers, sorted by name, domain and storage. `day` is the day of the audit. */
export function undeclared(
  items: readonly StoredItem[],
  known: Comparison,
  day: string,
): Finding[] {
  return [
    ...Map.groupBy(items, ({ storage, domain }) => JSON.stringify([storage, domain])).values(),
  ]
    .flatMap(proposals)
    .map((proposal) => ({ proposal, record: recordOf(proposal, known, day) }))
    .toSorted(
      ({ record: a }, { record: b }) =>
        byText(a.name, b.name) || byText(a.domain, b.domain) || byText(a.storage, b.storage),
    )
    .map(({ proposal, record }, turn) =>
      finding(
        "undeclared",
        known.inventory.at(["cookies"]),
        [
          `${stored(proposal)}, and no record says so. ${firstSeen(proposal.items)}`,
          toPaste(record, known.inventory.data.cookies.length === 0),
        ],
        proposal.items,
        // One after the other, so that following all hints loses none of them.
        [{ path: ["cookies", known.inventory.data.cookies.length + turn], value: record }],
        null,
      ),
    );
}

/** Something that is back: a second record for it would be refused. */
export function returned(
  { record, index }: InventoryEntry,
  items: readonly StoredItem[],
  { inventory }: Comparison,
  day: string,
): Finding {
  const edits = { status: "verified", lastVerified: day };
  return recordFinding(
    "undeclared",
    inventory,
    [index, "status"],
    [
      `${stored({ name: record.name, items })}, and its record says that it is no longer set. ${firstSeen(items)}`,
      `Write ${written(edits)}.`,
    ],
    items,
    edits,
  );
}

/** A record for it is there, and nobody has finished it. */
export function unfinished(
  { record, index }: InventoryEntry,
  items: readonly StoredItem[],
  { inventory }: Comparison,
): Finding {
  return recordFinding(
    "undeclared",
    inventory,
    [index, "status"],
    [
      `${stored({ name: record.name, items })}, and its record is still a draft. ${firstSeen(items)}`,
      `Finish the record: “npm run check” says what is missing.`,
    ],
    items,
  );
}

function recordOf({ name, items }: Proposal, { inventory, domains }: Comparison, day: string) {
  const [first] = items;
  const { storage = "cookie", domain = "" } = first ?? {};
  const { persistence, duration } = keptAs(storage, items);
  return {
    name,
    aliases: [],
    storage,
    category: null,
    persistence,
    duration,
    domain,
    provider: first === undefined ? null : ownerOf(first, inventory.data, domains),
    purpose: null,
    setBy: setBy(items),
    exception: null,
    status: "verified",
    lastVerified: day,
  };
}

const SETTERS = { header: "server", script: "client", unknown: "unknown" } as const;

/** Everything but a cookie can be stored by a script alone. */
function setBy(items: readonly StoredItem[]): "server" | "client" | "unknown" {
  if (items.some(({ storage }) => storage !== "cookie")) return "client";
  const known = firstSetting(items);
  return SETTERS[known?.setBy.by ?? "unknown"];
}

/** The first time that somebody was seen setting one of them. */
function firstSetting(items: readonly StoredItem[]) {
  return items.flatMap(({ cookies }) => cookies).find(({ setBy: { by } }) => by !== "unknown");
}

function stored({ name, items }: Proposal): string {
  const [first] = items;
  if (first === undefined) return "";
  const { storage, domain } = first;
  const names = new Set(items.map((item) => item.name));
  const where = `of ${shown(domain)}`;
  if (names.size === 1) {
    return `The ${kindOf(storage)} ${quoted(first.name)} ${where} is stored on visitors’ devices`;
  }
  const count = names.size.toLocaleString("en-GB");
  return `The ${count} ${kindOf(storage, names.size)} ${quoted(name)} ${where}, such as ${quoted(first.name)}, are stored on visitors’ devices`;
}

function firstSeen(items: readonly StoredItem[]): string {
  const [first] = items;
  if (first === undefined) return "";
  const isAlone = items.every(({ name }) => name === first.name);
  const seen = `${isAlone ? "It" : quoted(first.name)} was first seen on ${shown(first.pages[0] ?? "")}${onlyAfter(first)}`;
  const by = firstSetting([first])?.setBy;
  if (by === undefined) return `${seen}.`;
  const who = by.by === "header" ? "response" : "script";
  return by.address === null
    ? `${seen}, set by a ${who}.`
    : `${seen}, set by the ${who} ${shown(by.address)}.`;
}

/** The answer without which it would not have been stored. */
function onlyAfter({ pagesIn: { before, rejected } }: StoredItem): string {
  if (before.length > 0) return "";
  return rejected.length > 0 ? ", after a choice" : ", after “yes” to cookies";
}

function toPaste(record: ReturnType<typeof recordOf>, isFirst: boolean): string {
  const where = isFirst
    ? "Paste this record into the square brackets of “cookies”:"
    : "Paste this record behind the last one in “cookies”, with a comma between the two:";
  const missing = [
    `“category” (${CATEGORIES.slice(0, -1).join(", ")} or ${CATEGORIES.at(-1)})`,
    "“purpose” (what it does, in a plain sentence)",
    ...(record.provider === null
      ? [
          "“provider” (a key from “providers” at the top of the file; add an entry there if its owner has none)",
        ]
      : []),
  ];
  const wide = isWide(record.name)
    ? " This name may cover more than what was seen: write a narrower one if you can."
    : "";
  return `${where} ${oneLineOf(record)} Then fill in ${listed(missing)}.${wide}`;
}
