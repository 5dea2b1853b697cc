import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";

export const PROJECT = path.join(import.meta.dirname, "../..");

/** The built site that the tests look at. */
export const SITE = path.join(PROJECT, "_site");

if (!existsSync(path.join(SITE, "sitemap.xml"))) {
  throw new Error(
    "There is no built site to test: run “npm run build” first, or “npm test”, which does both.",
  );
}

/** The paths of the pages in the sitemap. */
export const sitemapPaths = [
  ...readFileSync(path.join(SITE, "sitemap.xml"), "utf8").matchAll(/<loc>(.*?)<\/loc>/g),
].map(([, address]) => new URL(address as string).pathname);

/** Every page that visitors can meet: those of the sitemap, editions, and the one for addresses that do not exist. */
export const pagePaths = globSync("**/*.html", { cwd: SITE })
  .map((file) => `/${file.replaceAll(path.sep, "/").replace(/(^|\/)index\.html$/, "$1")}`)
  .toSorted();

/** The file in which a page is built. */
export function fileOf(pagePath: string): string {
  return path.join(SITE, pagePath.endsWith("/") ? `${pagePath}index.html` : pagePath);
}
