import { existsSync, mkdirSync, readdirSync, utimesSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

let workspace: Workspace;
test.beforeEach(() => {
  workspace = createWorkspace();
});
test.afterEach(() => workspace.dispose());

test("The same files build to the same bytes on another day, in another folder, time zone and locale", async () => {
  const elsewhere = createWorkspace();
  try {
    for (const file of readdirSync(path.join(elsewhere.folder, "src/pages"))) {
      utimesSync(path.join(elsewhere.folder, "src/pages", file), 1e9, 1e9);
    }
    const anotherDay = path.join(import.meta.dirname, "../../support/another-day.cjs");
    const [here, there] = await Promise.all([
      workspace.build({ TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" }),
      elsewhere.build({
        TZ: "America/Los_Angeles",
        LANG: "C",
        LC_ALL: "C",
        NODE_OPTIONS: `--require ${anotherDay}`,
      }),
    ]);
    expect([here.stderr, there.stderr]).toEqual(["", ""]);
    expect(there.code + here.code).toBe(0);
    expect(Object.keys(workspace.site()).length).toBeGreaterThan(6);
    expect(elsewhere.site()).toEqual(workspace.site());
  } finally {
    elsewhere.dispose();
  }
});

test("A build starts from an empty folder and says what it wrote, how large, how fast and where", async () => {
  expect((await workspace.build()).code).toBe(0);
  workspace.write("_site/stale.html", "left over");
  workspace.remove("src/pages/accessibility.md");
  workspace.set("_data/addresses.json", ["/accessibility/"], undefined);

  const { code, stdout, stderr } = await workspace.build();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(Object.keys(workspace.site())).not.toContain("stale.html");
  expect(Object.keys(workspace.site())).not.toContain("accessibility/index.html");
  expect(stdout).toMatch(/^ {2}cookies\/index\.html +\d+\.\d kB$/m);
  expect(stdout).toMatch(/^Built 12 files in \d+\.\d\d s: open _site\/index\.html/m);
  expect(readdirSync(path.join(workspace.folder, ".build"))).toEqual([]);
});

test("A build that was killed leaves nothing in the way of the next", async () => {
  const leftover = path.join(workspace.folder, ".build", "999999999");
  mkdirSync(leftover, { recursive: true });
  expect((await workspace.build()).code).toBe(0);
  expect(existsSync(leftover)).toBe(false);
});

test("Builds at the same time do not disturb each other", async () => {
  const outcomes = await Promise.all([workspace.build(), workspace.build(), workspace.build()]);
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(Object.keys(workspace.site())).toContain("index.html");
});

test("An inventory that is empty, or has one category, makes a sensible page", async () => {
  const inventory = JSON.parse(workspace.read("_data/cookies.json")) as { cookies: object[] };
  workspace.write("_data/cookies.json", JSON.stringify({ ...inventory, cookies: [] }));
  expect((await workspace.build()).stderr).toBe("");
  expect(workspace.site()["cookies/index.html"]).toContain("We list no cookies at present.");
  expect(workspace.site()["cookies/index.html"]).not.toContain("<table");
  expect(workspace.site()["index.html"]).toContain("We list no cookies at present.");

  const one = { ...inventory, cookies: inventory.cookies.slice(0, 1) };
  workspace.write("_data/cookies.json", JSON.stringify(one));
  expect((await workspace.build()).stderr).toBe("");
  expect(workspace.site()["cookies/index.html"]?.match(/<caption/g)).toHaveLength(1);
});

test("Without a repository, no page offers to suggest a change", async () => {
  workspace.set("_data/organisation.json", ["repository"], null);
  expect((await workspace.build()).stderr).toBe("");
  for (const page of Object.values(workspace.site()))
    expect(page).not.toContain("Suggest a change");
});

test("Without a contact, the accessibility page says that there is none yet", async () => {
  workspace.set("_data/organisation.json", ["contacts", "accessibility"], null);
  expect((await workspace.build()).stderr).toBe("");
  const page = workspace.site()["accessibility/index.html"];
  expect(page).toContain("We have not yet named a contact");
  expect(page).not.toContain("mailto:");
});

test("A page is written where its address says, whatever folder its file is in", async () => {
  const page = "---\ntitle: Help\ndescription: How to get help.\n---\n\nAsk us.\n";
  mkdirSync(path.join(workspace.folder, "src/pages/help"));
  workspace.write("src/pages/help/help.md", page);
  workspace.write("src/pages/help/index.md", page.replace("Help", "All help"));
  expect((await workspace.build()).stderr).toBe("");
  expect(Object.keys(workspace.site())).toEqual(
    expect.arrayContaining(["help/help/index.html", "help/index.html"]),
  );
  expect(workspace.site()["sitemap.xml"]).toContain("/help/help/</loc>");
});

test("The styles, and the policy that names them, stay the same when only words change", async () => {
  const policy = () => /style-src '([^']*)'/.exec(workspace.site()["_headers"] ?? "")?.[1];
  await workspace.build();
  const before = policy();
  workspace.edit("src/pages/privacy.md", "::cookie-table", "1. First\n2. Second\n\n> Said");
  await workspace.build();
  expect(policy()).toMatch(/^sha256-[\w+/]{43}=$/);
  expect(policy()).toBe(before);
  workspace.set("_data/organisation.json", ["colour"], "#123456");
  await workspace.build();
  expect(policy()).not.toBe(before);
});

test("A passage of history, and a heading’s former address, come out as they should", async () => {
  workspace.edit(
    "src/pages/privacy.md",
    "## Cookies {#cookies}",
    "## Cookies {#our-cookies #cookies}\n\n::: history\nTwitter was here.\n:::",
  );
  expect((await workspace.build()).stderr).toBe("");
  const page = workspace.site()["index.html"] ?? "";
  expect(page).toMatch(/<h2 id="our-cookies"[^>]*><span id="cookies"><\/span>Cookies<\/h2>/);
  expect(page).toContain("Twitter was here.");
  expect(page).not.toContain(":::");
});
