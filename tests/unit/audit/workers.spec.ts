import { expect, test } from "playwright/test";
import type { BegunWorker } from "../../../src/browser/pipe.ts";
import type { Hear } from "../../../src/audit/observe/target.ts";
import { Workers } from "../../../src/audit/observe/workers.ts";

const SCRIPT = "https://council.test/sw.js";

/** A worker of one profile; `tell` is what the browser tells of it. */
function worker(profile: string) {
  const asked: string[] = [];
  let hear: Parameters<BegunWorker["listen"]>[0] = () => {};
  const begun: BegunWorker = {
    id: "1",
    profile,
    url: SCRIPT,
    send: async (method) => asked.push(method),
    listen: (listener) => (hear = listener),
  };
  return { begun, asked, tell: (method: string) => hear(method, {}) };
}

/** A page that writes down what it hears. */
function page() {
  const heard: string[] = [];
  const hear: Hear = ({ url }, method) => heard.push(`${method} of ${url}`);
  return { heard, hear };
}

test("A page hears what its service worker did before the page was heard asking for it", () => {
  const workers = new Workers();
  const { begun, tell } = worker("profile");
  workers.begin(begun);
  tell("Network.enable");
  const { heard, hear } = page();
  expect(workers.ask("profile", SCRIPT, hear)).toBe(true);
  tell("Network.responseReceived");
  expect(heard).toEqual([`Network.enable of ${SCRIPT}`, `Network.responseReceived of ${SCRIPT}`]);
});

test("A service worker is told of the page that asked first, and of the next once that is closed", () => {
  const workers = new Workers();
  const [first, second] = [page(), page()];
  const { begun, tell } = worker("profile");
  expect(workers.ask("profile", SCRIPT, first.hear)).toBe(true);
  expect(workers.ask("profile", SCRIPT, second.hear)).toBe(false);
  workers.begin(begun);
  tell("one");
  workers.leave(first.hear);
  tell("two, which nobody hears");
  workers.ask("profile", SCRIPT, second.hear);
  tell("three");
  expect(first.heard).toEqual([`one of ${SCRIPT}`]);
  expect(second.heard).toEqual([`three of ${SCRIPT}`]);
});

test("A service worker of another visitor is not this page’s", () => {
  const workers = new Workers();
  const { heard, hear } = page();
  workers.ask("profile", SCRIPT, hear);
  const { begun, tell } = worker("another");
  workers.begin(begun);
  tell("one");
  expect(heard).toEqual([]);
});

test("A service worker is stopped before it runs anything", () => {
  const { begun, asked } = worker("profile");
  new Workers().begin(begun);
  expect(asked.slice(0, 2)).toEqual(["Debugger.enable", "Debugger.pause"]);
});
