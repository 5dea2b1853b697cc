import type { Condition } from "../services/lawful-bases.ts";
import { type DpvNode, toNodeId } from "./dpv-node.ts";
import type { ActivityEntry } from "./service-record-schema.ts";
import { formatEnglish } from "./format-english.ts";
import words from "./service-record-words.json" with { type: "json" };
import { keepStated, mapEach, mapStated } from "./stated-values.ts";

const BASES = {
  consent: "dpv:Consent",
  contract: "dpv:Contract",
  "legal-obligation": "dpv:LegalObligation",
  "vital-interests": "dpv:VitalInterest",
  // A council has its public tasks by “official authority vested in the controller”.
  "public-task": "dpv:OfficialAuthorityOfController",
  "legitimate-interests": "dpv:LegitimateInterest",
} as const;

/** The conditions for which the vocabulary has a term. */
const CONDITIONS: Readonly<Partial<Record<Condition, DpvNode["@type"]>>> = {
  "9(2)(a)": ["dpv:LegalBasis", "dpv:ExplicitlyExpressedConsent"],
  "9(2)(c)": ["dpv:LegalBasis", "dpv:VitalInterest"],
  "9(2)(g)": ["dpv:LegalBasis", "dpv:PublicInterest"],
};

/** Returns what allows an activity: its lawful basis with its laws, and the conditions for special category data. */
export function toLegalBases({
  lawfulBasis,
  laws,
  interests,
  specialCategories,
}: ActivityEntry): Pick<DpvNode, "dpv:hasLegalBasis" | "dpv:hasApplicableLaw"> {
  const applicable = mapEach(laws, toLaw);
  const conditions = (specialCategories ?? []).map(toCondition);
  const basis = lawfulBasis && {
    "@type": ["dpv:LegalBasis", BASES[lawfulBasis.basis]] as const,
    "dct:title": formatEnglish(words.withArticle, {
      name: words.bases[lawfulBasis.basis],
      article: lawfulBasis.article,
    }),
    "dct:description": interests ?? undefined,
    "dpv:hasApplicableLaw": applicable,
  };
  return {
    "dpv:hasLegalBasis": mapEach(keepStated([basis, ...conditions]), (node) => node),
    "dpv:hasApplicableLaw": basis === null ? applicable : undefined,
  };
}

function toLaw({ name, href }: NonNullable<ActivityEntry["laws"]>[number]): DpvNode {
  return { "@id": mapStated(href, toNodeId), "@type": "dpv:Law", "dct:title": name };
}

function toCondition({
  condition,
  schedule1,
}: NonNullable<ActivityEntry["specialCategories"]>[number]): DpvNode | null {
  if (condition === null) return null;
  return {
    "@type": CONDITIONS[condition] ?? "dpv:LegalBasis",
    "dct:title": formatEnglish(words.withArticle, {
      name: words.conditions[condition],
      article: condition.replace("-official-authority", ""),
    }),
    "dct:description": mapStated(schedule1, (paragraph) =>
      formatEnglish(words.schedule1, { paragraph: `${paragraph}` }),
    ),
  };
}
