import { BASIS_MISTAKES } from "./service-mistakes/basis-mistakes.ts";
import { BASIS_QUESTION_MISTAKES } from "./service-mistakes/basis-question-mistakes.ts";
import { DATA_QUESTION_MISTAKES } from "./service-mistakes/data-question-mistakes.ts";
import { INTRODUCTION_MISTAKES } from "./service-mistakes/introduction-mistakes.ts";
import { SERVICE_ADDRESS_MISTAKES } from "./service-mistakes/service-address-mistakes.ts";
import { SERVICE_DETAIL_MISTAKES } from "./service-mistakes/service-detail-mistakes.ts";
import { SERVICE_ENGLISH_MISTAKES } from "./service-mistakes/service-english-mistakes.ts";
import { SERVICE_FILE_MISTAKES } from "./service-mistakes/service-file-mistakes.ts";
import { SERVICE_VALUE_MISTAKES } from "./service-mistakes/service-value-mistakes.ts";
import { SHARING_MISTAKES } from "./service-mistakes/sharing-mistakes.ts";

/** Mistakes and gaps in the services of the test council (merefordWithServices), which are complete without them. */
export const SERVICE_MISTAKES = [
  ...BASIS_QUESTION_MISTAKES,
  ...DATA_QUESTION_MISTAKES,
  ...BASIS_MISTAKES,
  ...SHARING_MISTAKES,
  ...SERVICE_FILE_MISTAKES,
  ...INTRODUCTION_MISTAKES,
  ...SERVICE_ADDRESS_MISTAKES,
  ...SERVICE_ENGLISH_MISTAKES,
  ...SERVICE_VALUE_MISTAKES,
  ...SERVICE_DETAIL_MISTAKES,
];
