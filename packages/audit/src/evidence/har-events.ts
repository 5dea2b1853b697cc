import { z } from "zod";

/* The browser’s events that a HAR file is made of (https://chromedevtools.github.io/devtools-protocol/tot/Network/). */

const headers = z.record(z.string(), z.string());
const requestId = z.string();

const response = z.object({
  status: z.int(),
  statusText: z.string(),
  headers,
  mimeType: z.string(),
  protocol: z.string().optional(),
  remoteIPAddress: z.string().optional(),
  /** In milliseconds after `requestTime`, which is in seconds; -1 if it does not apply. */
  timing: z.record(z.string(), z.unknown()).optional(),
});

const sentRequest = z.object({
  requestId,
  type: z.string().optional(),
  /** In seconds, of the clock of all events. */
  timestamp: z.number(),
  /** In seconds since 1970. */
  wallTime: z.number(),
  request: z.object({ url: z.string().regex(/^https?:/), method: z.string(), headers }),
  initiator: z.object({
    type: z.string(),
    url: z.string().optional(),
    lineNumber: z.number().optional(),
    stack: z
      .object({ callFrames: z.array(z.object({ url: z.string(), lineNumber: z.int() })) })
      .optional(),
  }),
  redirectResponse: response.optional(),
  redirectHasExtraInfo: z.boolean().optional(),
});

function event<Method extends string, Params extends z.ZodType>(method: Method, params: Params) {
  return z.object({ method: z.literal(`Network.${method}`), params });
}

export const harEvent = z.discriminatedUnion("method", [
  event("requestWillBeSent", sentRequest),
  event("requestWillBeSentExtraInfo", z.object({ requestId, headers })),
  event(
    "responseReceived",
    z.object({ requestId, response, hasExtraInfo: z.boolean().default(true) }),
  ),
  event("responseReceivedExtraInfo", z.object({ requestId, headers })),
  event("dataReceived", z.object({ requestId, dataLength: z.number() })),
  event(
    "loadingFinished",
    z.object({ requestId, timestamp: z.number(), encodedDataLength: z.number() }),
  ),
  event("loadingFailed", z.object({ requestId, timestamp: z.number(), errorText: z.string() })),
]);

export type SentRequest = z.output<typeof sentRequest>;

/** A request with its response; each redirect is an exchange of its own. */
export interface HarExchange {
  readonly sent: SentRequest;
  response?: z.output<typeof response>;
  /** In bytes. */
  bodySize: number;
  transferSize: number;
  /** In seconds, of the clock of all events. */
  endedAt?: number;
  error?: string;
}
