/* The interface for other programs. What is not exported here may change in any version. */

export { UserError } from "cookie-inventory";
export { audit, type AuditOptions } from "./audit.ts";
export type { Finding, FindingKind } from "./finding.ts";
export type { Inconclusive } from "./inconclusive.ts";
export type { Observations, State } from "./observation-schema.ts";
export type { Progress } from "./observe-websites.ts";
export type { Audit } from "./report/audit-result.ts";
export { toExitCode } from "./report/exit-codes.ts";
export { formatReport, type ReportFormat } from "./report/report-formats.ts";
export { type Conclusion, formatVerdict, toConclusion } from "./report/verdict.ts";
export type { Outcome } from "./run-outcome.ts";
export type { StoredItem } from "./stored-items.ts";
