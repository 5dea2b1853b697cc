export {
  projectFolder,
  replaceFile,
  resolveUserPath,
  writeFileAtomically,
} from "./command-line/project-folder.ts";
export {
  COULD_NOT_RUN,
  formatProblems,
  runProgram,
  type Subcommand,
} from "./command-line/run-program.ts";
export { parseDate, todayOption } from "./command-line/today-option.ts";
export { UserError } from "./command-line/user-error.ts";
export { createColouriser, createTextReader } from "./command-line/terminal-colours.ts";
export {
  DAY,
  MAX_LIFETIME_DAYS,
  durationInDays,
  durationInWords,
  isIsoDuration,
  isMuchLonger,
  toIsoDuration,
} from "./cookies/duration.ts";
export {
  checkVerificationDates,
  findInventoryWarnings,
  listPurposes,
} from "./cookies/inventory-warnings.ts";
export { INVENTORY_FILE, readInventory, type InventoryResult } from "./cookies/inventory-reader.ts";
export {
  CATEGORIES,
  EXCEPTION_PARAGRAPHS,
  OTHER_STORAGES,
  STORAGES,
  inventoryJsonSchema,
  type CookieRecord,
  type Inventory,
  type Provider,
} from "./cookies/inventory-schema.ts";
export { UNNAMED, isWithin, nameMatcher } from "./cookies/name-patterns.ts";
export {
  LAYOUT_ELEMENT_IDS,
  isPublishedRecord,
  toPublishedCookies,
  type PublishedCookie,
  type PublishedCookies,
} from "./cookies/published-cookies.ts";
export { didYouMean, isNearlySame } from "./files/did-you-mean.ts";
export { digestOf } from "./files/digest.ts";
export { toEditorSchema } from "./files/editor-schema.ts";
export { fieldOf } from "./files/field-of.ts";
export {
  findLongWord,
  httpsAddress,
  isoDate,
  MAX_WORD_LENGTH,
  readableText,
  singleLineText,
} from "./files/field-schemas.ts";
export {
  INVISIBLE_CHARACTERS,
  nameInvisibleCharacter,
  RIGHT_TO_LEFT,
} from "./files/invisible-characters.ts";
export { readJson } from "./files/json-reader.ts";
export { checkReservedName } from "./files/json-names.ts";
export { listSome } from "./files/list-some.ts";
export { checkNesting } from "./files/nesting-limit.ts";
export { projectOnDisk, readSource, type Project, type Source } from "./files/project.ts";
export {
  checkAgainstSchema,
  nameRecordsBy,
  readJsonWithSchema,
  type CheckedFile,
  type MessageOptions,
} from "./files/schema-check.ts";
export {
  lineStarts,
  placeLookup,
  type Located,
  type SourceText,
  type ValuePath,
} from "./files/source-places.ts";
export { getErrorCode, getErrorReason } from "./files/system-errors.ts";
export { type Partly, replaceValues } from "./files/valid-values.ts";
export { perLanguage } from "./languages/per-language.ts";
export {
  createLanguageEntry,
  getOwnName,
  type LanguageEntry,
  listDirections,
} from "./languages/language-entry.ts";
export {
  describeLanguage,
  getLanguageName,
  getLanguageTag,
  isKnownCode,
  type Language,
  languageCode,
} from "./languages/language.ts";
export {
  getLanguage,
  getPathPrefix,
  hasKnownLanguages,
  inLanguage,
  listLanguages,
  listTranslations,
} from "./languages/project-languages.ts";
export type { TranslatableFields } from "./languages/text-records.ts";
export { bannerSelectorsSchema, type BannerSelectors } from "./organisation/banner-schema.ts";
export { checkColourContrast, contrastOf } from "./organisation/colour-contrast.ts";
export { CRAWL_DEFAULTS } from "./organisation/crawl-defaults.ts";
export { journeySchema, type Journey } from "./organisation/journey-schema.ts";
export type { JourneyStep } from "./organisation/journey-step-schema.ts";
export {
  locateInOrganisation,
  ORGANISATION_FILE,
  organisationJsonSchema,
  readOrganisation,
  type Organisation,
  type OrganisationResult,
} from "./organisation/organisation.ts";
export {
  WEBSITES_FILE,
  readWebsites,
  readWebsitesIfPresent,
  websitesJsonSchema,
  type DeclaredWebsite,
} from "./organisation/website-list.ts";
export { findOutdatedHost, findOutdatedNames } from "./outdated-names/outdated-names.ts";
export { escapeMarkdown } from "./problems/escape-markdown.ts";
export { toGitHubAnnotations } from "./problems/github-annotations.ts";
export { toJsonReport } from "./problems/json-report.ts";
export {
  ProblemsError,
  collectProblems,
  error,
  failed,
  limitProblems,
  question,
  readResult,
  sortProblems,
  warning,
  type Place,
  type Position,
  type Problem,
  type ReadResult,
  type Severity,
} from "./problems/problem.ts";
export { toSarif } from "./problems/sarif-log.ts";
export {
  createExcerpt,
  formatCounts,
  toTerminalReport,
  toTerminalText,
  type Colourise,
  type Excerpt,
  type ReadText,
} from "./problems/terminal-text.ts";
