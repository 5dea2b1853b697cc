import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";

/** The council’s folder. */
export const PROJECT = process.cwd();

/** The built site that the tests look at. */
export const SITE = path.join(PROJECT, "_site");

/** The paths of the pages in the sitemap. Throws an Error if no site was built. */
export function sitemapPaths(): string[] {
  const sitemap = path.join(SITE, "sitemap.xml");
  if (!existsSync(sitemap))
    throw new Error("There is no built site to test: run “npm run build” first.");
  return [...readFileSync(sitemap, "utf8").matchAll(/<loc>(.*?)<\/loc>/g)].map(
    ([, address = ""]) => new URL(address).pathname,
  );
}

/** Every page that visitors can meet: those of the sitemap, editions, and the one for addresses that do not exist. */
export function pagePaths(): string[] {
  return globSync("**/*.html", { cwd: SITE })
    .map((file) => `/${file.replaceAll(path.sep, "/").replace(/(^|\/)index\.html$/, "$1")}`)
    .toSorted();
}

/** The file in which a page is built. */
export function fileOf(pagePath: string): string {
  return path.join(SITE, pagePath.endsWith("/") ? `${pagePath}index.html` : pagePath);
}

/** The HTML of a page. */
export function htmlOf(pagePath: string): string {
  return readFileSync(fileOf(pagePath), "utf8");
}

/**
 * The fewest pages that together have every element and class of the site: one of each layout, with each kind of
 * content. Checks that take long look at these.
 */
export function samplePages(): string[] {
  const features = new Map(pagePaths().map((page) => [page, featuresOf(htmlOf(page))]));
  const missing = new Set([...features.values()].flatMap((each) => [...each]));
  const chosen: string[] = [];
  while (missing.size > 0) {
    const gain = (page: string) => features.get(page)?.intersection(missing).size ?? 0;
    // Of pages with as much, the first by path.
    const [best = "/"] = [...features.keys()].toSorted((a, b) => gain(b) - gain(a));
    for (const feature of features.get(best) ?? []) missing.delete(feature);
    chosen.push(best);
  }
  return chosen.toSorted();
}

/** The elements in the body, each with its classes. */
function featuresOf(html: string): Set<string> {
  const body = html.slice(html.indexOf("<body"));
  return new Set(
    [...body.matchAll(/<([a-z][\w-]*)((?:\s[^<>]*)?)>/g)].flatMap(([, element = "", rest = ""]) => {
      const classes = /\sclass="([^"]*)"/.exec(rest)?.[1]?.split(/\s+/) ?? [];
      return [element, ...classes.map((name) => `${element}.${name}`)];
    }),
  );
}
