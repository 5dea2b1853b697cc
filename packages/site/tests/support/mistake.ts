/** A mistake in the files of packages/test-support/another-council, and the problems that the check must report. */
export interface Mistake {
  readonly name: string;
  readonly file: string;
  /** The text to replace; null for the whole file. */
  readonly from: string | null;
  readonly to: string | Uint8Array;
  /** Text to replace in another file. */
  readonly also?: { readonly file: string; readonly from: string; readonly to: string };
  /** The problems. The last column of a place is exclusive. */
  readonly expected: readonly (readonly [placeAndRule: string, message: string, hint: string])[];
}

/** Makes a mistake in `files`, the contents by file name. Throws an Error if the text to replace is missing. */
export function makeMistake(files: Record<string, string | Uint8Array>, mistake: Mistake): void {
  const { file, from, to, also } = mistake;
  files[file] = from === null || typeof to !== "string" ? to : replace(files[file], from, to);
  if (also !== undefined) files[also.file] = replace(files[also.file], also.from, also.to);
}

function replace(content: string | Uint8Array | undefined, from: string, to: string): string {
  const text = String(content);
  if (!text.includes(from)) throw new Error(`“${from}” is not in the file.`);
  return text.replace(from, () => to);
}
