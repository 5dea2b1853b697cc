import { expect, test } from "../../src/testing/site-test.ts";
import { startServer } from "../support/dev-server.ts";
import { createWorkspace } from "../support/workspace.ts";

test("“npm start” serves the pages, reloads them after every kind of edit, and outlives a mistake", async ({
  page,
  browserName,
}) => {
  test.skip(browserName !== "chromium", "one browser is enough for what the server does");
  test.slow();
  const workspace = createWorkspace();
  const { address, printed, stop } = startServer(workspace.folder);
  try {
    await expect.poll(address).not.toBe("");
    await page.goto(address());
    const shows = (words: string) =>
      expect.poll(() => page.content().catch(() => "")).toContain(words);

    // Nobody touches the browser from here on.
    workspace.edit("src/pages/privacy.md", "We keep your data safe.", "We keep it safe.");
    await shows("We keep it safe.");
    workspace.edit("_data/cookies.json", "Counts how many", "Tells how many");
    await shows("Tells how many");
    workspace.edit("_includes/components/contents.njk", ">Contents<", ">On this page<");
    await shows("On this page");
    workspace.edit("_includes/styles/site.scss", "max-width: 38em", "max-width: 39em");
    await shows("max-width:39em");

    workspace.edit("src/pages/privacy.md", "::cookie-table", "::cookie-tabel");
    await expect.poll(printed).toContain("There is no block “::cookie-tabel”.");
    await page.goto(address());
    await shows("Tells how many");
    workspace.edit("src/pages/privacy.md", "::cookie-tabel", "::cookie-table");
    workspace.edit("src/pages/privacy.md", "We keep it safe.", "We utilise it.");
    await shows("We utilise it.");
    await expect.poll(printed).toContain("warning: “utilise” has a simpler word.");

    workspace.edit("src/site/filters.ts", `dateStyle: "long"`, `dateStyle: "short"`);
    await shows("28/02/2026");

    // A module that is loaded only when something has changed.
    workspace.edit("src/open-data/text.ts", 'underlined("=")', 'underlined("*")');
    const asText = async () => (await page.request.get(`${address()}privacy.txt`)).text();
    await expect.poll(() => asText().catch(() => "")).toMatch(/^\*+$/m);
  } finally {
    await stop();
    workspace.dispose();
  }
});
