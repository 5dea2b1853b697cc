/** A mistake in the files of packages/test-support/another-council, and the problems that the check must report. */
export interface Mistake {
  readonly name: string;
  readonly file: string;
  /** The text to replace; null for the whole file. */
  readonly from: string | null;
  readonly to: string | Uint8Array;
  /** The problems. The last column of a place is exclusive. */
  readonly expected: readonly (readonly [placeAndRule: string, message: string, hint: string])[];
}
