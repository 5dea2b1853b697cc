import type { z } from "zod";
import type { requestWillBeSent, responseExtraInfo, responseReceived } from "./devtools-events.ts";

/** A Set-Cookie header, and whether the browser stored the cookie. */
export interface SetCookieHeader {
  readonly value: string;
  /** The address of the response; for a redirect, that of the redirecting response. */
  readonly address: string;
  /** The browser’s reasons for not storing the cookie; null if it was stored. */
  readonly refused: readonly string[] | null;
  /** The top-level site of a partitioned cookie. */
  readonly partitionKey: string | null;
  /** In milliseconds since 1970. */
  readonly receivedAt: number;
}

interface Hop {
  readonly address: string;
  /** False for responses from the browser’s cache. */
  hasExtraInfo: boolean;
}

interface NetworkExchange {
  readonly hops: Hop[];
  readonly responses: (z.output<typeof responseExtraInfo> & { readonly receivedAt: number })[];
}

/**
 * Matches requests with the headers of their responses, which the browser reports separately and in any order. The
 * nth headers of a request belong to its nth hop, not counting hops from the cache.
 */
export class NetworkExchanges {
  readonly #byRequest = new Map<string, NetworkExchange>();

  addRequest(event: z.output<typeof requestWillBeSent>): void {
    const { hops } = this.#exchange(event.requestId);
    const previous = hops.at(-1);
    if (previous !== undefined && event.redirectResponse !== undefined) {
      previous.hasExtraInfo = event.redirectHasExtraInfo ?? true;
    }
    hops.push({ address: event.request.url, hasExtraInfo: true });
  }

  addResponse({ requestId, hasExtraInfo = true }: z.output<typeof responseReceived>): void {
    const last = this.#exchange(requestId).hops.at(-1);
    if (last !== undefined) last.hasExtraInfo = hasExtraInfo;
  }

  addHeaders(event: z.output<typeof responseExtraInfo>, receivedAt: number): void {
    this.#exchange(event.requestId).responses.push({ ...event, receivedAt });
  }

  /** Returns the Set-Cookie headers of all responses, in the order in which they were received. */
  setCookieHeaders(): SetCookieHeader[] {
    return [...this.#byRequest.values()]
      .flatMap(({ hops, responses }) => {
        const hopsWithHeaders = hops.filter(({ hasExtraInfo }) => hasExtraInfo);
        return responses.flatMap((response, index) => {
          // After a redirect to another organisation, there are responses whose requests were not recorded.
          const hop = hopsWithHeaders[index];
          return hop === undefined ? [] : readSetCookieHeaders(response, hop.address);
        });
      })
      .toSorted((a, b) => a.receivedAt - b.receivedAt);
  }

  #exchange(requestId: string): NetworkExchange {
    const existing = this.#byRequest.get(requestId);
    if (existing !== undefined) return existing;
    const exchange: NetworkExchange = { hops: [], responses: [] };
    this.#byRequest.set(requestId, exchange);
    return exchange;
  }
}

function readSetCookieHeaders(
  { headers, blockedCookies, cookiePartitionKey, receivedAt }: NetworkExchange["responses"][number],
  address: string,
): SetCookieHeader[] {
  const values = Object.entries(headers)
    .filter(([name]) => name.toLowerCase() === "set-cookie")
    // The browser joins headers of the same name with line breaks.
    .flatMap(([, joined]) => joined.split("\n"));
  const blocked = [...blockedCookies];
  return values.map((value) => {
    // The same header may appear twice and be refused once.
    const index = blocked.findIndex(({ cookieLine }) => cookieLine.trim() === value.trim());
    const [match] = index < 0 ? [] : blocked.splice(index, 1);
    return {
      value,
      address,
      refused: match?.blockedReasons ?? null,
      partitionKey: cookiePartitionKey?.topLevelSite ?? null,
      receivedAt,
    };
  });
}
