import { EVIDENCE_VERSION, evidenceIndexSchema } from "../../src/evidence/evidence-index.ts";
import { STATES } from "../../src/observation-schema.ts";
import type { Audit } from "../../src/report/audit-result.ts";

/** Adds evidence to an audit: the script of its first item, pictures of its first choice, and the requests of each state. */
export function withEvidence(audit: Audit): Audit {
  const { run, choices } = audit.observations;
  const [choice] = choices;
  const [item] = audit.items;
  const sha256 = "0".repeat(64);
  const saved = (file: string) => ({ file, sha256, bytes: 1 });
  const index = evidenceIndexSchema.parse({
    version: EVIDENCE_VERSION,
    run: { started: run.started, browser: run.browser },
    completed: null,
    resultsSha256: null,
    pictures: (["banner-before-answer", "banner-after-answer"] as const).map((shows) => ({
      ...saved(`pictures/${shows}.png`),
      website: 1,
      state: choice?.state,
      shows,
      address: `${choice?.origin}/`,
      taken: run.started,
    })),
    har: STATES.map((state) => ({ ...saved(`har/${state}.har`), website: 1, state, exchanges: 1 })),
    scripts: [
      {
        ...saved("scripts/0.js"),
        addresses: [item?.setters[0]?.address],
        firstLine: 1,
        isCut: false,
        originalSha256: sha256,
        sets: [{ storage: item?.storage, name: item?.name, line: 1 }],
      },
    ],
    missingScripts: [],
  });
  return { ...audit, evidence: { index, sha256, href: "evidence" } };
}
