import { expect, test } from "playwright/test";
import { launchBrowser, type RunningBrowser } from "../../src/browser/launch-chromium.ts";
import { watchPage } from "../../src/observe/devtools-target.ts";
import { startTestWebsites, type TestWebsites } from "../websites/index.ts";

/* The hooks of the injected script must not change what localStorage and sessionStorage do. */

let testWebsites: TestWebsites;
let browser: RunningBrowser;
test.beforeAll(async ({ launchOptions }) => {
  testWebsites = await startTestWebsites();
  browser = await launchBrowser(launchOptions, testWebsites.hostOverrides);
});
test.afterAll(async () => {
  await browser.close();
  await testWebsites.close();
});

/** Expressions, evaluated in this order. */
const EXPRESSIONS = [
  // Every way to write, and reading it back.
  `localStorage.setItem("a", 1); localStorage.getItem("a")`,
  `localStorage.b = null; localStorage["b"]`,
  `localStorage[0] = "first"; [localStorage[0], localStorage["0"]]`,
  `localStorage[""] = "empty"; localStorage.getItem("")`,
  `Object.assign(localStorage, { c: 1 }) === localStorage`,
  `localStorage.count ||= "0"; localStorage.count++; localStorage.count`,
  `Reflect.set(localStorage, "d", "e")`,
  `Object.defineProperty(localStorage, "f", { value: "g" }).f`,
  `localStorage[Symbol.for("s")] = 4; [localStorage[Symbol.for("s")], Object.getOwnPropertySymbols(localStorage).length]`,
  `localStorage.big = "x".repeat(6_000_000)`,
  `localStorage.symbol = Symbol("s")`,
  // Names of methods, and scripts that replace methods.
  `localStorage.getItem = "x"; [typeof localStorage.getItem, delete localStorage.getItem, typeof localStorage.getItem]`,
  `Storage.prototype.setItem = ((original) => function (...args) { return original.apply(this, args); })(Storage.prototype.setItem); localStorage.setItem("h", "i"); localStorage.h`,
  `Object.defineProperty(Storage.prototype, "own", { get() { return this === localStorage; }, set(value) { this.fromSetter = this === localStorage; } }); localStorage.own = 1; [localStorage.own, localStorage.fromSetter]`,
  // Listing and inspecting.
  `Object.keys(localStorage).toSorted()`,
  `Object.entries(localStorage).toSorted()`,
  `Reflect.ownKeys(localStorage).length`,
  `{ const names = []; for (const name in localStorage) names.push(name); names.toSorted() }`,
  `JSON.stringify({ ...localStorage }).length`,
  `[localStorage.length, Array.from({ length: 3 }, (_, index) => localStorage.key(index)).toSorted()]`,
  `["a" in localStorage, "none" in localStorage, 0 in localStorage, localStorage.hasOwnProperty("a"), localStorage.none]`,
  `Object.getOwnPropertyDescriptor(localStorage, "a")`,
  `[localStorage === window.localStorage, localStorage === sessionStorage, localStorage instanceof Storage, localStorage.constructor === Storage, Object.getPrototypeOf(localStorage) === Storage.prototype, String(localStorage)]`,
  `{ const child = Object.create(localStorage); child.own2 = 1; [Object.keys(child), localStorage.own2, child.a] }`,
  `Object.create(localStorage).length`,
  // Functions as the page sees them.
  `[Storage.prototype.removeItem, indexedDB.open, cookieStore.set].map((each) => each.name + each.length + String(each).includes("[native code]"))`,
  `Storage.prototype.getItem.call({}, "a")`,
  `localStorage.removeItem()`,
  `new Storage.prototype.key()`,
  // Events, which contain a storage area.
  `{ const event = new StorageEvent("storage", { key: "a", storageArea: localStorage }); [event.storageArea === localStorage, event.constructor === StorageEvent, event.key] }`,
  `{ class Own extends StorageEvent {}; const own = new Own("storage", { storageArea: sessionStorage }); [own instanceof Own, own.storageArea === sessionStorage] }`,
  `{ const event = document.createEvent("StorageEvent"); event.initStorageEvent("storage", false, false, "k", "o", "n", "u", localStorage); [event.storageArea === localStorage, event.newValue] }`,
  `new StorageEvent("storage", { storageArea: {} })`,
  `new StorageEvent("storage").storageArea`,
  // Another frame of the same origin.
  `{ const { contentWindow } = document.body.appendChild(document.createElement("iframe")); contentWindow.localStorage.framed = 1; contentWindow.Storage.prototype.setItem.call(localStorage, "crossed", 2); [localStorage.framed, localStorage.crossed, contentWindow.localStorage === localStorage, contentWindow.Storage.prototype.getItem.call(localStorage, "a")] }`,
  `new Promise((resolve) => { addEventListener("storage", (event) => event.key === "sent" && resolve(event.storageArea === localStorage)); document.querySelector("iframe").contentWindow.localStorage.setItem("sent", 1); })`,
  // Removing.
  `[delete localStorage.a, localStorage.a, "a" in localStorage, delete localStorage.none]`,
  `localStorage.removeItem("b"); localStorage.b`,
  `localStorage.clear(); [localStorage.length, Object.keys(localStorage)]`,
];

/** Returns the result or the name of the error of each expression. */
async function evaluateAll(isHooked: boolean): Promise<string[]> {
  const profile = await browser.openProfile();
  const page = await profile.newPage();
  if (isHooked) await watchPage(page, () => {});
  await page.goto("https://www.council.test/contact");
  const results: string[] = [];
  for (const expression of EXPRESSIONS) {
    const result = page.evaluate<unknown>(expression).then(
      (value) => JSON.stringify(value),
      (error: Error) => error.message.split("\n")[0],
    );
    results.push(`${expression} → ${await result}`);
  }
  await profile.close();
  return results;
}

test("Storage areas do the same with hooks as without, also in other frames and in events", async () => {
  expect(await evaluateAll(true)).toEqual(await evaluateAll(false));
});
