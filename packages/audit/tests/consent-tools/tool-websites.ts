import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import path from "node:path";
import { build } from "esbuild";
import { SECRET } from "../websites/planted-items.ts";
import { type Handler, text, type TestSite } from "../websites/website-responses.ts";
import { serveWebsites, type TestWebsites } from "../websites/websites-server.ts";
import type { ConsentTool } from "./consent-tool.ts";

const COUNT_VISIT = `function countVisit() {
  document.cookie = "_stats=${SECRET}; Path=/; Secure; Max-Age=86400";
  localStorage.setItem("_stats_id", "${SECRET}");
}`;

/** Serves the websites of consent tools until they are closed. */
export async function startToolWebsites(tools: readonly ConsentTool[]): Promise<TestWebsites> {
  const bundles = await bundlePages();
  return serveWebsites(tools.map((tool) => websiteOf(tool, bundles)));
}

function websiteOf(
  { host, lang = "en", bodyStart = "", html, documents = {} }: ConsentTool,
  bundles: TestSite["routes"],
): TestSite {
  const page = (title: string, link: string) => {
    const body = `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<script src="/count-visit.js"></script>
</head>
<body>
${bodyStart}
<main><h1>${title}</h1><a href="${link}">${link}</a></main>
${html}
</body>
</html>`;
    const cookie = { "Set-Cookie": `sid=${SECRET}; Path=/; Secure` };
    const { headers } = text("text/html", body);
    return { headers: { ...headers, ...cookie }, body };
  };
  const onHost = (routes: TestSite["routes"]) =>
    Object.entries(routes).map(([place, response]) => [host + place, response]);
  const further = Object.entries(documents).map(([place, body]) => [
    place,
    text("text/html", body),
  ]);
  return {
    planted: [],
    routes: Object.fromEntries([
      ...onHost({
        "/": page("Council", "/about"),
        "/about": page("About", "/"),
        "/count-visit.js": text("text/javascript", COUNT_VISIT),
        "/node_modules/*": sendPackageFile,
        ...bundles,
      }),
      ...further,
    ]),
  };
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".js": "text/javascript",
};

/** Sends a file of a package, from /node_modules/PACKAGE/FILE. */
const sendPackageFile: Handler = ({ url = "" }, response) => {
  const [, name = "", file = ""] = /^\/node_modules\/((?:@[^/]+\/)?[^/]+)\/([^?]+)/.exec(url) ?? [];
  const manifest = findPackageJSON(name, import.meta.url) ?? "";
  const type = TYPES[path.extname(file)];
  try {
    const body = readFileSync(path.join(path.dirname(manifest), file));
    response.writeHead(200, { "Content-Type": `${type}; charset=utf-8` }).end(body);
  } catch {
    response.writeHead(404).end();
  }
};

/** Returns each script in pages/ with everything that it imports, and their styles. */
async function bundlePages(): Promise<TestSite["routes"]> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, "pages/*.jsx")],
    outdir: "/bundles",
    write: false,
    bundle: true,
    minify: true,
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return Object.fromEntries(
    outputFiles.map((file) => [
      `/bundles/${path.basename(file.path)}`,
      text(TYPES[path.extname(file.path)] ?? "", file.text),
    ]),
  );
}
