import { hash } from "node:crypto";

/**
 * Which of the candidates are visited where there is room for so many: all, or a sample. Each address has a
 * rank of its own that `seed` gives it, so that two runs visit the same pages, and one page more changes little.
 * Returns both parts sorted, each address once.
 */
export function choose(
  candidates: readonly string[],
  room: number,
  seed: string,
): { chosen: string[]; left: string[] } {
  const all = [...new Set(candidates)].toSorted();
  if (all.length <= room) return { chosen: all, left: [] };
  const ranked = all
    .map((address) => ({ address, rank: hash("sha256", `${seed} ${address}`) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ address }) => address);
  return { chosen: ranked.slice(0, room).toSorted(), left: ranked.slice(room).toSorted() };
}
