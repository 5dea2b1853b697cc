import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import type { Observations } from "../../src/observation-schema.ts";
import { hostOptions, runAudit } from "../support/audit-process.ts";
import { createAuditProject } from "../support/audit-project.ts";
import type { Handler } from "../websites/website-responses.ts";
import { serveWebsites } from "../websites/websites-server.ts";

const REPOSITORY = path.join(import.meta.dirname, "../../../..");
const SITE = path.join(REPOSITORY, "_site");

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".xml": "application/xml",
};

test("The site in this repository stores nothing, and its audit finds no problems", async () => {
  const project = createAuditProject(["example.gov.uk"]);
  const serveFile: Handler = ({ url = "/" }, response) => {
    try {
      const { pathname } = new URL(url, "https://localhost");
      const file = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
      const body = readFileSync(path.join(SITE, file));
      const type = TYPES[path.extname(file)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type }).end(body);
    } catch {
      response.writeHead(404, { "Content-Type": "text/html" }).end("Not found");
    }
  };
  const organisation = readFileSync(path.join(REPOSITORY, "_data/organisation.json"), "utf8");
  const { address } = JSON.parse(organisation) as { address: string };
  const website = await serveWebsites([
    { planted: [], routes: { [`${new URL(address).host}/*`]: serveFile } },
  ]);
  project.write("_data/cookies.json", JSON.stringify({ providers: {}, cookies: [] }));
  const today = new Date().toISOString().slice(0, 10);
  const listed = { address, banner: "none", bannerChecked: today };
  project.write("websites.json", JSON.stringify({ websites: [listed] }));
  const results = path.join(project.folder, "observations.json");
  const quick = ["--delay", "0", "--settle", "700", "--results", results];
  const { code, stdout, stderr } = await runAudit(project.folder, [
    "run",
    "--websites",
    "websites.json",
    ...quick,
    ...hostOptions(website),
  ]);
  await website.close();
  expect(code, stdout + stderr).toBe(0);
  const { pages } = JSON.parse(readFileSync(results, "utf8")) as Observations;
  expect(pages.length).toBeGreaterThanOrEqual(3);
  for (const page of pages) {
    expect(page, page.address).toMatchObject({
      outcome: "visited",
      cookies: [],
      items: [],
      hosts: [],
    });
  }
  project.dispose();
});
