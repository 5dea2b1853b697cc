import { CATEGORIES, type CookieRecord } from "cookie-inventory";
import type { Finding } from "../finding.ts";
import type { StoredItem } from "../stored-items.ts";
import { type SuggestedFields, suggestFields } from "../suggest/suggested-fields.ts";
import { findProviderKey, findSourceHosts } from "./item-provider.ts";
import { describeSetter, findKnownSetter } from "./item-setter.ts";
import { isBroadPattern, type NameProposal, proposeNames } from "./name-proposals.ts";
import { joinList, quote, shorten, storageName } from "./quoting.ts";
import type { ComparisonContext } from "./record-checks.ts";
import { toStorageFields } from "./record-corrections.ts";
import type { InventoryEntry } from "./record-matching.ts";
import {
  createFinding,
  createRecordFinding,
  formatEdits,
  formatRecord,
} from "./suggested-edits.ts";
import { compareText } from "./text-order.ts";

/** Proposes records for items without one, sorted by name, domain and storage. */
export function proposeRecords(
  items: readonly StoredItem[],
  context: ComparisonContext,
): Finding[] {
  const { inventory } = context;
  const { length } = inventory.data.cookies;
  return [
    ...Map.groupBy(items, ({ storage, domain }) => JSON.stringify([storage, domain])).values(),
  ]
    .flatMap(proposeNames)
    .map((proposal) => ({ proposal, ...toRecord(proposal, context) }))
    .toSorted(
      ({ record: a }, { record: b }) =>
        compareText(a.name, b.name) ||
        compareText(a.domain, b.domain) ||
        compareText(a.storage, b.storage),
    )
    .map(({ proposal, record, provider }, position) =>
      createFinding(
        "undeclared",
        inventory.at(["cookies"]),
        [
          `${describeItems(proposal)} but not in the inventory. ${describeFirstFound(proposal.items)}`,
          formatPasteHint(record, provider, length === 0),
        ],
        proposal.items,
        // Each record has its own index, so that all edits together add all records.
        [...provider, { path: ["cookies", length + position], value: record }],
        null,
      ),
    );
}

/** Returns the finding for a retired record whose items were found. A second record for them would be a duplicate. */
export function toReappearedFinding(
  { record, index }: InventoryEntry,
  items: readonly StoredItem[],
  { inventory, auditDate }: ComparisonContext,
): Finding {
  const edits = { status: "verified", lastVerified: auditDate };
  return createRecordFinding(
    "undeclared",
    inventory,
    [index, "status"],
    [
      `${describeItems({ name: record.name, items })} but recorded as retired. ${describeFirstFound(items)}`,
      `Change it to ${formatEdits(edits)}.`,
    ],
    items,
    edits,
  );
}

/** Returns the finding for a draft whose items were found. */
export function toDraftFinding(
  { record, index }: InventoryEntry,
  items: readonly StoredItem[],
  { inventory }: ComparisonContext,
): Finding {
  const missing = listMissingFields(record);
  const fillIn = missing.length === 0 ? [] : [`Fill in ${joinList(missing)}.`];
  const confirmation = formatConfirmation(record.suggested);
  const change = `Write ${formatEdits({ status: "verified" })}.`;
  return createRecordFinding(
    "undeclared",
    inventory,
    [index, "status"],
    [
      `${describeItems({ name: record.name, items })} but recorded only as a draft. ${describeFirstFound(items)}`,
      [...fillIn, ...(confirmation.length === 0 ? [change] : confirmation)].join(" "),
    ],
    items,
  );
}

/** Returns a record for undeclared items, and the edit that adds its provider, if the inventory does not have it. */
function toRecord(
  { name, items }: NameProposal,
  { inventory, domains, findKnown, auditDate }: ComparisonContext,
) {
  const [first] = items;
  const { storage = "cookie", domain = "" } = first ?? {};
  const { persistence, duration } = toStorageFields(storage, items);
  const certain = first === undefined ? null : findProviderKey(first, inventory.data, domains);
  const { category, provider, purpose, suggested, addedProvider } = suggestFields(
    items,
    { provider: certain, duration },
    { hosts: items.flatMap(findSourceHosts), inventory: inventory.data, findKnown },
  );
  const hasSuggestions = Object.keys(suggested).length > 0;
  const record = {
    name,
    aliases: [],
    storage,
    category,
    persistence,
    duration,
    domain,
    provider,
    purpose,
    setBy: toRecordedSetter(items),
    exception: null,
    status: "draft",
    lastVerified: auditDate,
    ...(hasSuggestions ? { suggested } : {}),
  };
  const added =
    addedProvider === null || provider === null
      ? []
      : [{ path: ["providers", provider], value: addedProvider }];
  return { record, provider: added };
}

const SETTERS = { header: "server", script: "client", unknown: "unknown" } as const;

function toRecordedSetter(items: readonly StoredItem[]): "server" | "client" | "unknown" {
  // Responses can only set cookies.
  if (items.some(({ storage }) => storage !== "cookie")) return "client";
  return SETTERS[findKnownSetter(items.flatMap(({ setters }) => setters))?.by ?? "unknown"];
}

/** Returns the start of a message: “The cookie “theme” for example.gov.uk is stored”. */
function describeItems({ name, items }: NameProposal): string {
  const [first] = items;
  if (first === undefined) return "";
  const { storage, domain } = first;
  const count = new Set(items.map((item) => item.name)).size;
  const noun = storageName(storage, count);
  const owner = `for ${shorten(domain)}`;
  return count === 1
    ? `The ${noun} ${quote(first.name)} ${owner} is stored`
    : `The ${count.toLocaleString("en-GB")} ${noun} ${quote(name)} ${owner}, such as ${quote(first.name)}, are stored`;
}

function describeFirstFound(items: readonly StoredItem[]): string {
  const [first] = items;
  if (first === undefined) return "";
  const isOneName = items.every(({ name }) => name === first.name);
  const found = `${isOneName ? "It" : quote(first.name)} was first found on ${shorten(first.pages[0] ?? "")}${describeChoice(first)}`;
  return `${found}${describeSetter(first.setters)}.`;
}

function describeChoice({ pagesIn: { before, rejected } }: StoredItem): string {
  if (before.length > 0) return "";
  return rejected.length > 0 ? ", after a choice" : ", after accepting cookies";
}

function formatPasteHint(
  record: ReturnType<typeof toRecord>["record"],
  providers: Finding["edits"],
  isFirst: boolean,
): string {
  const instruction = isFirst
    ? "Paste this record between the square brackets of “cookies”:"
    : "Paste this record after the last one in “cookies”, with a comma between them:";
  const missing = listMissingFields(record);
  // The confirmation of suggestions ends with the status too.
  const status =
    record.suggested === undefined ? `, and write ${formatEdits({ status: "verified" })}` : "";
  return [
    `${instruction} ${formatRecord(record)}`,
    ...providers.map(
      ({ path, value }) =>
        `Add its provider to “providers”: ${formatEdits({ [`${path[1]}`]: value })}.`,
    ),
    ...(missing.length === 0 ? [] : [`Then fill in ${joinList(missing)}${status}.`]),
    ...formatConfirmation(record.suggested),
    ...(isBroadPattern(record.name)
      ? ["This name may cover more than was found. Use a narrower one if you can."]
      : []),
  ].join(" ");
}

function formatConfirmation(suggested: SuggestedFields["suggested"] = {}): string[] {
  const fields = Object.keys(suggested).map((field) => `“${field}”`);
  if (fields.length === 0) return [];
  const one = fields.length === 1;
  return [
    `${joinList(fields)} ${one ? "is" : "are"} only suggested: check ${one ? "it" : "them"}, remove “suggested”, and write ${formatEdits({ status: "verified" })}.`,
  ];
}

/** Returns the fields without which a record cannot be published, each with what to write. */
function listMissingFields(
  record: Partial<Pick<CookieRecord, "category" | "purpose" | "provider">>,
): string[] {
  const descriptions = {
    category: `“category” (${CATEGORIES.slice(0, -1).join(", ")} or ${CATEGORIES.at(-1)})`,
    purpose: "“purpose” (what it does, in a plain sentence)",
    provider:
      "“provider” (a key from “providers” at the top of the file; add its owner there if missing)",
  };
  return (["category", "purpose", "provider"] as const)
    .filter((field) => !record[field])
    .map((field) => descriptions[field]);
}
