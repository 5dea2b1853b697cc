/* cspell:ignore Saesneg */

import { expect, test } from "playwright/test";
import { merefordInThreeLanguages } from "test-support";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

/* A council in English and Welsh, with a summary in Arabic. The tests share its built site. */

let workspace: Workspace;
let site: Record<string, string>;
test.beforeAll(async () => {
  workspace = createWorkspace();
  for (const [file, text] of Object.entries(merefordInThreeLanguages()))
    workspace.write(file, text);
  const { code, stderr } = await workspace.build();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  site = workspace.site();
});
test.afterAll(() => workspace.dispose());

const read = (file: string) => site[file] ?? "";

test("Each page has its language and direction, and the words of its language", () => {
  expect(read("index.html")).toContain('<html lang="en-GB" class');
  expect(read("cy/index.html")).toContain('<html lang="cy" class');
  expect(read("ar/index.html")).toContain('<html lang="ar" dir="rtl" class');
  const skipLink = (file: string) => /class="govuk-skip-link"[^>]*>([^<]+)</.exec(read(file))?.[1];
  const texts = ["index.html", "cy/index.html", "ar/index.html"].map(skipLink);
  expect(texts[0]).toBe("Skip to main content");
  expect(new Set(texts).size).toBe(3);
});

test("Pages link to their versions for visitors and for search engines", () => {
  const links = (file: string) =>
    [...read(file).matchAll(/<a class="govuk-language-navigation__link[^"]*" href="([^"]+)"/g)].map(
      ([, href]) => href,
    );
  expect(links("cookies/index.html")).toEqual([expect.stringMatching(/^\/cy\/./), "/ar/"]);
  expect(links("ar/index.html")).toEqual(["/", "/cy/"]);
  expect(read("index.html")).toMatch(
    /hreflang="en" href="[^"]+\/"[^]*hreflang="cy" href="[^"]+\/cy\/"[^]*hreflang="ar" href="[^"]+\/ar\/"[^]*hreflang="x-default" href="[^"]+\/"/,
  );
  expect(read("sitemap.xml")).toContain('<xhtml:link rel="alternate" hreflang="cy"');
});

test("A summary has no files of its own, and a complete language has", () => {
  const files = Object.keys(site);
  expect(files).toContain("cy/privacy.txt");
  expect(files.filter((file) => file.startsWith("ar/"))).toEqual(["ar/index.html"]);
  expect(read("_redirects")).toContain("/cy/* /cy/404.html 404");
  expect(read("_headers")).toContain("/cy/privacy.txt\n");
});

test("A changed sentence is reported with the place of its translation, and pages say so", async () => {
  workspace.set("_data/organisation.json", ["languages", 1, "showOutdated"], true);
  workspace.edit("src/pages/privacy.md", "We keep your data safe.", "We keep your data very safe.");
  const { stdout } = await workspace.run(["check"]);
  expect(stdout).toMatch(/src\/pages\/cy\/privacy\.md:\d+:\d+: warning: .*src\/pages\/privacy\.md/);
  expect((await workspace.build()).code).toBe(0);
  expect(workspace.site()["cy/index.html"]).toContain("Saesneg");
  expect((await workspace.run(["translated", "src/pages/cy/privacy.md"])).code).toBe(0);
  expect((await workspace.run(["check"])).stdout).not.toContain("src/pages/cy/privacy.md");
});
