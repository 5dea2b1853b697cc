import { z } from "zod";
import { OTHER_STORAGES } from "cookie-inventory";

/* What we read of the browser's events (https://chromedevtools.github.io/devtools-protocol/tot/Network/). */

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
  response: z.object({ status: z.int(), mimeType: z.string() }),
  hasExtraInfo: z.boolean().optional(),
});

export const extraInfo = z.object({
  requestId: z.string(),
  headers: z.record(z.string(), z.string()),
  blockedCookies: z.array(
    z.object({ blockedReasons: z.array(z.string()), cookieLine: z.string() }),
  ),
  cookiePartitionKey: z.object({ topLevelSite: z.string() }).optional(),
});

export const dataReceived = z.object({ dataLength: z.number() });

export const finished = z.object({ requestId: z.string() });

export const bindingCalled = z.object({ name: z.string(), payload: z.string() });

export const storageItem = z.object({
  storageId: z.object({ securityOrigin: z.string().optional(), isLocalStorage: z.boolean() }),
  key: z.string(),
  newValue: z.string().optional(),
});

export const storageCleared = storageItem.pick({ storageId: true });

/** What our script reports (hook.ts), never a value; the page that it runs in may have written anything. */
export const scriptReport = z.discriminatedUnion("what", [
  z.object({
    what: z.literal("cookie"),
    name: z.string(),
    /** In bytes. */
    valueLength: z.int().min(0),
    /** As they were written, such as “ Max-Age=60; Path=/”. */
    attributes: z.string(),
    /** The script that called, as far as the call stack tells. */
    script: z.string().nullable(),
    /** Where it was set from, which is what a host-only cookie belongs to. */
    address: z.string(),
    /** Whether it can be read back, which is proof that it was stored. */
    isVisible: z.boolean(),
  }),
  z.object({
    // A service worker that was asked for is installed, or will not be.
    what: z.enum([...OTHER_STORAGES, "installedWorker"]),
    /** For a service worker, the address of its script. */
    name: z.string(),
    valueLength: z.int().min(0),
    address: z.string(),
  }),
]);
