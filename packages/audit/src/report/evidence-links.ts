import { shorten } from "../compare/quoting.ts";
import type { EvidenceIndex } from "../evidence/evidence-index.ts";
import { toScriptAddress } from "../evidence/redact-http.ts";
import type { Finding } from "../finding.ts";
import type { Observations, State } from "../observation-schema.ts";
import { findSettersOf, STATE_OF_KIND } from "./finding-groups.ts";
import { STATE_LABELS } from "./shared-labels.ts";

/** The evidence of a run. */
export interface AuditEvidence {
  readonly index: EvidenceIndex;
  /** The SHA-256 digest of the file with the index. */
  readonly sha256: string;
  /** The address of the folder, relative to the report. */
  readonly href: string;
}

export interface EvidenceLink {
  readonly href: string;
  readonly text: string;
}

const PICTURE_LABELS = {
  "first-page": "First page",
  "banner-before-answer": "Before the answer",
  "banner-after-answer": "After the answer",
};

/** Returns functions that link to the evidence of findings and choices; without evidence, there are no links. */
export function createEvidenceLinks(
  evidence: AuditEvidence | undefined,
  { pages }: Pick<Observations, "pages">,
) {
  const { pictures = [], har = [], scripts = [] } = evidence?.index ?? {};
  const link = (file: string, text: string) => ({ href: `${evidence?.href}/${file}`, text });
  return {
    ofFinding: (finding: Finding): EvidenceLink[] => {
      const setters = new Set(
        findSettersOf(finding).flatMap(({ by, address }) =>
          by === "script" && address !== null ? toScriptAddress(address) : [],
        ),
      );
      const isSet = (each: EvidenceIndex["scripts"][number]["sets"][number]) =>
        finding.items.some(({ storage, name }) => each.storage === storage && each.name === name);
      const setting = scripts.filter(
        ({ addresses, sets }) => sets.some(isSet) && addresses.some((each) => setters.has(each)),
      );
      const state = STATE_OF_KIND[finding.rule];
      const visits = pages.filter(
        (page) =>
          (state === undefined || page.state === state) &&
          finding.items.some(({ pagesIn }) => pagesIn[page.state].includes(page.address)),
      );
      const requests = har.filter((each) =>
        visits.some((visit) => visit.website === each.website && visit.state === each.state),
      );
      return [
        ...setting.map(({ file, addresses }) =>
          link(file, `Script of ${shorten(addresses[0] ?? "")}`),
        ),
        ...requests.map((each) => link(each.file, `Requests ${STATE_LABELS[each.state]} (HAR)`)),
      ];
    },
    ofChoice: (origin: string, state: State): EvidenceLink[] =>
      pictures
        .filter((each) => each.shows !== "first-page" && each.state === state)
        .filter(({ address }) => URL.parse(address)?.origin === origin)
        .map(({ file, shows }) => link(file, PICTURE_LABELS[shows])),
    all: [...pictures, ...har].map((each) => ({
      website: each.website,
      ...link(
        each.file,
        `${"shows" in each ? PICTURE_LABELS[each.shows] : "Requests (HAR)"}, ${STATE_LABELS[each.state]}`,
      ),
    })),
  };
}
