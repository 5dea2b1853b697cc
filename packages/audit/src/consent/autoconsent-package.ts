import path from "node:path";
import { fileURLToPath } from "node:url";

/** Returns the path of a file of autoconsent (https://github.com/duckduckgo/autoconsent). */
export function autoconsentFile(file: string): string {
  const main = fileURLToPath(import.meta.resolve("@duckduckgo/autoconsent"));
  return path.join(path.dirname(main), "..", file);
}
