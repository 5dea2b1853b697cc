import { APPEARANCE_MISTAKES } from "./appearance-mistakes.ts";
import { FACT_MISTAKES } from "./fact-mistakes.ts";
import { HOSTILE_MISTAKES } from "./hostile-mistakes.ts";
import { INVENTORY_MISTAKES } from "./inventory-mistakes.ts";
import { LOGO_MISTAKES } from "./logo-mistakes.ts";
import { OTHER_DATA_MISTAKES } from "./other-data-mistakes.ts";
import { PAGE_MISTAKES } from "./page-mistakes.ts";
import { PASTED_TEXT_MISTAKES } from "./pasted-text-mistakes.ts";
import { TABLE_MISTAKES } from "./table-mistakes.ts";
import { TEXT_AND_DATA_MISTAKES } from "./text-and-data-mistakes.ts";

/** The mistakes that editors make most often. */
export const MISTAKES = [
  ...APPEARANCE_MISTAKES,
  ...FACT_MISTAKES,
  ...INVENTORY_MISTAKES,
  ...LOGO_MISTAKES,
  ...OTHER_DATA_MISTAKES,
  ...PAGE_MISTAKES,
  ...PASTED_TEXT_MISTAKES,
  ...TABLE_MISTAKES,
  ...TEXT_AND_DATA_MISTAKES,
  ...HOSTILE_MISTAKES,
];
