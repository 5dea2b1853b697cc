import { readFileSync } from "node:fs";
import { z } from "zod";
import { autoconsentFile } from "./autoconsent-package.ts";

/** A text in lower case, or a regular expression. */
export type Pattern = string | RegExp;

const patternList = z.array(z.union([z.string(), z.instanceof(RegExp)]));
const patternsModule = z.object({
  DETECT_PATTERNS: patternList,
  REJECT_PATTERNS: patternList,
  SETTINGS_PATTERNS: patternList,
  ACCEPT_PATTERNS: patternList,
  ACKNOWLEDGE_PATTERNS: patternList,
  BUTTON_NEVER_MATCH_PATTERNS: patternList,
});

/** The patterns of autoconsent: a module without imports, in a file whose extension Node.js does not accept here. */
const source = readFileSync(autoconsentFile("lib/heuristic-patterns.ts"), "utf8");
export const PATTERNS = patternsModule.parse(
  await import(`data:text/javascript,${encodeURIComponent(source)}`),
);
