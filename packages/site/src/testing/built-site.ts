import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";

export const PROJECT_FOLDER = process.cwd();

export const SITE_FOLDER = path.join(PROJECT_FOLDER, "_site");

/** Returns the paths of the pages in the sitemap. Throws an Error if there is no built site. */
export function readSitemap(): string[] {
  const sitemap = path.join(SITE_FOLDER, "sitemap.xml");
  if (!existsSync(sitemap))
    throw new Error("There is no built site to test. Run “npm run build” first.");
  return [...readFileSync(sitemap, "utf8").matchAll(/<loc>(.*?)<\/loc>/g)].map(
    ([, address = ""]) => new URL(address).pathname,
  );
}

/** Returns the paths of all pages: those in the sitemap, editions and the 404 page. */
export function listPages(): string[] {
  return globSync("**/*.html", { cwd: SITE_FOLDER })
    .map((file) => `/${file.replaceAll(path.sep, "/").replace(/(^|\/)index\.html$/, "$1")}`)
    .toSorted();
}

export function toFile(pagePath: string): string {
  return path.join(SITE_FOLDER, pagePath.endsWith("/") ? `${pagePath}index.html` : pagePath);
}

export function readPage(pagePath: string): string {
  return readFileSync(toFile(pagePath), "utf8");
}

/** Returns the pages of services but the longest in each language, which has all that they have. */
export function listRepeatedPages(): string[] {
  const pages = listPages().filter((page) => /^(?:\/[\w-]+)?\/services\/[^/]+\/$/.test(page));
  const lengths = new Map(pages.map((page) => [page, readPage(page).length]));
  const byFolder = Map.groupBy(pages, (page) => page.split("/services/")[0]);
  return [...byFolder.values()].flatMap((group) =>
    group.toSorted((a, b) => (lengths.get(b) ?? 0) - (lengths.get(a) ?? 0)).slice(1),
  );
}

/** Selects a few pages that together contain every element and class of the site, for slow tests. */
export function selectSamplePages(): string[] {
  const features = new Map(listPages().map((page) => [page, findFeatures(readPage(page))]));
  const uncovered = new Set([...features.values()].flatMap((each) => [...each]));
  const selected: string[] = [];
  while (uncovered.size > 0) {
    const gain = (page: string) => features.get(page)?.intersection(uncovered).size ?? 0;
    // If several pages add the same number of features, the first by path.
    const [best = "/"] = [...features.keys()].toSorted((a, b) => gain(b) - gain(a));
    for (const feature of features.get(best) ?? []) uncovered.delete(feature);
    selected.push(best);
  }
  return selected.toSorted();
}

/** Returns the elements in the body, such as “table”, and their classes, such as “table.stacked”. */
function findFeatures(html: string): Set<string> {
  const body = html.slice(html.indexOf("<body"));
  return new Set(
    [...body.matchAll(/<([a-z][\w-]*)((?:\s[^<>]*)?)>/g)].flatMap(([, element = "", rest = ""]) => {
      const classes = /\sclass="([^"]*)"/.exec(rest)?.[1]?.split(/\s+/) ?? [];
      return [element, ...classes.map((name) => `${element}.${name}`)];
    }),
  );
}
