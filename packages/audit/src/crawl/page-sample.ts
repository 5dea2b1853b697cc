import { hash } from "node:crypto";

/**
 * Selects up to `size` of the candidates: all of them, or a sample. The hash of `seed` and address gives each address a
 * fixed rank, so that two runs visit the same pages, and one new page replaces at most one other. Returns the sample and
 * the rest, both sorted and without duplicates.
 */
export function samplePages(
  candidates: readonly string[],
  size: number,
  seed: string,
): { sample: string[]; rest: string[] } {
  const all = [...new Set(candidates)].toSorted();
  if (all.length <= size) return { sample: all, rest: [] };
  const ranked = all
    .map((address) => ({ address, rank: hash("sha256", `${seed} ${address}`) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ address }) => address);
  return { sample: ranked.slice(0, size).toSorted(), rest: ranked.slice(size).toSorted() };
}
