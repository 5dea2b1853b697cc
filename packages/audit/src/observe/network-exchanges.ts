import type { z } from "zod";
import type { extraInfo, requestWillBeSent, responseReceived } from "./devtools-events.ts";

/** A Set-Cookie header, and what the browser made of it. */
export interface Offer {
  readonly line: string;
  /** The address that answered with it; on the way of a redirect, that of the hop. */
  readonly address: string;
  /** Why the browser did not store it; null where it did. */
  readonly refused: readonly string[] | null;
  /** The website to which a partitioned cookie is bound. */
  readonly partition: string | null;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

interface Hop {
  readonly address: string;
  /** Answers from the browser's own cache have no headers to tell. */
  hasExtraInfo: boolean;
}

interface Exchange {
  readonly hops: Hop[];
  readonly answers: (z.output<typeof extraInfo> & { readonly at: number })[];
}

/**
 * Puts requests and the headers of their answers together. The browser tells them apart, and in any order: the
 * nth headers of a request are those of its nth hop, hops from the cache left out.
 */
export class Exchanges {
  readonly #byRequest = new Map<string, Exchange>();

  request(event: z.output<typeof requestWillBeSent>): void {
    const { hops } = this.#exchange(event.requestId);
    const before = hops.at(-1);
    if (before !== undefined && event.redirectResponse !== undefined) {
      before.hasExtraInfo = event.redirectHasExtraInfo ?? true;
    }
    hops.push({ address: event.request.url, hasExtraInfo: true });
  }

  response({ requestId, hasExtraInfo = true }: z.output<typeof responseReceived>): void {
    const last = this.#exchange(requestId).hops.at(-1);
    if (last !== undefined) last.hasExtraInfo = hasExtraInfo;
  }

  headers(event: z.output<typeof extraInfo>, at: number): void {
    this.#exchange(event.requestId).answers.push({ ...event, at });
  }

  /** Every cookie that was offered, in the order of the answers. */
  offers(): Offer[] {
    return [...this.#byRequest.values()]
      .flatMap(({ hops, answers }) => {
        const told = hops.filter(({ hasExtraInfo }) => hasExtraInfo);
        return answers.flatMap((answer, index) => {
          // Where it led to another organisation, there are answers that are not ours to tell.
          const hop = told[index];
          return hop === undefined ? [] : offersOf(answer, hop.address);
        });
      })
      .toSorted((a, b) => a.at - b.at);
  }

  #exchange(requestId: string): Exchange {
    const known = this.#byRequest.get(requestId);
    if (known !== undefined) return known;
    const exchange: Exchange = { hops: [], answers: [] };
    this.#byRequest.set(requestId, exchange);
    return exchange;
  }
}

function offersOf(
  { headers, blockedCookies, cookiePartitionKey, at }: Exchange["answers"][number],
  address: string,
): Offer[] {
  const lines = Object.entries(headers)
    .filter(([name]) => name.toLowerCase() === "set-cookie")
    // Several headers of one name are told as lines of one.
    .flatMap(([, value]) => value.split("\n"));
  const blocked = [...blockedCookies];
  return lines.map((line) => {
    // The same line may stand there twice, refused once.
    const index = blocked.findIndex(({ cookieLine }) => cookieLine.trim() === line.trim());
    const [found] = index < 0 ? [] : blocked.splice(index, 1);
    return {
      line,
      address,
      refused: found?.blockedReasons ?? null,
      partition: cookiePartitionKey?.topLevelSite ?? null,
      at,
    };
  });
}
