import { PassThrough } from "node:stream";
import { expect, test } from "playwright/test";
import { type AttachedServiceWorker, DevToolsPipe } from "../../src/browser/devtools-pipe.ts";

/** A pipe with a simulated browser at the other end; `onWorker` is called with each service worker. */
function createPipe(
  onWorker: (worker: AttachedServiceWorker, messages: readonly object[]) => void = () => {},
) {
  const [toBrowser, fromBrowser] = [new PassThrough(), new PassThrough()];
  const workers: AttachedServiceWorker[] = [];
  /** The messages that Playwright received. */
  const messages: object[] = [];
  const pipe = new DevToolsPipe(toBrowser, fromBrowser, (worker) => {
    workers.push(worker);
    onWorker(worker, messages);
  });
  Object.assign(pipe, { onmessage: (message: object) => messages.push(message) });
  return {
    pipe,
    workers,
    messages,
    /** Sends a message from the browser, in chunks of `size` bytes. */
    sendFromBrowser: (message: object, size = 65_536) => {
      const bytes = Buffer.from(`${JSON.stringify(message)}\0`);
      for (let start = 0; start < bytes.length; start += size) {
        fromBrowser.write(bytes.subarray(start, start + size));
      }
    },
    endBrowser: () => fromBrowser.destroy(),
    readCommands: (): { id: number; method: string }[] =>
      String(toBrowser.read() ?? "")
        .split("\0")
        .filter((text) => text !== "")
        .map((text) => JSON.parse(text)),
  };
}

const WORKER_ATTACHED = {
  method: "Target.attachedToTarget",
  params: {
    sessionId: "S",
    waitingForDebugger: true,
    targetInfo: {
      targetId: "T",
      type: "service_worker",
      url: "https://council.test/sw.js",
      browserContextId: "P",
    },
  },
};

test("Messages that arrive in chunks of any size reach Playwright unchanged", async () => {
  const { sendFromBrowser, messages } = createPipe();
  const sent = [
    { method: "Page.loaded", params: { title: "Café ’ 🍪" }, sessionId: "S" },
    { id: 7, error: { code: -32_001, message: "Session with given id not found." } },
  ];
  for (const size of [1, 3, 1000]) for (const message of sent) sendFromBrowser(message, size);
  await expect.poll(() => messages).toEqual([...sent, ...sent, ...sent]);
});

test("A service worker can be sent commands before Playwright is notified of it", async () => {
  const results: Promise<unknown>[] = [];
  const { sendFromBrowser, readCommands, workers, messages } = createPipe((worker, before) => {
    expect(before).toEqual([]);
    results.push(worker.send("Debugger.pause"));
  });
  sendFromBrowser(WORKER_ATTACHED);
  await expect.poll(() => messages).toEqual([WORKER_ATTACHED]);
  expect(readCommands()).toMatchObject([{ method: "Debugger.pause", sessionId: "S", params: {} }]);
  expect(workers).toMatchObject([
    { id: "T", browserContextId: "P", url: "https://council.test/sw.js" },
  ]);
  sendFromBrowser({ id: 1_000_000_001, sessionId: "S", result: { done: true } });
  expect(await Promise.all(results)).toEqual([{ done: true }]);
  expect(messages, "responses to the pipe’s own commands").toEqual([WORKER_ATTACHED]);
});

test("Messages in an unknown format are passed to Playwright", async () => {
  const { sendFromBrowser, messages, workers } = createPipe();
  const unknown = [
    { method: 1, params: { sessionId: "S" } },
    { method: "Target.attachedToTarget", params: { targetInfo: "service_worker" } },
  ];
  for (const message of unknown) sendFromBrowser(message);
  await expect.poll(() => messages).toEqual(unknown);
  expect(workers).toEqual([]);
});

test("Events of a service worker reach its listener and Playwright", async () => {
  const { sendFromBrowser, workers, messages } = createPipe();
  const events: string[] = [];
  sendFromBrowser(WORKER_ATTACHED);
  await expect.poll(() => workers.length).toBe(1);
  workers[0]?.listen((method) => events.push(method));
  sendFromBrowser({ sessionId: "S", method: "Debugger.paused", params: {} });
  sendFromBrowser({ sessionId: "another", method: "Page.loaded", params: {} });
  await expect.poll(() => messages.length).toBe(3);
  expect(events).toEqual(["Debugger.paused"]);
});

test("Playwright’s pages are not attached to service workers, which it would resume too early", () => {
  const { pipe, readCommands } = createPipe();
  const attach = { method: "Target.setAutoAttach", params: { autoAttach: true, flatten: true } };
  pipe.send({ id: 1, sessionId: "of a page", ...attach });
  expect(readCommands()[0]).toMatchObject({
    id: 1,
    sessionId: "of a page",
    params: {
      ...attach.params,
      filter: expect.arrayContaining([{ type: "service_worker", exclude: true }, {}]),
    },
  });
  for (const other of [
    { id: 2, ...attach },
    { id: 3, sessionId: "of a page", method: "Page.enable", params: {} },
    { id: 4, sessionId: "of a page", ...attach, params: { ...attach.params, filter: [{}] } },
  ]) {
    pipe.send(other);
    expect(readCommands()).toEqual([other]);
  }
});

test("Commands are rejected if they are unknown, or if the worker or the browser has ended", async () => {
  const { sendFromBrowser, workers, endBrowser, pipe } = createPipe();
  const isClosed = new Promise<void>((resolve) => {
    Object.assign(pipe, { onclose: resolve });
  });
  sendFromBrowser(WORKER_ATTACHED);
  await expect.poll(() => workers.length).toBe(1);
  const unknown = expect(workers[0]?.send("No.such")).rejects.toThrow("not found");
  sendFromBrowser({
    id: 1_000_000_001,
    sessionId: "S",
    error: { message: "“No.such” wasn’t found: not found" },
  });
  await unknown;
  const inFlight = workers[0]?.send("Debugger.pause");
  sendFromBrowser({ method: "Target.detachedFromTarget", params: { sessionId: "S" } });
  await expect(inFlight).rejects.toThrow("The session was closed.");
  const last = expect(workers[0]?.send("Debugger.pause")).rejects.toThrow("was closed");
  endBrowser();
  await Promise.all([last, isClosed]);
  await expect(workers[0]?.send("Debugger.pause")).rejects.toThrow("was closed");
});
