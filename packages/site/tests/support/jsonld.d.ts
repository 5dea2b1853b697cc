/* Types for the part of jsonld that the tests use. */

declare module "jsonld" {
  /** A node in expanded form: every property has a list of values. */
  export interface ExpandedNode {
    readonly "@id"?: string;
    readonly "@type"?: string | readonly string[];
    readonly [property: string]: unknown;
  }

  const jsonld: {
    expand: (
      document: object,
      options: {
        /** Whether to throw an Error where something would be dropped. */
        readonly safe: boolean;
        readonly documentLoader: (address: string) => never;
      },
    ) => Promise<ExpandedNode[]>;
  };
  export default jsonld;
}
