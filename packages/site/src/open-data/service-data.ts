import { SERVICE_DATA } from "./file-paths.ts";
import { toJson } from "./open-data-fields.ts";
import { createServiceRecordJsonSchema } from "./service-record-schema.ts";
import { SERVICE_COLUMNS, toServicesCsv } from "./services-csv.ts";
import { toServicesJsonLd } from "./services-jsonld.ts";
import { type Controller, type RecordedService, toServiceRecord } from "./services-json.ts";

/** The files with the record of what services use personal data for, and what the page about open data says of them. */
export interface ServiceData {
  /** The content of each file by its path. */
  readonly contents: Readonly<Record<string, string>>;
  /** The names of the columns of /services.csv. */
  readonly columns: readonly string[];
  /** Each file with only the first activity of the first service. Lines end with LF. */
  readonly examples: {
    readonly json: string;
    readonly csv: string;
    /** Only the service, without the context and the organisation. */
    readonly jsonld: string;
  };
}

/** Creates the files for a council with services. */
export function createServiceData(
  services: readonly RecordedService[],
  council: Controller,
): ServiceData {
  const schema = council.address + SERVICE_DATA.schema;
  const record = toServiceRecord(services, council, schema);
  const first = {
    ...record,
    services: record.services
      .slice(0, 1)
      .map((service) => ({ ...service, activities: service.activities.slice(0, 1) })),
  };
  return {
    contents: {
      [SERVICE_DATA.json]: toJson(record),
      [SERVICE_DATA.schema]: toJson(createServiceRecordJsonSchema(schema)),
      [SERVICE_DATA.csv]: toServicesCsv(record),
      [SERVICE_DATA.jsonld]: toJson(toServicesJsonLd(record)),
    },
    columns: SERVICE_COLUMNS,
    examples: {
      json: toJson(first).trim(),
      csv: toServicesCsv(first).replace("\uFEFF", "").replaceAll("\r\n", "\n").trim(),
      jsonld: toJson(toServicesJsonLd(first)["dpv:hasService"]).trim(),
    },
  };
}
