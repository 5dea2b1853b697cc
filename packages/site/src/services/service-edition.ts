/** An edition of a service’s notice. */
export interface ServiceEdition {
  readonly edition: string;
  readonly date: string;
  /** Why the notice has changed, in a sentence. */
  readonly why: string;
  /** What has changed for people, a sentence for each change. Empty for the first edition. */
  readonly changes: readonly string[];
  /** Identifies the edition in feeds: a SHA-256 digest in hexadecimal. */
  readonly digest: string;
}
