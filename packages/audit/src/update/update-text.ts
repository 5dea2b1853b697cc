import {
  type Inventory,
  INVENTORY_FILE,
  type Located,
  type Problem,
  readInventory,
  type ReadInventory,
} from "cookie-inventory";
import type { Observations } from "../observation-schema.ts";
import { appended, replaced } from "./inventory-edits.ts";
import { type Step, stepsOf } from "./update-steps.ts";

/** What became of a record. */
export interface Change {
  /**
   * verified: it was seen as it is declared; amended: it says now what was seen; drafted: it is new, and has to
   * be finished; retired: two complete runs have not seen it; left: what was seen of it cannot be written, since
   * the check would refuse it.
   */
  readonly what: Step["what"] | "left";
  readonly name: string;
}

/** An inventory as an audit leaves it. */
export interface Update {
  readonly text: string;
  /** By the order of the records; what was left comes last. */
  readonly changes: readonly Change[];
}

/** Following all findings brings no others; this many rounds are never needed. */
const MOST_ROUNDS = 10;

/**
 * Writes into the text of an inventory what an audit has seen, and leaves all else as it stands. What was seen as
 * it is declared is verified, on the day of the audit; what the hints of findings say is followed, as far as
 * nothing has to be guessed; what is stored and has no record gets a draft; what neither this nor a `previous`
 * complete run has seen is retired. Left alone are drafts that are there already, and what was seen after this
 * audit. The result has no errors but drafts, and the same audit changes nothing a second time.
 * Throws an Error where the text has errors other than drafts.
 */
export function update(text: string, seen: Observations, previous?: Observations): Update {
  const firstNew = inventoryIn(text).data.cookies.length;
  const changes = new Map<number, Change>();
  let now = text;
  let left: readonly Step[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const inventory = inventoryIn(now);
    const result = taken(now, stepsOf(inventory, { seen, previous, firstNew }));
    let end = inventory.data.cookies.length;
    for (const { index, what, name } of result.done) {
      const place = index ?? end++;
      const before = changes.get(place)?.what;
      // An amended record is verified in the next round, which goes without saying.
      if (before === undefined || (before === "verified" && what === "amended"))
        changes.set(place, { what, name });
    }
    ({ left } = result);
    if (result.text === now) break;
    now = result.text;
  }
  const inFileOrder = [...changes].toSorted(([a], [b]) => a - b).map(([, change]) => change);
  return {
    text: now,
    changes: [...inFileOrder, ...left.map(({ name }): Change => ({ what: "left", name }))],
  };
}

/** A draft keeps a notice from being published, and no audit from being done. */
export function isBlocking({ rule }: Problem): boolean {
  return rule !== "draft";
}

interface Taken {
  readonly text: string;
  readonly done: readonly Step[];
  readonly left: readonly Step[];
}

/** Takes the steps, but for those after which the inventory would be refused: each is sought by halves. */
function taken(text: string, steps: readonly Step[]): Taken {
  const next = written(text, steps);
  const [, ...others] = steps;
  if (steps.length === 0 || isSound(read(next))) return { text: next, done: steps, left: [] };
  if (others.length === 0) return { text, done: [], left: steps };
  const half = Math.ceil(steps.length / 2);
  const first = taken(text, steps.slice(0, half));
  const second = taken(first.text, steps.slice(half));
  return {
    text: second.text,
    done: [...first.done, ...second.done],
    left: [...first.left, ...second.left],
  };
}

function written(text: string, steps: readonly Step[]): string {
  const replacements = steps.flatMap((step) => step.replacements);
  const drafts = steps.flatMap(({ draft }) => draft ?? []);
  return appended(replaced(text, replacements), ["cookies"], drafts);
}

/** An inventory that has no errors but drafts. */
function inventoryIn(text: string): Located<Inventory> {
  const { inventory, problems } = read(text);
  const first = problems.find(isBlocking);
  if (inventory === undefined || first !== undefined) {
    throw new Error(first?.message ?? "The inventory cannot be read.");
  }
  return inventory;
}

function isSound({ inventory, problems }: ReadInventory): boolean {
  return inventory !== undefined && !problems.some(isBlocking);
}

function read(text: string): ReadInventory {
  const bytes = new TextEncoder().encode(text);
  return readInventory({
    read: (file) => (file === INVENTORY_FILE ? bytes : undefined),
    list: () => [],
  });
}
