import { getCountryName } from "../services/countries.ts";
import { durationInWords } from "cookie-inventory";
import { toLegalBases } from "./dpv-legal-basis.ts";
import { type DpvNode, type NodeId, toNodeId } from "./dpv-node.ts";
import type { ActivityEntry, ServiceEntry } from "./service-record-schema.ts";
import { formatEnglish } from "./format-english.ts";
import words from "./service-record-words.json" with { type: "json" };
import { mapEach, mapStated } from "./stated-values.ts";

/** What an activity has from its service. */
interface ProcessContext {
  readonly id: NodeId;
  /** The id of the controller. */
  readonly controller: NodeId;
  readonly people: ServiceEntry["people"];
}

type Stated<K extends keyof ActivityEntry> = NonNullable<ActivityEntry[K]>;
type Recipient = Stated<"recipients">[number];

/** Returns an activity as a process of personal data, without what is not stated. */
export function toDpvProcess(
  activity: ActivityEntry,
  { id, controller, people }: ProcessContext,
): DpvNode {
  const { title, purpose, withdrawal, sources, mustProvide, recipients, transfers } = activity;
  const { retention, automatedDecisions, rights } = activity;
  const withRole = (role: Recipient["role"]) =>
    recipients?.filter((recipient) => recipient.role === role) ?? null;
  return {
    "@id": id,
    "@type": "dpv:PersonalDataProcess",
    "dct:title": title,
    "dpv:hasPurpose": mapStated(purpose, (text) => ({
      "@type": "dpv:Purpose",
      "dct:title": text,
    })),
    ...toLegalBases(activity),
    "dpv:hasConsentControl": mapStated(withdrawal, (text) => ({
      "@type": "dpv:WithdrawConsent",
      "dct:description": text,
    })),
    "dpv:hasDataSubject": mapEach(people, (text) => ({
      "@type": "dpv:DataSubject",
      "dct:title": text,
    })),
    "dpv:hasPersonalData": mapEach(listPersonalData(activity), (node) => node),
    "dpv:hasDataSource": mapEach(sources, toSource),
    "dpv:hasConsequence": toConsequence(mustProvide?.otherwise ?? null),
    "dpv:hasDataProcessor": mapEach(withRole("processor"), (recipient) =>
      toRecipient(recipient, "dpv:DataProcessor"),
    ),
    "dpv:hasJointDataControllers": mapEach(withRole("joint-controller"), (recipient) => ({
      "@type": "dpv:JointDataControllers",
      "dpv:hasDataController": [controller, toRecipient(recipient, "dpv:DataController")],
    })),
    "dpv:hasRecipient": mapEach(withRole("controller"), (recipient) =>
      toRecipient(recipient, ["dpv:Recipient", "dpv:ThirdParty"]),
    ),
    "dpv:hasProcessing": mapEach(transfers, toTransfer),
    "dpv:hasStorageCondition": mapStated(retention, toStorageCondition),
    "dpv:hasContext": mapEach(automatedDecisions, toDecision),
    "dpv:hasRight": mapEach(rights, toRightId),
  };
}

/** Returns the id of a right. */
export function toRightId(right: Stated<"rights">[number]): NodeId {
  return `#rights/${right}`;
}

/** Returns the kinds of data, and of special category data. Criminal offence data is not among the latter. */
function listPersonalData({ data, specialCategories, mustProvide }: ActivityEntry): DpvNode[] {
  const necessity =
    mustProvide === null
      ? undefined
      : mustProvide.obligation === "optional"
        ? "dpv:Optional"
        : "dpv:Required";
  const toNode = (type: DpvNode["@type"], title: string): DpvNode => ({
    "@type": type,
    "dct:title": title,
    "dpv:hasNecessity": necessity,
  });
  return [
    ...(data ?? []).map((kind) => toNode("dpv:PersonalData", kind)),
    ...(specialCategories ?? []).map(({ kind }) =>
      toNode(
        kind === "criminal-offences"
          ? "dpv:PersonalData"
          : ["dpv:PersonalData", "dpv:SpecialCategoryPersonalData"],
        words.specialCategories[kind],
      ),
    ),
  ];
}

function toSource({
  kind,
  name,
}: Stated<"sources">[number]): "dpv:DataSubjectDataSource" | DpvNode {
  if (name === null) return "dpv:DataSubjectDataSource";
  const type = kind === "public" ? "dpv:PublicDataSource" : "dpv:ThirdPartyDataSource";
  return { "@type": ["dpv:DataSource", type], "dct:title": name };
}

function toConsequence(text: string | null): DpvNode | undefined {
  return mapStated(text, (description) => ({
    "@type": "dpv:Consequence",
    "dct:description": description,
  }));
}

function toRecipient({ name, country, why }: Recipient, type: DpvNode["@type"]): DpvNode {
  return {
    "@type": type,
    "dpv:hasName": name,
    "dct:description": why ?? undefined,
    "dpv:hasCountry": mapStated(country, (code) => toCountry("dpv:Country", code)),
  };
}

function toCountry(type: "dpv:Country" | "dpv:ThirdCountry", code: string): DpvNode {
  return { "@type": type, "dct:title": getCountryName(code), "dpv:hasIdentifier": code };
}

/** Adequacy regulations and exceptions allow a transfer by themselves; other safeguards are measures. */
function toTransfer({ country, safeguard, copy }: Stated<"transfers">[number]): DpvNode {
  const isBasis = safeguard === "adequacy-regulations" || safeguard === "exception";
  const node = mapStated(safeguard, (key): DpvNode => ({
    "@type": isBasis
      ? ["dpv:LegalBasis", "dpv:DataTransferLegalBasis"]
      : "dpv:SafeguardForDataTransfer",
    "dct:title": formatEnglish(words.withArticle, words.safeguards[key]),
    "dct:description": copy ?? undefined,
  }));
  return {
    "@type": ["dpv:Processing", "dpv:CrossBorderTransfer"],
    "dpv:hasThirdCountry": toCountry("dpv:ThirdCountry", country),
    "dpv:hasLegalBasis": isBasis ? node : undefined,
    "dpv:hasOrganisationalMeasure": isBasis ? undefined : node,
  };
}

function toStorageCondition({ period, from, criteria }: Stated<"retention">): DpvNode | undefined {
  if (period === null) {
    return mapStated(criteria, (text) => ({
      "@type": "dpv:StorageDuration",
      "dct:description": text,
    }));
  }
  const duration = durationInWords(period);
  return {
    "@type": "dpv:StorageDuration",
    "dpv:hasDuration": {
      "@type": from === null ? "dpv:TemporalDuration" : "dpv:UntilEventDuration",
      "dct:description":
        from === null
          ? duration
          : formatEnglish(words.periodFrom, { period: duration, event: from }),
      "dpv:hasDuration": toXsdDuration(period),
    },
  };
}

/** Returns a duration without weeks, which XML Schema does not have (https://www.w3.org/TR/xmlschema11-2/#duration). */
function toXsdDuration(period: string): string {
  const duration = Temporal.Duration.from(period);
  const { weeks, days } = duration;
  return duration.with({ weeks: 0, days: days + 7 * weeks }).toString();
}

function toDecision({ logic, effect, record }: Stated<"automatedDecisions">[number]): DpvNode {
  return {
    "@type": "dpv:AutomatedDecisionMaking",
    "dct:description": logic ?? undefined,
    "dpv:hasConsequence": toConsequence(effect),
    "dct:references": mapStated(record, toNodeId),
  };
}
