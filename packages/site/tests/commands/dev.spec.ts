import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { createWorkspace } from "../support/workspace.ts";

test("“privacy-notice dev” serves the pages, reloads them after each edit, and keeps running after an error", async ({
  page,
}) => {
  test.slow();
  const workspace = createWorkspace();
  workspace.write("_includes/components/contents.njk", "<p>Contents</p>\n");
  workspace.write("_includes/styles.css", ".council{color:red}");
  const { printed, stop } = workspace.start(["dev"]);
  // If the port is in use, Eleventy takes the next one.
  const address = () => /http:\/\/localhost:\d+\//.exec(printed())?.[0] ?? "";
  try {
    await expect.poll(address).not.toBe("");
    await page.goto(address());
    const expectText = (text: string) =>
      expect.poll(() => page.content().catch(() => "")).toContain(text);

    // From here on, the browser reloads the page.
    workspace.edit("src/pages/privacy.md", "We keep your data safe.", "We keep it safe.");
    await expectText("We keep it safe.");
    workspace.edit("_data/cookies.json", "Counts how many", "Tells how many");
    await expectText("Tells how many");
    workspace.edit("_includes/components/contents.njk", "Contents", "On this page");
    await expectText("On this page");
    workspace.edit("_includes/styles.css", "color:red", "color:blue");
    await expectText(".council{color:blue}");

    workspace.edit("src/pages/privacy.md", "::cookie-table", "::cookie-tabel");
    await expect.poll(printed).toContain("There is no block “::cookie-tabel”.");
    await page.goto(address());
    await expectText("Tells how many");
    workspace.edit("src/pages/privacy.md", "::cookie-tabel", "::cookie-table");
    workspace.edit("src/pages/privacy.md", "We keep it safe.", "We utilise it.");
    await expectText("We utilise it.");
    await expect.poll(printed).toContain("warning: There is a simpler word for “utilise”.");
  } finally {
    await stop();
    workspace.dispose();
  }
});

test("“privacy-notice dev” starts with an error, builds the site once it is fixed, and removes its files", async () => {
  const workspace = createWorkspace();
  workspace.edit("src/pages/privacy.md", "::cookie-table", "::cookie-tabel");
  const server = workspace.start(["dev"]);
  try {
    await expect.poll(server.printed).toContain("There is no block “::cookie-tabel”.");
    // Eleventy watches the files only once its server has started.
    await expect.poll(server.printed).toContain("Server at http://localhost:");
    workspace.edit("src/pages/privacy.md", "::cookie-tabel", "::cookie-table");
    await expect.poll(server.printed).toContain("Rebuilt. The browser reloads the page.");
    expect(await server.stop()).toBe(0);
    expect(workspace.exists("_site")).toBe(false);
    expect(readdirSync(path.join(workspace.folder, ".build"))).toEqual([]);
  } finally {
    await server.stop();
    workspace.dispose();
  }
});
