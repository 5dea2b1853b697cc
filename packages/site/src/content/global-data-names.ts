/** The names of the global data that the plugin gives templates, besides the files in `_data`. */
export const GLOBAL_DATA_NAMES = [
  "statement",
  "inventoryPage",
  "icon",
  "logo",
  "openDataFiles",
  "styles",
  "editionPages",
  "comparisonPages",
  "serviceChanges",
  "serviceFeeds",
  "serviceIndex",
  "servicePages",
  "words",
  "language",
] as const;
