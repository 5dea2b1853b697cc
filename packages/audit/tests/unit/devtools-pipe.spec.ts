import { PassThrough } from "node:stream";
import { expect, test } from "playwright/test";
import { type BegunWorker, Pipe } from "../../src/browser/devtools-pipe.ts";

/** A browser at the other end of a pipe, and what Playwright and we hear of it; `meet` is told of each worker. */
function browser(meet: (worker: BegunWorker, heard: readonly object[]) => void = () => {}) {
  const [toBrowser, fromBrowser] = [new PassThrough(), new PassThrough()];
  const begun: BegunWorker[] = [];
  const heard: object[] = [];
  const pipe = new Pipe(toBrowser, fromBrowser, (worker) => {
    begun.push(worker);
    meet(worker, heard);
  });
  Object.assign(pipe, { onmessage: (message: object) => heard.push(message) });
  return {
    pipe,
    begun,
    heard,
    /** Says something, in chunks of so many bytes. */
    say: (message: object, size = 65_536) => {
      const bytes = Buffer.from(`${JSON.stringify(message)}\0`);
      for (let start = 0; start < bytes.length; start += size) {
        fromBrowser.write(bytes.subarray(start, start + size));
      }
    },
    end: () => fromBrowser.destroy(),
    asked: (): { id: number; method: string }[] =>
      String(toBrowser.read() ?? "")
        .split("\0")
        .filter((text) => text !== "")
        .map((text) => JSON.parse(text)),
  };
}

const WORKER = {
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

test("Messages are put together whatever pieces they come in, and handed on as they are", async () => {
  const { say, heard } = browser();
  const told = [
    { method: "Page.loaded", params: { title: "Café ’ 🍪" }, sessionId: "S" },
    { id: 7, error: { code: -32_001, message: "Session with given id not found." } },
  ];
  for (const size of [1, 3, 1000]) for (const message of told) say(message, size);
  await expect.poll(() => heard).toEqual([...told, ...told, ...told]);
});

test("A service worker can be asked for something before Playwright hears of it", async () => {
  const answers: Promise<unknown>[] = [];
  const { say, asked, begun, heard } = browser((worker, before) => {
    expect(before).toEqual([]);
    answers.push(worker.send("Debugger.pause"));
  });
  say(WORKER);
  await expect.poll(() => heard).toEqual([WORKER]);
  expect(asked()).toMatchObject([{ method: "Debugger.pause", sessionId: "S", params: {} }]);
  expect(begun).toMatchObject([{ id: "T", profile: "P", url: "https://council.test/sw.js" }]);
  say({ id: 1_000_000_001, sessionId: "S", result: { done: true } });
  expect(await Promise.all(answers)).toEqual([{ done: true }]);
  expect(heard, "answers to us are not Playwright’s").toEqual([WORKER]);
});

test("What we do not understand is Playwright’s to understand", async () => {
  const { say, heard, begun } = browser();
  const odd = [
    { method: 1, params: { sessionId: "S" } },
    { method: "Target.attachedToTarget", params: { targetInfo: "service_worker" } },
  ];
  for (const message of odd) say(message);
  await expect.poll(() => heard).toEqual(odd);
  expect(begun).toEqual([]);
});

test("What a service worker tells is heard by whoever listens, and by Playwright", async () => {
  const { say, begun, heard } = browser();
  const events: string[] = [];
  say(WORKER);
  await expect.poll(() => begun.length).toBe(1);
  begun[0]?.listen((method) => events.push(method));
  say({ sessionId: "S", method: "Debugger.paused", params: {} });
  say({ sessionId: "another", method: "Page.loaded", params: {} });
  await expect.poll(() => heard.length).toBe(3);
  expect(events).toEqual(["Debugger.paused"]);
});

test("What was asked of a browser that is gone, or does not know it, is refused", async () => {
  const { say, begun, end, pipe } = browser();
  const isClosed = new Promise<void>((resolve) => {
    Object.assign(pipe, { onclose: resolve });
  });
  say(WORKER);
  await expect.poll(() => begun.length).toBe(1);
  const unknown = expect(begun[0]?.send("No.such")).rejects.toThrow("not found");
  say({
    id: 1_000_000_001,
    sessionId: "S",
    error: { message: "“No.such” wasn’t found: not found" },
  });
  await unknown;
  const inFlight = begun[0]?.send("Debugger.pause");
  say({ method: "Target.detachedFromTarget", params: { sessionId: "S" } });
  await expect(inFlight).rejects.toThrow("Whoever was asked is gone.");
  const last = expect(begun[0]?.send("Debugger.pause")).rejects.toThrow("is gone");
  end();
  await Promise.all([last, isClosed]);
  await expect(begun[0]?.send("Debugger.pause")).rejects.toThrow("is gone");
});
