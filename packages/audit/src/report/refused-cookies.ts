import { escapeText } from "../compare/quoting.ts";
import { compareText } from "../compare/text-order.ts";
import type { Observations } from "../observation-schema.ts";
import { everythingOpened } from "./page-order.ts";

const NOT_SECURE = "It may be set over an encrypted connection alone, and this one was not.";
const SAME_SITE = "It was offered inside a page of another website, and asks not to be (SameSite).";

/**
 * What Chromium's reasons mean.
 * https://chromedevtools.github.io/devtools-protocol/tot/Network/#type-SetCookieBlockedReason
 */
const REASONS: Readonly<Record<string, string>> = {
  DisallowedCharacter: "It contains a character that cookies may not have.",
  InvalidDomain: "It names a domain that the website may not set cookies for.",
  InvalidPrefix:
    "Its name begins with __Host- or __Secure-, and it breaks the rules of that prefix.",
  NameValuePairExceedsMaxSize: "It is too large.",
  NoCookieContent: "It is empty.",
  OverwriteSecure: "It would take the place of a cookie that is safer.",
  SameSiteLax: SAME_SITE,
  SameSiteNoneInsecure:
    "It asks to be sent across websites, and does not ask for encryption (Secure).",
  SameSiteStrict: SAME_SITE,
  SameSiteUnspecifiedTreatedAsLax: SAME_SITE,
  SchemeNotSupported: "It was not offered over the web.",
  SchemefulSameSiteLax: SAME_SITE,
  SchemefulSameSiteStrict: SAME_SITE,
  SchemefulSameSiteUnspecifiedTreatedAsLax: SAME_SITE,
  ScriptRefused: "A script offered it, and the browser did not keep it.",
  SecureOnly: NOT_SECURE,
  SyntaxError: "It is not written as cookies are.",
  ThirdPartyBlockedInFirstPartySet: "It belongs to a third party.",
  ThirdPartyPhaseout: "It belongs to a third party.",
  UserPreferences: "The browser’s settings do not let it in.",
};

/**
 * The cookies that were offered and not stored: by domain and name, each once for every reason, with the pages on
 * which it was offered in any state.
 */
export function refusals(observations: Observations) {
  const offers = everythingOpened(observations).flatMap(({ address, cookies }) =>
    cookies.flatMap((cookie) =>
      cookie.refused === null ? [] : { cookie, refused: cookie.refused, address },
    ),
  );
  const same = Map.groupBy(offers, ({ cookie: { domain, name }, refused }) =>
    JSON.stringify([domain, name, refused]),
  );
  return [...same.values()]
    .flatMap(([first, ...others]) => {
      if (first === undefined) return [];
      const { cookie, refused, address } = first;
      const reasons = refused.map((reason) => REASONS[reason] ?? escapeText(reason));
      return {
        cookie,
        reasons: reasons.length > 0 ? [...new Set(reasons)] : ["The browser gave no reason."],
        pages: [...new Set([address, ...others.map((each) => each.address)])],
      };
    })
    .toSorted(
      (a, b) =>
        compareText(a.cookie.domain, b.cookie.domain) || compareText(a.cookie.name, b.cookie.name),
    );
}
