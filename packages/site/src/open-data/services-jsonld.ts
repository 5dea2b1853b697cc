import { RIGHTS } from "../services/people-rights.ts";
import { createDpvContext, type DpvNode, type NodeId } from "./dpv-node.ts";
import { toDpvProcess, toRightId } from "./dpv-process.ts";
import { SERVICE_DATA } from "./file-paths.ts";
import type { ServiceEntry, ServiceRecord } from "./service-record-schema.ts";
import { formatEnglish } from "./format-english.ts";
import words from "./service-record-words.json" with { type: "json" };

const RECORD = "#record";
const ORGANISATION = "#organisation";

/** The content of /services.jsonld. */
type ServicesJsonLd = DpvNode & {
  readonly "@context": object;
  readonly "dpv:hasService": readonly DpvNode[];
  /** The rights to which activities refer. */
  readonly "@included": readonly DpvNode[];
};

/**
 * Returns the record of services in the Data Privacy Vocabulary (https://w3id.org/dpv), as JSON-LD. What is not stated
 * has no property, nor has an empty list.
 */
export function toServicesJsonLd({ organisation, services }: ServiceRecord): ServicesJsonLd {
  const root = {
    "@id": RECORD,
    "@type": "dpv:ROPA",
    "dct:title": words.recordTitle,
    "dct:description": formatEnglish(words.recordDescription, { name: organisation.name }),
    "dct:publisher": ORGANISATION,
    "dpv:hasDataController": toOrganisation(organisation),
    "dpv:hasService": services.map(toService),
  } as const satisfies DpvNode;
  const rights = listRights(services);
  const base = new URL(SERVICE_DATA.jsonld, organisation.statement).href;
  return {
    "@context": createDpvContext([root, ...rights], base),
    ...root,
    "@included": rights,
  };
}

function toOrganisation({ name, contacts }: ServiceRecord["organisation"]): DpvNode {
  const { email, phone, post, dataProtectionOfficer } = contacts;
  return {
    "@id": ORGANISATION,
    "@type": ["dpv:DataController", "dpv:PublicSectorBody"],
    "dpv:hasName": name,
    "dpv:hasAddress": post?.join(", "),
    "dpv:hasContact": phone === null ? email : [email, phone],
    "dpv:hasRecordOfActivity": RECORD,
    "dpv:hasDataProtectionOfficer": toOfficer(dataProtectionOfficer),
  };
}

function toOfficer(email: string | null): DpvNode | undefined {
  if (email === null) return undefined;
  return { "@type": "dpv:DataProtectionOfficer", "dpv:hasContact": email };
}

function toService(service: ServiceEntry): DpvNode {
  const { address, title, summary, controller, people, activities } = service;
  const path: NodeId = `/${address.split("/").slice(3).join("/")}`;
  const id: NodeId = `#${path.slice(1, -1)}`;
  const controllerId: NodeId = controller === null ? ORGANISATION : `${id}/controller`;
  const processes = activities.map((activity) =>
    toDpvProcess(activity, { id: `${id}/${activity.id}`, controller: controllerId, people }),
  );
  return {
    "@id": id,
    "@type": "dpv:Service",
    "dct:title": title,
    "dct:description": summary,
    "dpv:hasDataController":
      controller === null ? ORGANISATION : toController(controllerId, controller),
    "dpv:hasNotice": {
      "@id": path,
      "@type": "dpv:PrivacyNotice",
      "dct:title": formatEnglish(words.noticeTitle, { title }),
      "dct:publisher": ORGANISATION,
      "dpv:hasProcess": activities.map((activity): NodeId => `${id}/${activity.id}`),
    },
    "dpv:hasProcess": processes,
  };
}

function toController(
  id: NodeId,
  { name, email, dataProtectionOfficer }: NonNullable<ServiceEntry["controller"]>,
): DpvNode {
  return {
    "@id": id,
    "@type": "dpv:DataController",
    "dpv:hasName": name,
    "dpv:hasContact": email ?? undefined,
    "dpv:hasDataProtectionOfficer": toOfficer(dataProtectionOfficer),
  };
}

/** Returns each right to which an activity refers. */
function listRights(services: readonly ServiceEntry[]): DpvNode[] {
  const used = new Set(
    services.flatMap(({ activities }) => activities.flatMap(({ rights }) => rights ?? [])),
  );
  return RIGHTS.filter((right) => used.has(right)).map((right) => ({
    "@id": toRightId(right),
    "@type": ["dpv:Right", "dpv:DataSubjectRight"],
    "dct:title": formatEnglish(words.withArticle, words.rights[right]),
  }));
}
