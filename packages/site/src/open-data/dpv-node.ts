import terms from "./dpv-terms.json" with { type: "json" };

type OneOrMany<T> = T | readonly T[];
type Property = `dpv:${keyof typeof terms.properties}`;
type Class = `dpv:${keyof typeof terms.classes}`;
type Instance = `dpv:${keyof typeof terms.instances}`;

/** The id of a node: in this file, on this site, or elsewhere. */
export type NodeId = `#${string}` | `/${string}` | `https://${string}`;

/** Returns the address of a node elsewhere, which starts with https://, as its id. */
export function toNodeId(address: string): NodeId {
  return `https://${address.slice("https://".length)}`;
}

/** How the context reads the texts of these properties: null for plain text. Other properties lead to nodes. */
const TEXTS = {
  "dct:title": { "@language": "en-GB" },
  "dct:description": { "@language": "en-GB" },
  "dpv:hasName": { "@language": "en-GB" },
  "dpv:hasContact": null,
  "dpv:hasAddress": null,
  "dpv:hasIdentifier": null,
  // Its texts are durations, and its nodes say what these are.
  "dpv:hasDuration": { "@type": "xsd:duration" },
} as const satisfies Partial<Record<Property | `dct:${string}`, object | null>>;

type TextProperty = keyof typeof TEXTS;
type Text<P> = string | (P extends "dpv:hasDuration" ? DpvNode : readonly string[]);
type LinkProperty = Exclude<Property, TextProperty> | "dct:publisher" | "dct:references";

/**
 * A node of JSON-LD in the Data Privacy Vocabulary. It can only have terms from dpv-terms.json, which are in the
 * published vocabulary. What is undefined is not written.
 */
export type DpvNode = {
  readonly "@id"?: NodeId | undefined;
  readonly "@type": OneOrMany<Class | Instance>;
} & { readonly [P in TextProperty]?: Text<P> | undefined } & {
  readonly [P in LinkProperty]?: OneOrMany<NodeId | Instance | DpvNode> | undefined;
};

const PREFIXES = {
  dpv: terms.namespace,
  dct: "http://purl.org/dc/terms/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

/** Returns the context of nodes, with only what they use. `base` is the address of their file. */
export function createDpvContext(nodes: readonly DpvNode[], base: string): object {
  const properties = [...new Set(nodes.flatMap(listProperties))].toSorted();
  const definitions = Object.fromEntries(
    properties.flatMap((property) => {
      const definition = isText(property) ? TEXTS[property] : { "@type": "@id" };
      return definition === null ? [] : [[property, definition]];
    }),
  );
  const used = properties.concat(Object.values(definitions).flatMap((each) => Object.values(each)));
  const prefixes = Object.entries(PREFIXES).filter(([prefix]) =>
    used.some((name) => name.startsWith(`${prefix}:`)),
  );
  return { "@version": 1.1, "@base": base, ...Object.fromEntries(prefixes), ...definitions };
}

function isText(property: string): property is TextProperty {
  return property in TEXTS;
}

/** Returns the properties of a node and of those in it. */
function listProperties(node: object): string[] {
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) => {
    if (name.startsWith("@") || value === undefined) return [];
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return [name, ...values.filter(isNode).flatMap(listProperties)];
  });
}

function isNode(value: unknown): value is object {
  return typeof value === "object";
}
