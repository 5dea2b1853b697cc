import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { expect, type Page, test } from "playwright/test";
import { expectNoAxeViolations } from "../../src/testing/axe.ts";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

let workspace: Workspace;
test.beforeEach(() => {
  workspace = createWorkspace();
});
test.afterEach(() => workspace.dispose());

/** Starts the server. Its last line is its address, from when on it watches the files. */
async function startServer(...options: readonly string[]) {
  const server = workspace.start(["dev", ...options]);
  const address = () => /Server at (http:\/\/localhost:\d+\/)\n$/.exec(server.printed())?.[1] ?? "";
  await expect.poll(address, { timeout: 60_000 }).not.toBe("");
  return { ...server, address: address() };
}

function expectText(page: Page, text: string) {
  return expect.poll(() => page.content().catch(() => "")).toContain(text);
}

test("“privacy-notice dev” reloads the page after each edit", async ({ page }) => {
  workspace.write("_includes/components/contents.njk", "<p>Contents</p>\n");
  workspace.write("_includes/styles.css", ".council{color:red}");
  const { address, printed, stop } = await startServer();
  try {
    await page.goto(address);
    workspace.edit("src/pages/privacy.md", "We keep your data safe.", "We keep it safe.");
    await expectText(page, "We keep it safe.");
    workspace.edit("_data/cookies.json", "Counts how many", "Tells how many");
    await expectText(page, "Tells how many");
    workspace.edit("_includes/components/contents.njk", "Contents", "On this page");
    await expectText(page, "On this page");
    workspace.edit("_includes/styles.css", "color:red", "color:blue");
    await expectText(page, ".council{color:blue}");

    workspace.edit("src/pages/privacy.md", "We keep it safe.", "We utilise it.");
    await expectText(page, "There is a simpler word for “utilise”.");
    await expect(page.getByRole("complementary")).toHaveText(/^\s*The check found 1 warning\./);
    expect(printed()).toContain("warning: There is a simpler word for “utilise”.");
  } finally {
    await stop();
  }
});

test("“privacy-notice dev” shows problems in a page that loads slowly", async ({ page }) => {
  const { address, printed, stop } = await startServer();
  try {
    await page.goto(address);
    const isChecked = Promise.withResolvers<void>();
    await page.route("**/reload-client.js*", async (route) => {
      await isChecked.promise;
      await route.continue();
    });
    workspace.edit("src/pages/privacy.md", "We keep your data safe.", "We utilise it.");
    await expectText(page, "We utilise it.");
    await expect.poll(printed).toContain("warning: There is a simpler word");
    isChecked.resolve();
    await expect(page.getByRole("complementary")).toContainText("The check found 1 warning.");
  } finally {
    await stop();
  }
});

test("“privacy-notice dev” shows mistakes above the last pages until they are fixed", async ({
  page,
}) => {
  workspace.write("src/pages/old.md", "---\ntitle: Old\ndescription: Old.\n---\n\nWe keep it.\n");
  const { address, printed, stop } = await startServer();
  const box = page.getByRole("complementary");
  try {
    await page.goto(address);
    workspace.edit("src/pages/privacy.md", "::cookie-table", "::<b>tabel</b>");
    await expect(box).toContainText("This page does not show your last change. Fix ");
    await expect(box).toContainText("There is no block “::<b>tabel</b>”.");
    await expect(page).toHaveTitle(/^Error: /);
    await expectText(page, "We keep your data safe.");
    await expectNoAxeViolations(page);
    expect(printed()).toContain("There is no block “::<b>tabel</b>”.");

    workspace.edit("src/pages/privacy.md", "::<b>tabel</b>", "::cookie-table");
    await expect(box).not.toContainText("There is no block");
    // The check does not render templates.
    workspace.write("_includes/components/contents.njk", "{{ missing }}\n");
    await expect(box).toContainText("prints a value that does not exist");
    workspace.remove("_includes/components/contents.njk");
    await expect(box).not.toContainText("prints a value");

    workspace.edit(".eleventy.ts", "export default", "export export default");
    await expect(box).toContainText(".eleventy.ts, line 4");
    workspace.edit(".eleventy.ts", "export export default", "export default");
    await expect(box).not.toContainText(".eleventy.ts, line 4");

    expect((await page.request.get(`${address}%E0%A4%A`)).status()).toBe(400);
    await page.goto(`${address}old/`);
    workspace.remove("src/pages/old.md");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not here");
    await expect(box).toHaveCount(0);
  } finally {
    await stop();
  }
});

test("“privacy-notice dev” starts with mistakes, without _site and with its port in use", async ({
  page,
}) => {
  workspace.edit("src/pages/privacy.md", "::cookie-table", "::cookie-tabel");
  workspace.edit(".eleventy.ts", "export default", "export export default");
  const otherProgram = createServer().listen(0);
  await once(otherProgram, "listening");
  const used = otherProgram.address();
  const port = typeof used === "object" && used !== null ? String(used.port) : "";
  const { address, printed, stop } = await startServer("--port", port);
  try {
    expect(printed()).toMatch(`Port ${port} is not available, so the server uses port `);
    await page.goto(address);
    await expect(page).toHaveTitle("Error: this site cannot be built yet");
    const main = page.getByRole("main");
    await expect(main).toContainText("Eleventy cannot use this configuration");
    await expect(main).toContainText("src/pages/privacy.md, line 18");
    await expectNoAxeViolations(page);

    workspace.edit(".eleventy.ts", "export export default", "export default");
    await expect.poll(() => printed().split("Server at").length).toBe(3);
    await page.goto(`${address}cookies/`);
    await expect(main).not.toContainText("Eleventy cannot use");
    await expect(main).toContainText("src/pages/privacy.md, line 18");

    workspace.edit("src/pages/privacy.md", "::cookie-tabel", "::cookie-table");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("What we store");
    await expect(page.getByRole("complementary")).toHaveCount(0);
    expect(await stop()).toBe(0);
    expect(workspace.exists("_site")).toBe(false);
    expect(readdirSync(path.join(workspace.folder, ".build"))).toEqual([]);
  } finally {
    otherProgram.close();
    await stop();
  }
});
