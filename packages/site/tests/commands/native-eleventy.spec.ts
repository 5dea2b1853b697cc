import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

/* Ordinary Eleventy features that a council can add to its site. The tests share one folder. */
test.describe.configure({ mode: "serial" });

const CONFIG = `import syntaxHighlight from "@11ty/eleventy-plugin-syntaxhighlight";
import privacyNotice, { type UserConfig } from "privacy-notice";

export default function configure(eleventy: UserConfig): void {
  eleventy.addPlugin(syntaxHighlight);
  eleventy.addPlugin(privacyNotice);
  eleventy.addFilter("shout", (text: string) => text.toUpperCase() + "!");
  eleventy.addShortcode("phone", (number: string) => "<a href='tel:" + number + "'>" + number + "</a>");
  eleventy.amendLibrary("md", (markdown) => {
    markdown.renderer.rules["strong_open"] = () => "<strong data-amended>";
  });
  eleventy.addAsyncShortcode("later", async () => "later");
  eleventy.addCollection("help", (api) => api.getAll().filter(({ url }) => url === "/help/"));
}

export const config = {
  dir: { input: "src/pages", includes: "../../_includes", data: "../../_data" },
  markdownTemplateEngine: false,
  htmlTemplateEngine: false,
};
`;

const FILES: Readonly<Record<string, string>> = {
  ".eleventy.ts": CONFIG,
  "_data/team.json": JSON.stringify({ lead: "Ada Example", people: ["Ada", "Ben"] }),
  "src/pages/help.njk": `---
layout: layouts/page.njk
title: Help
description: How to get help.
permalink: /help/
navigation: { title: Get help, order: 9 }
---
<p class="govuk-body">{{ organisation.name | shout }} {{ team.lead }} leads {{ team.people | length }}.</p>
<p class="govuk-body">{% phone "0123" %}, {{ cookies.all | length }} cookies, edition {{ statement.edition }}.</p>
{% highlight "js" %}
const cookie = "none";
{% endhighlight %}
`,
  "_includes/layouts/letter.njk": `<!doctype html>
<html lang="en-GB"><head><title>{{ title }}</title></head>
<body class="letter"><h1>{{ title }}</h1>{{ content | safe }}<p>{{ team.lead | shout }}</p></body></html>
`,
  "src/pages/letter.md":
    "---\ntitle: A letter\ndescription: Our letter.\nlayout: layouts/letter.njk\n---\n\nDear *visitor*.\n\n**Yours**\n",
  "_includes/blocks/cookie-table.njk":
    '<p class="own-block">{{ organisation.name | shout }} stores {{ cookies.all | length }}, says {{ team.lead }}, in edition {{ edition }} of {{ title }}.</p>\n',
};

let workspace: Workspace;
let site: Record<string, string>;
test.beforeAll(async () => {
  workspace = createWorkspace();
  for (const [file, text] of Object.entries(FILES)) workspace.write(file, text);
  workspace.set("_data/addresses.json", ["/letter/"], []);
  workspace.edit("src/pages/privacy.md", "See [what", "Get [help](/help/). See [what");
  const { code, stderr } = await workspace.build();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  site = workspace.site();
});
test.afterAll(() => workspace.dispose());

test("A Nunjucks page can use the package’s layout and data, the council’s data and a shortcode", () => {
  const page = site["help/index.html"] ?? "";
  expect(page).toContain("<title>Help – Privacy notice – Mereford District Council</title>");
  expect(page).toContain("Ada Example leads 2.");
  expect(page).toContain("<a href='tel:0123'>0123</a>, 2 cookies, edition 3.2.");
  expect(page).toContain("src/pages/help.njk");
});

test("A Nunjucks page is in the sitemap and the menu, and Markdown pages can link to it", () => {
  expect(site["sitemap.xml"]).toContain("<loc>https://privacy.mereford.example/help/</loc>");
  for (const file of ["index.html", "cookies/index.html", "help/index.html", "404.html"]) {
    const header = /<header.*?<\/header>/s.exec(site[file] ?? "")?.[0] ?? "";
    const entries = [...header.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(([, href]) => href);
    expect(entries, file).toEqual(["/", "/cookies/", "/accessibility/", "/help/"]);
  }
  expect(site["index.html"]).toContain('href="/help/"');
});

test("A filter in .eleventy.ts works in pages, layouts and blocks", () => {
  expect(site["help/index.html"]).toContain("MEREFORD DISTRICT COUNCIL! Ada Example");
  expect(site["letter/index.html"]).toContain("<p>ADA EXAMPLE!</p>");
  expect(site["index.html"]).toContain(
    '<p class="own-block">MEREFORD DISTRICT COUNCIL! stores 2, says Ada Example, in edition 3.2 of Privacy notice.</p>',
  );
  expect(site["index.html"]).not.toContain("<table");
  expect(site["cookies/index.html"], "other blocks are unchanged").toContain("<table");
});

test("Another plugin works in a Nunjucks page", () => {
  expect(site["help/index.html"]).toContain('<pre class="language-js"');
  expect(site["help/index.html"]).toContain('<span class="token keyword">const</span>');
});

test("A page can use a layout of the council instead of the package’s", () => {
  expect(site["letter/index.html"]).toMatch(
    /<body class="letter"><h1>A letter<\/h1><p class="govuk-body">Dear <em>visitor<\/em>\.<\/p>/,
  );
  expect(site["letter/index.html"]).not.toContain("govuk-template");
});

test("Changes to the Markdown library apply to pages without blocks", () => {
  expect(site["letter/index.html"]).toContain("<strong data-amended>Yours</strong>");
});

test("Pages with any layout have headers", () => {
  for (const path of ["/help/", "/letter/"]) expect(site["_headers"]).toContain(`\n${path}\n`);
});

test("Eleventy’s own command builds the same site", async () => {
  const args = ["--config=.eleventy.ts", "--output=_own", "--quiet"];
  const { code, stderr } = await workspace.runScript("@11ty/eleventy/cmd.cjs", args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(workspace.site("_own")).toEqual(site);
});

test("An edition contains the output of the council’s blocks and filters", async () => {
  const options = ["--kind", "minor", "--why", "Why.", "--effect", "So.", "--what", "We wrote it."];
  const { code, stderr } = await workspace.run(["edition", ...options]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(workspace.read("editions/3.2/page.html")).toContain(
    '<p class="own-block">MEREFORD DISTRICT COUNCIL! stores 2, says Ada Example, in edition 3.2 of Privacy notice.</p>',
  );
  expect((await workspace.build()).code).toBe(0);
});

test("A council’s header can use the data of each page", async () => {
  workspace.write(
    "_includes/components/header.njk",
    "<header>{{ title }} at {{ page.url }}</header>\n",
  );
  expect((await workspace.build()).code).toBe(0);
  const pages = workspace.site();
  expect(pages["help/index.html"]).toContain("<header>Help at /help/</header>");
  expect(pages["404.html"]).toContain("at /404.html</header>");
  expect(pages["cookies/index.html"]).toContain("at /cookies/</header>");
  workspace.remove("_includes/components/header.njk");
});

test("The build rejects an asynchronous block instead of publishing “null”", async () => {
  workspace.write("_includes/blocks/cookie-inventory.njk", '{% later "x" %}\n');
  const { code, stderr } = await workspace.build();
  expect(code).toBe(1);
  expect(stderr).toContain("blocks/cookie-inventory.njk uses an asynchronous filter or shortcode");
  workspace.remove("_includes/blocks/cookie-inventory.njk");
});

test("The check accepts a link to the Nunjucks page, and rejects one to a missing page", async () => {
  expect((await workspace.run(["check"])).stdout).not.toContain(" error: ");
  workspace.edit("src/pages/privacy.md", "(/help/)", "(/helps/)");
  const { code, stdout } = await workspace.run(["check"]);
  expect(code).toBe(1);
  expect(stdout).toContain("/helps/");
});
