import { expect, test } from "playwright/test";
import type { AttachedServiceWorker } from "../../src/browser/devtools-pipe.ts";
import type { TargetEventListener } from "../../src/observe/devtools-target.ts";
import { ServiceWorkers } from "../../src/observe/service-workers.ts";

const SCRIPT = "https://council.test/sw.js";

/** A worker in a browser context; `emit` sends one of its events. */
function createWorker(browserContextId: string) {
  const commands: string[] = [];
  let listener: Parameters<AttachedServiceWorker["listen"]>[0] = () => {};
  const worker: AttachedServiceWorker = {
    id: "1",
    browserContextId,
    url: SCRIPT,
    send: async (method) => commands.push(method),
    listen: (given) => (listener = given),
  };
  return {
    worker,
    commands,
    emit: (method: string, params: object = {}) => listener(method, params),
  };
}

/** A page that records the events that it receives. */
function createPage() {
  const events: string[] = [];
  const listener: TargetEventListener = ({ url }, method) => events.push(`${method} of ${url}`);
  return { events, listener };
}

test("A page receives earlier events of the service worker that it registers", () => {
  const workers = new ServiceWorkers();
  const { worker, emit } = createWorker("context");
  workers.attach(worker);
  emit("Network.enable");
  const { events, listener } = createPage();
  workers.addListener("context", SCRIPT, listener);
  emit("Network.responseReceived");
  expect(events).toEqual([`Network.enable of ${SCRIPT}`, `Network.responseReceived of ${SCRIPT}`]);
});

test("Events go to the first open page that registered the service worker, or are kept for the next", () => {
  const workers = new ServiceWorkers();
  const [first, second, third] = [createPage(), createPage(), createPage()];
  const { worker, emit } = createWorker("context");
  for (const { listener } of [first, second, second]) {
    workers.addListener("context", SCRIPT, listener);
  }
  workers.attach(worker);
  emit("one");
  workers.removeListener(first.listener);
  emit("two");
  workers.removeListener(second.listener);
  emit("three, between two pages");
  workers.addListener("context", SCRIPT, third.listener);
  emit("four");
  expect(first.events).toEqual([`one of ${SCRIPT}`]);
  expect(second.events).toEqual([`two of ${SCRIPT}`]);
  expect(third.events).toEqual([`three, between two pages of ${SCRIPT}`, `four of ${SCRIPT}`]);
});

test("A page does not receive events of a service worker in another browser context", () => {
  const workers = new ServiceWorkers();
  const { events, listener } = createPage();
  workers.addListener("context", SCRIPT, listener);
  const { worker, emit } = createWorker("another");
  workers.attach(worker);
  emit("one");
  expect(events).toEqual([]);
});

test("A service worker is paused before it runs, until the script is injected", async () => {
  const { worker, commands, emit } = createWorker("context");
  new ServiceWorkers().attach(worker);
  expect(commands.slice(0, 2)).toEqual(["Debugger.enable", "Debugger.pause"]);
  const before = commands.length;
  emit("Debugger.paused", { callFrames: [{ callFrameId: "1" }] });
  await expect
    .poll(() => commands.slice(before))
    .toEqual(["Debugger.evaluateOnCallFrame", "Debugger.disable"]);
});

test("A service worker that is paused in an unknown way is resumed", async () => {
  const { worker, commands, emit } = createWorker("context");
  new ServiceWorkers().attach(worker);
  emit("Debugger.paused", { somethingElse: 1 });
  await expect.poll(() => commands.at(-1)).toBe("Debugger.disable");
});
