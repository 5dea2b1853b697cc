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

export const storageItem = z.object({
  storageId: z.object({ securityOrigin: z.string().optional(), isLocalStorage: z.boolean() }),
  key: z.string(),
  newValue: z.string().optional(),
});

export const storageCleared = storageItem.pick({ storageId: true });

/** A report of the injected script, which never contains values. The page can forge it. */
export const scriptReport = z.discriminatedUnion("what", [
  z.object({
    what: z.literal("cookie"),
    name: z.string(),
    /** In bytes. */
    valueLength: z.int().min(0),
    /** As the page wrote them, such as “ Max-Age=60; Path=/”. */
    attributes: z.string(),
    /** The script that set the cookie, according to the call stack. */
    script: z.string().nullable(),
    /** The address of the document or worker that set it, whose host a host-only cookie belongs to. */
    address: z.string(),
    /** Whether it can be read back, which proves that it was stored. */
    isVisible: z.boolean(),
  }),
  z.object({
    // “installedWorker”: a service worker has been installed, or has failed to install.
    what: z.enum([...OTHER_STORAGES, "installedWorker"]),
    /** For a service worker, the address of its script. */
    name: z.string(),
    valueLength: z.int().min(0),
    address: z.string(),
  }),
]);
