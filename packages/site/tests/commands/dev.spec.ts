import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { createWorkspace } from "../support/workspace.ts";

test("“privacy-notice dev” serves the pages, reloads them after every kind of edit, and outlives a mistake", async ({
  page,
}) => {
  test.slow();
  const workspace = createWorkspace();
  workspace.write("_includes/components/contents.njk", "<p>Contents</p>\n");
  workspace.write("_includes/styles.css", ".own{color:red}");
  const { printed, stop } = workspace.start(["dev"]);
  // Another server may have the port already; then Eleventy takes the next one.
  const address = () => /http:\/\/localhost:\d+\//.exec(printed())?.[0] ?? "";
  try {
    await expect.poll(address).not.toBe("");
    await page.goto(address());
    const shows = (text: string) =>
      expect.poll(() => page.content().catch(() => "")).toContain(text);

    // The browser reloads by itself from here on.
    workspace.edit("src/pages/privacy.md", "We keep your data safe.", "We keep it safe.");
    await shows("We keep it safe.");
    workspace.edit("_data/cookies.json", "Counts how many", "Tells how many");
    await shows("Tells how many");
    workspace.edit("_includes/components/contents.njk", "Contents", "On this page");
    await shows("On this page");
    workspace.edit("_includes/styles.css", "color:red", "color:blue");
    await shows(".own{color:blue}");

    workspace.edit("src/pages/privacy.md", "::cookie-table", "::cookie-tabel");
    await expect.poll(printed).toContain("There is no block “::cookie-tabel”.");
    await page.goto(address());
    await shows("Tells how many");
    workspace.edit("src/pages/privacy.md", "::cookie-tabel", "::cookie-table");
    workspace.edit("src/pages/privacy.md", "We keep it safe.", "We utilise it.");
    await shows("We utilise it.");
    await expect.poll(printed).toContain("warning: There is a simpler word for “utilise”.");
  } finally {
    await stop();
    workspace.dispose();
  }
});

test("“privacy-notice dev” starts on a site with a mistake, builds it once that is fixed, and leaves nothing behind", async () => {
  const workspace = createWorkspace();
  workspace.edit("src/pages/privacy.md", "::cookie-table", "::cookie-tabel");
  const server = workspace.start(["dev"]);
  try {
    await expect.poll(server.printed).toContain("There is no block “::cookie-tabel”.");
    workspace.edit("src/pages/privacy.md", "::cookie-tabel", "::cookie-table");
    await expect.poll(server.printed).toContain("Built again: look at the browser.");
    expect(await server.stop()).toBe(0);
    expect(workspace.exists("_site")).toBe(false);
    expect(readdirSync(path.join(workspace.folder, ".build"))).toEqual([]);
  } finally {
    await server.stop();
    workspace.dispose();
  }
});
