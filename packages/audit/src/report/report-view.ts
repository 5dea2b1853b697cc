import type { Audit } from "./audit-result.ts";
import { choicesByOrigin, choicesInBrief, missedAnswers } from "./choice-results.ts";
import { inStates } from "./consent-states.ts";
import { missedIn, reasonOf } from "./failed-addresses.ts";
import { leftOut } from "./left-out.ts";
import { refusals } from "./refused-cookies.ts";
import { extentOf } from "./report-heading.ts";
import { outcomesInWords, robotsInWords, siteReports, sitemapsInWords } from "./site-results.ts";
import { verdict } from "./verdict.ts";

const NOT_TRIED = "What is stored after a choice was not looked at: no visitor said “no” or “yes”.";

/**
 * What text, Markdown and HTML say of an audit beside its findings, in this order. Nothing is cut, and names and
 * addresses are as others wrote them: each form shows as much as it has room for, in a way that is safe in it.
 */
export function reportView(audit: Audit) {
  const { observations, outcome } = audit;
  const origins = choicesByOrigin(observations);
  // A report that is silent would look like a good one.
  const nothing = observations.choices.length > 0 ? null : NOT_TRIED;
  return {
    verdict: verdict(audit),
    extent: extentOf(observations.run),
    choices: {
      /** Said instead of all else about choices. */
      nothing,
      brief: choicesInBrief(origins),
      origins,
      missed: missedAnswers(origins),
      /** What each state of consent sets; empty where no choice was tried. */
      items: nothing === null ? inStates(audit) : [],
    },
    failed: missedIn(observations, outcome).map((each) => ({
      address: each.address,
      why: reasonOf(each),
    })),
    sites: siteReports(observations, outcome).map((site) => ({
      ...site,
      summary: outcomesInWords(site),
      robots: robotsInWords(site),
      sitemaps: sitemapsInWords(site),
    })),
    left: leftOut(observations),
    refused: refusals(observations),
  };
}
