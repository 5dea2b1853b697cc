import { OTHER_STORAGES } from "cookie-inventory";
import { z } from "zod";

/* The browser’s events that the audit reads (https://chromedevtools.github.io/devtools-protocol/). */

export const requestWillBeSent = z.object({
  requestId: z.string(),
  type: z.string().optional(),
  frameId: z.string().optional(),
  request: z.object({ url: z.string() }),
  redirectHasExtraInfo: z.boolean().optional(),
  redirectResponse: z.unknown().optional(),
});

export const responseReceived = z.object({
  requestId: z.string(),
  type: z.string(),
  frameId: z.string().optional(),
  response: z.object({
    status: z.int(),
    mimeType: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
  hasExtraInfo: z.boolean().optional(),
});

export const responseExtraInfo = z.object({
  requestId: z.string(),
  headers: z.record(z.string(), z.string()),
  blockedCookies: z.array(
    z.object({ blockedReasons: z.array(z.string()), cookieLine: z.string() }),
  ),
  cookiePartitionKey: z.object({ topLevelSite: z.string() }).optional(),
});

export const dataReceived = z.object({ dataLength: z.number() });

export const loadingEnded = z.object({ requestId: z.string() });

export const bindingCalled = z.object({ name: z.string(), payload: z.string() });

const reportBase = {
  name: z.string(),
  /** The address of the document or worker, whose host a host-only cookie belongs to. */
  address: z.string(),
  origin: z.string(),
  /** The script that stored it, according to the call stack; null if there was none. */
  caller: z.object({ address: z.string(), line: z.int().min(1) }).nullable(),
};

/** A report of the injected script, which never contains values. The page can forge it. */
export const scriptReport = z.discriminatedUnion("what", [
  z.object({
    ...reportBase,
    what: z.literal("cookie"),
    /** In bytes. */
    valueLength: z.int().min(0),
    /** As the page wrote them, such as “ Max-Age=60; Path=/”. */
    attributes: z.string(),
    /** Whether it can be read back, which proves that it was stored. */
    isVisible: z.boolean(),
  }),
  z.object({
    ...reportBase,
    // “installedWorker”: a service worker has been installed, or has failed to install. Its name is the address of its
    // script.
    what: z.enum([...OTHER_STORAGES, "installedWorker"]),
    valueLength: z.int().min(0).nullable(),
  }),
  z.object({
    what: z.literal("removal"),
    storage: z.enum(["localStorage", "sessionStorage"]),
    /** null if all entries were removed. */
    name: z.string().nullable(),
    origin: z.string(),
  }),
]);

export type ScriptReport = z.output<typeof scriptReport>;
