import type { Node } from "jsonc-parser";
import type { ValuePath } from "./source-places.ts";

/**
 * Returns a function that finds the node at a path, or of the nearest ancestor that exists; for a field, the node of its
 * name. It remembers the fields of each object: there may be thousands of both.
 */
export function createNodeFinder(tree: Node): (path: ValuePath) => Node {
  const fields = new WeakMap<Node, ReadonlyMap<unknown, Node>>();
  const findChild = (object: Node, name: string | number): Node | undefined => {
    if (object.type === "array") return object.children?.[Number(name)];
    const known =
      fields.get(object) ??
      // Reversed, so that the first of two equal names wins.
      new Map(
        (object.children ?? []).toReversed().map((pair) => [pair.children?.[0]?.value, pair]),
      );
    fields.set(object, known);
    return known.get(name);
  };
  return (path) => {
    let nearest = tree;
    let container: Node | undefined = tree;
    for (const step of path) {
      const found: Node | undefined = container && findChild(container, step);
      if (found === undefined) break;
      // A field has two children: its name and its value.
      const isField: boolean = found.type === "property";
      nearest = (isField ? found.children?.[0] : undefined) ?? found;
      container = isField ? found.children?.[1] : found;
    }
    return nearest;
  };
}
