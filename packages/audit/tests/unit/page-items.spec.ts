import { expect, test } from "playwright/test";
import { PageItems } from "../../src/observe/page-items.ts";
import { SeenStore } from "../../src/observe/seen-store.ts";
import { findUnattributedItems, UNKNOWN_SETTER } from "../../src/observe/unattributed-items.ts";
import { seenItem } from "../support/made-observations.ts";

const THEME = seenItem({ name: "theme", setBy: { by: "script", address: "a.js", line: 1 } });
const STEP = seenItem({ name: "step" });
const SESSION_STEP = seenItem({ name: "step", storage: "sessionStorage" });
const OTHER_ORIGIN = seenItem({ name: "step", origin: "https://widget.test" });

function pageItemsWith(...items: (typeof THEME)[]): PageItems {
  const pageItems = new PageItems(() => "first");
  for (const item of items) pageItems.add(item);
  return pageItems;
}

test("The first script that stores an item on a page is its setter", () => {
  const again = { ...THEME, setBy: { ...THEME.setBy, line: 2 } };
  expect(pageItemsWith(THEME, again).sorted()).toEqual([THEME]);
});

test("An entry that a page removes again is not reported, unless the page stores it again", () => {
  const pageItems = pageItemsWith(THEME, STEP, SESSION_STEP, OTHER_ORIGIN);
  pageItems.remove(STEP);
  expect(pageItems.sorted()).toEqual([OTHER_ORIGIN, THEME, SESSION_STEP]);
  pageItems.add(STEP);
  expect(pageItems.sorted()).toContainEqual(STEP);
});

test("Clearing a storage area removes only its own entries", () => {
  const pageItems = pageItemsWith(THEME, STEP, SESSION_STEP, OTHER_ORIGIN);
  pageItems.remove({ ...STEP, name: null });
  expect(pageItems.sorted()).toEqual([OTHER_ORIGIN, SESSION_STEP]);
});

test("A forged report of an origin that cannot store anything is ignored", () => {
  expect(pageItemsWith(seenItem({ origin: "null" })).sorted()).toEqual([]);
});

test("Items that nothing was observed to store are reported once, even if several frames read them", async () => {
  const { party: _party, ...read } = { ...STEP, setBy: UNKNOWN_SETTER };
  const store = new SeenStore();
  store.add(THEME);
  expect(await findUnattributedItems([read, THEME, read], store, () => "third")).toEqual([
    { ...read, party: "third" },
  ]);
});

test("An item whose setter the browser reports late, as on a busy machine, is not reported as unknown", async () => {
  const { party: _party, ...read } = { ...STEP, setBy: UNKNOWN_SETTER };
  const store = new SeenStore();
  setTimeout(() => store.add(STEP), 600);
  expect(await findUnattributedItems([read], store, () => "third")).toEqual([]);
});
