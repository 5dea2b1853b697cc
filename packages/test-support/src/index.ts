export { COOKIE, PROVIDERS, inventoryText } from "./cookie-records.ts";
export { startTestServer, type TestServer } from "./test-server.ts";
export {
  mereford,
  MEREFORD_FOLDER,
  merefordInThreeLanguages,
  merefordWithServices,
  TRANSLATIONS_FOLDER,
} from "./mereford.ts";
export { PROPERTY_RUNS } from "./property-runs.ts";
export { findSchemaErrors } from "./editor-schema.ts";
export { findSarifErrors } from "./sarif-schema.ts";
export { projectOf } from "./project-in-memory.ts";
export { type CommandResult, loadAgain, runInProcess } from "./run-in-process.ts";
export { anyAddress, anyText } from "./any-text.ts";
