import { type HarEntry, toHarEntry } from "./har-entry.ts";
import { harEvent, type HarExchange, type SentRequest } from "./har-events.ts";

/** The exchanges of a request that may be redirected. */
interface RequestChain {
  readonly exchanges: HarExchange[];
  /** Exchanges with the browser’s cache, which have no headers of their own. */
  readonly cached: Set<HarExchange>;
  /** The headers that were sent and received, which the browser reports separately and in any order. */
  readonly sentHeaders: Record<string, string>[];
  readonly receivedHeaders: Record<string, string>[];
}

/** Collects the requests and responses of one visit. */
export class HarExchanges {
  readonly #chains = new Map<string, RequestChain>();

  /** Adds an event of the browser, if it is about the network. `target` tells apart requests with the same id. */
  addEvent(target: string, method: string, params: unknown): void {
    const event = harEvent.safeParse({ method, params }).data;
    if (event === undefined) return;
    const chain = this.#chains.getOrInsertComputed(`${target} ${event.params.requestId}`, () => ({
      exchanges: [],
      cached: new Set(),
      sentHeaders: [],
      receivedHeaders: [],
    }));
    const last = chain.exchanges.at(-1);
    if (event.method === "Network.requestWillBeSent") addRequest(chain, event.params);
    else if (event.method === "Network.requestWillBeSentExtraInfo")
      chain.sentHeaders.push(event.params.headers);
    else if (event.method === "Network.responseReceivedExtraInfo")
      chain.receivedHeaders.push(event.params.headers);
    else if (last === undefined) return;
    else if (event.method === "Network.responseReceived") {
      last.response = event.params.response;
      if (!event.params.hasExtraInfo) chain.cached.add(last);
    } else if (event.method === "Network.dataReceived") last.bodySize += event.params.dataLength;
    else {
      last.endedAt = event.params.timestamp;
      if (event.method === "Network.loadingFailed") last.error = event.params.errorText;
      else last.transferSize = event.params.encodedDataLength;
    }
  }

  /** Returns the last request for an address without its fragment; undefined if there was none. */
  findRequest(target: string, address: string): SentRequest | undefined {
    const isAddress = ({ sent }: HarExchange) => sent.request.url === address;
    const chains = [...this.#chains].filter(
      ([key, { exchanges }]) => key.startsWith(`${target} `) && exchanges.some(isAddress),
    );
    return chains.at(-1)?.[1].exchanges.at(-1)?.sent;
  }

  /** Returns the entries of a HAR file for the page with this id, in the order of the requests. */
  toEntries(pageref: string): HarEntry[] {
    return [...this.#chains.values()]
      .flatMap(({ exchanges, cached, sentHeaders, receivedHeaders }) => {
        // The nth headers of a request belong to its nth exchange, not counting those with the cache.
        const withHeaders = exchanges.filter((each) => !cached.has(each));
        return exchanges.map((each) => {
          const index = withHeaders.indexOf(each);
          return toHarEntry(pageref, each, sentHeaders[index], receivedHeaders[index]);
        });
      })
      .toSorted((a, b) => (a.startedDateTime < b.startedDateTime ? -1 : 1));
  }
}

function addRequest({ exchanges, cached }: RequestChain, sent: SentRequest): void {
  const redirecting = exchanges.at(-1);
  if (redirecting !== undefined && sent.redirectResponse !== undefined) {
    redirecting.response = sent.redirectResponse;
    redirecting.endedAt = sent.timestamp;
    if (sent.redirectHasExtraInfo === false) cached.add(redirecting);
  }
  exchanges.push({ sent, bodySize: 0, transferSize: 0 });
}
