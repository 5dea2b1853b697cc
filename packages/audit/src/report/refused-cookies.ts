import { escapeText } from "../compare/quoting.ts";
import { compareText } from "../compare/text-order.ts";
import type { Observations } from "../observation-schema.ts";
import { pagesAndChoices } from "./page-order.ts";

const NOT_SECURE = "It has the Secure attribute but was set over an unencrypted connection.";
const SAME_SITE =
  "It was set in a page of another website, which its SameSite setting does not allow.";

/**
 * Reasons by Chromium’s names for them, and by ScriptRefused, which the audit itself records for scripts.
 * https://chromedevtools.github.io/devtools-protocol/tot/Network/#type-SetCookieBlockedReason
 */
const REASONS: Readonly<Record<string, string>> = {
  DisallowedCharacter: "It contains a character that is not allowed in cookies.",
  InvalidDomain: "The website is not allowed to set cookies for this domain.",
  InvalidPrefix:
    "Its name starts with __Host- or __Secure-, but it does not meet the rules for that prefix.",
  NameValuePairExceedsMaxSize: "It is too large.",
  NoCookieContent: "It is empty.",
  OverwriteSecure: "It would overwrite a Secure cookie over an unencrypted connection.",
  SameSiteLax: SAME_SITE,
  SameSiteNoneInsecure: "It has SameSite=None but not the Secure attribute.",
  SameSiteStrict: SAME_SITE,
  SameSiteUnspecifiedTreatedAsLax: SAME_SITE,
  SchemeNotSupported: "It was not set over HTTP or HTTPS.",
  SchemefulSameSiteLax: SAME_SITE,
  SchemefulSameSiteStrict: SAME_SITE,
  SchemefulSameSiteUnspecifiedTreatedAsLax: SAME_SITE,
  ScriptRefused: "A script tried to set it, but the browser did not store it.",
  SecureOnly: NOT_SECURE,
  SyntaxError: "Its syntax is not valid.",
  ThirdPartyBlockedInFirstPartySet: "It is a third-party cookie.",
  ThirdPartyPhaseout: "It is a third-party cookie.",
  UserPreferences: "The settings of the browser block it.",
};

/**
 * Returns the cookies that websites tried to set and the browser did not store, by domain and name. A cookie has one
 * entry for each set of reasons, with the pages that tried to set it in any state.
 */
export function listRefusedCookies(observations: Observations) {
  const attempts = pagesAndChoices(observations).flatMap(({ address, cookies }) =>
    cookies.flatMap((cookie) =>
      cookie.refused === null ? [] : { cookie, refused: cookie.refused, address },
    ),
  );
  const grouped = Map.groupBy(attempts, ({ cookie: { domain, name }, refused }) =>
    JSON.stringify([domain, name, refused]),
  );
  return [...grouped.values()]
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
