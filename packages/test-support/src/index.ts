export { COOKIE, PROVIDERS, inventoryText } from "./cookie-records.ts";
export { answerWith, type Answers } from "./http-answers.ts";
export { mereford, MEREFORD_FOLDER } from "./mereford.ts";
export { projectOf } from "./project-in-memory.ts";
