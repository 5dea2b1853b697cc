import type { Audit } from "./audit-result.ts";
import { groupChoicesByOrigin, listChoicesNotMade, summariseChoices } from "./choice-results.ts";
import { listItemStates } from "./consent-states.ts";
import { describeFailure, findFailedAddresses } from "./failed-addresses.ts";
import { suggestNextStep } from "./inconclusive-messages.ts";
import { listItems } from "./item-listing.ts";
import { listJourneys } from "./journey-lines.ts";
import { listRefusedCookies } from "./refused-cookies.ts";
import { describeExtent } from "./run-description.ts";
import {
  describeOutcomes,
  describeRobots,
  describeSitemaps,
  listSiteResults,
} from "./site-results.ts";
import { listSkipped } from "./skipped-addresses.ts";
import { formatVerdict } from "./verdict.ts";

const NOT_CHECKED = "This run did not check what is stored after rejecting or accepting cookies.";

/**
 * Returns the content that the text, Markdown and HTML reports share, in their order. Lists are complete and text from
 * websites is not escaped: each format shortens and escapes it.
 */
export function summariseAudit(audit: Audit) {
  const { observations, outcome } = audit;
  const origins = groupChoicesByOrigin(observations);
  // A report without this sentence would look as if no problems were found after a choice.
  const notChecked = observations.choices.length > 0 ? null : NOT_CHECKED;
  return {
    verdict: formatVerdict(audit),
    extent: describeExtent(observations.run),
    /** null if the items were compared with an inventory. */
    listed: audit.inventoryFile === null ? listItems(audit) : null,
    choices: {
      /** Replaces everything else about choices. */
      notChecked,
      summary: summariseChoices(origins),
      origins,
      notMade: listChoicesNotMade(origins),
      nextSteps: audit.inconclusive.map((each) => ({
        origin: each.origin,
        ...suggestNextStep(each, observations.run),
      })),
      /** Empty if no choice was tried. */
      items: notChecked === null ? listItemStates(audit) : [],
    },
    journeys: listJourneys(observations),
    failed: findFailedAddresses(observations, outcome)
      .filter(({ kind }) => kind !== "journey")
      .map((each) => ({ address: each.address, why: describeFailure(each) })),
    sites: listSiteResults(observations, outcome).map((site) => ({
      ...site,
      summary: describeOutcomes(site),
      robots: describeRobots(site),
      sitemaps: describeSitemaps(site),
    })),
    skipped: listSkipped(observations),
    refused: listRefusedCookies(observations),
  };
}

export type AuditSummary = ReturnType<typeof summariseAudit>;
