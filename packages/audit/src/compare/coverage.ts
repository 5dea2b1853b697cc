import { isWithin } from "cookie-inventory";
import { type Observations, type State, STATES, wasChoiceMade } from "../observation-schema.ts";
import { partyOf } from "./record-corrections.ts";

/** Which of the websites that can set an item for a domain a run has visited. */
export interface Coverage {
  /** Whether one of that domain was visited, or, for a third party’s, one of each of the organisation’s domains. */
  readonly isCovered: (domain: string) => boolean;
  /** Whether these were also visited after accepting cookies. */
  readonly isAccepted: (domain: string) => boolean;
}

/** Returns what the crawl has visited, as a visitor who is not signed in. */
export function createCoverage({ run, pages, choices }: Observations): Coverage {
  const hosts = new Map(
    pages.flatMap(({ outcome, address, journey }) => {
      const url = outcome === "visited" && journey === null ? URL.parse(address) : null;
      return url === null ? [] : [[url.origin, url.hostname] as const];
    }),
  );
  const acceptedOrigins = new Set(
    choices
      .filter((choice) => choice.state === "accepted" && wasChoiceMade(choice))
      .map(({ origin }) => origin),
  );
  const isFirstParty = (domain: string) => partyOf(domain, run.domains) === "first";
  return {
    isCovered: (domain) => covers([...hosts.values()], domain, run.domains),
    isAccepted: (domain) =>
      hosts
        .entries()
        .every(
          ([origin, host]) =>
            acceptedOrigins.has(origin) || (isFirstParty(domain) && !isWithin(host, domain)),
        ),
  };
}

/** Returns what journeys have visited after signing in. */
export function createLoginCoverage({ run, pages, journeys }: Observations): Coverage {
  const hostsIn = (states: readonly State[]) =>
    journeys
      .filter(
        ({ login, outcome, state }) => login && outcome === "completed" && states.includes(state),
      )
      .flatMap(({ website, state, name, address }) => [
        address ?? "",
        ...pages
          .filter((page) => page.website === website && page.state === state)
          // The pages of the steps include those before the login.
          .filter(
            ({ journey, depth, outcome }) => journey === name && depth > 0 && outcome === "visited",
          )
          .map((page) => page.address),
      ])
      .flatMap((address) => URL.parse(address)?.hostname ?? []);
  const inAnyState = hostsIn(STATES);
  const accepted = hostsIn(["accepted"]);
  return {
    isCovered: (domain) => covers(inAnyState, domain, run.domains),
    isAccepted: (domain) => covers(accepted, domain, run.domains),
  };
}

function covers(
  hosts: readonly string[],
  domain: string,
  organisationDomains: readonly string[],
): boolean {
  const isVisited = (each: string) => hosts.some((host) => isWithin(host, each));
  return partyOf(domain, organisationDomains) === "first"
    ? isVisited(domain)
    : organisationDomains.every(isVisited);
}
