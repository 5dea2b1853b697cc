import { expect, test } from "playwright/test";
import type { BegunWorker } from "../../src/browser/devtools-pipe.ts";
import type { Hear } from "../../src/observe/devtools-target.ts";
import { ServiceWorkers } from "../../src/observe/service-workers.ts";

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
  return { begun, asked, tell: (method: string, params: object = {}) => hear(method, params) };
}

/** A page that writes down what it hears. */
function page() {
  const heard: string[] = [];
  const hear: Hear = ({ url }, method) => heard.push(`${method} of ${url}`);
  return { heard, hear };
}

test("A page hears what its service worker did before the page was heard asking for it", () => {
  const workers = new ServiceWorkers();
  const { begun, tell } = worker("profile");
  workers.begin(begun);
  tell("Network.enable");
  const { heard, hear } = page();
  workers.ask("profile", SCRIPT, hear);
  tell("Network.responseReceived");
  expect(heard).toEqual([`Network.enable of ${SCRIPT}`, `Network.responseReceived of ${SCRIPT}`]);
});

test("A service worker is told of the page that asked first, and of the next once that is closed; else it is kept", () => {
  const workers = new ServiceWorkers();
  const [first, second, third] = [page(), page(), page()];
  const { begun, tell } = worker("profile");
  for (const { hear } of [first, second, second]) workers.ask("profile", SCRIPT, hear);
  workers.begin(begun);
  tell("one");
  workers.leave(first.hear);
  tell("two");
  workers.leave(second.hear);
  tell("three, between two pages");
  workers.ask("profile", SCRIPT, third.hear);
  tell("four");
  expect(first.heard).toEqual([`one of ${SCRIPT}`]);
  expect(second.heard).toEqual([`two of ${SCRIPT}`]);
  expect(third.heard).toEqual([`three, between two pages of ${SCRIPT}`, `four of ${SCRIPT}`]);
});

test("A service worker of another visitor is not this page’s", () => {
  const workers = new ServiceWorkers();
  const { heard, hear } = page();
  workers.ask("profile", SCRIPT, hear);
  const { begun, tell } = worker("another");
  workers.begin(begun);
  tell("one");
  expect(heard).toEqual([]);
});

test("A service worker is stopped before it runs anything, and goes on once our script is in it", async () => {
  const { begun, asked, tell } = worker("profile");
  new ServiceWorkers().begin(begun);
  expect(asked.slice(0, 2)).toEqual(["Debugger.enable", "Debugger.pause"]);
  const before = asked.length;
  tell("Debugger.paused", { callFrames: [{ callFrameId: "1" }] });
  await expect
    .poll(() => asked.slice(before))
    .toEqual(["Debugger.evaluateOnCallFrame", "Debugger.disable"]);
});

test("A service worker that stops in a way that we do not know goes on all the same", async () => {
  const { begun, asked, tell } = worker("profile");
  new ServiceWorkers().begin(begun);
  tell("Debugger.paused", { somethingElse: 1 });
  await expect.poll(() => asked.at(-1)).toBe("Debugger.disable");
});
