import { stringify } from "csv-stringify/sync";
import type { Words } from "../words/locale.ts";
import type { ActivityEntry, ServiceEntry, ServiceRecord } from "./service-record-schema.ts";
import { keepStated } from "./stated-values.ts";

/** The columns of /services.csv, in their order. The page about open data explains each. */
export const SERVICE_COLUMNS = [
  "id",
  "address",
  "group",
  "service",
  "summary",
  "owner",
  "controller",
  "controllerEmail",
  "dataProtectionOfficer",
  "people",
  "activity",
  "purpose",
  "lawfulBasis",
  "article",
  "laws",
  "interests",
  "withdrawal",
  "data",
  "specialCategories",
  "sources",
  "obligation",
  "otherwise",
  "recipients",
  "transfers",
  "retentionPeriod",
  "retentionFrom",
  "retentionCriteria",
  "automatedDecisions",
  "rights",
] as const satisfies readonly (keyof Words["data"]["services"]["columns"])[];

type Row = Record<(typeof SERVICE_COLUMNS)[number], string | null>;

/**
 * Returns the record of services as CSV (RFC 4180): a header and a line for each activity, which end with CRLF. Unstated
 * values are empty, and an empty list is “none”. Entries of a list are separated by “; ”, which their texts may contain
 * too: programs read /services.json. It starts with a byte order mark, and formulas get the prefix “'”, as in
 * /cookies.csv.
 */
export function toServicesCsv({ organisation, services }: ServiceRecord): string {
  const rows = services.flatMap((service) =>
    service.activities.map((activity) => toRow(organisation, service, activity)),
  );
  return stringify(rows, {
    bom: true,
    columns: [...SERVICE_COLUMNS],
    escape_formulas: true,
    header: true,
    record_delimiter: "windows",
  });
}

function toRow(
  organisation: ServiceRecord["organisation"],
  service: ServiceEntry,
  activity: ActivityEntry,
): Row {
  const { name, contacts } = organisation;
  const controller = service.controller ?? { name, ...contacts };
  return {
    id: `${service.address.split("/").at(-2)}/${activity.id}`,
    address: service.address,
    group: service.group,
    service: service.title,
    summary: service.summary,
    owner: service.owner,
    controller: controller.name,
    controllerEmail: controller.email,
    dataProtectionOfficer: controller.dataProtectionOfficer,
    people: join(service.people),
    activity: activity.title,
    purpose: activity.purpose,
    lawfulBasis: activity.lawfulBasis?.basis ?? null,
    article: activity.lawfulBasis?.article ?? null,
    laws: join(activity.laws?.map(({ name: law, href }) => withDetails(law, href))),
    interests: activity.interests,
    withdrawal: activity.withdrawal,
    data: join(activity.data),
    specialCategories: join(
      activity.specialCategories?.map(({ kind, condition, schedule1 }) =>
        withDetails(kind, condition, schedule1 === null ? null : `schedule1 ${schedule1}`),
      ),
    ),
    sources: join(
      activity.sources?.map(({ kind, name: source }) =>
        source === null ? kind : withDetails(source, kind),
      ),
    ),
    obligation: activity.mustProvide?.obligation ?? null,
    otherwise: activity.mustProvide?.otherwise ?? null,
    recipients: join(
      activity.recipients?.map(({ name: recipient, country, role, home, why }) =>
        withDetails(recipient, country, role, home, why),
      ),
    ),
    transfers: join(
      activity.transfers?.map(({ country, safeguard, copy }) =>
        withDetails(country, safeguard, copy),
      ),
    ),
    retentionPeriod: activity.retention?.period ?? null,
    retentionFrom: activity.retention?.from ?? null,
    retentionCriteria: activity.retention?.criteria ?? null,
    automatedDecisions: join(
      activity.automatedDecisions?.map(
        ({ logic, effect, record }) =>
          keepStated([logic, effect, record]).join(" ") || "not stated",
      ),
    ),
    rights: join(activity.rights),
  };
}

function join(list: readonly string[] | null | undefined): string | null {
  if (!list) return null;
  return list.length === 0 ? "none" : list.join("; ");
}

/** Returns “name (detail, detail)”, without the details that are not stated. */
function withDetails(name: string, ...details: readonly (string | null)[]): string {
  const stated = keepStated(details);
  return stated.length === 0 ? name : `${name} (${stated.join(", ")})`;
}
