import { readdirSync, symlinkSync, utimesSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

let workspace: Workspace;
test.beforeEach(() => {
  workspace = createWorkspace();
});
test.afterEach(() => workspace.dispose());

test("A build does not depend on the date, folder, time zone or locale", async () => {
  const elsewhere = createWorkspace();
  try {
    for (const file of readdirSync(path.join(elsewhere.folder, "src/pages"))) {
      utimesSync(path.join(elsewhere.folder, "src/pages", file), 1e9, 1e9);
    }
    const clock = path.join(import.meta.dirname, "../support/clock-six-years-ahead.cjs");
    const [here, there] = await Promise.all([
      workspace.runAsProcess(["build"], {
        TZ: "Pacific/Kiritimati",
        LANG: "tr_TR.UTF-8",
        LC_ALL: "tr_TR.UTF-8",
      }),
      elsewhere.runAsProcess(["build"], {
        TZ: "America/Los_Angeles",
        LANG: "C",
        LC_ALL: "C",
        NODE_OPTIONS: `--require ${clock}`,
      }),
    ]);
    expect([here.stderr, there.stderr]).toEqual(["", ""]);
    expect([here.code, there.code]).toEqual([0, 0]);
    expect(Object.keys(workspace.site()).length).toBeGreaterThan(6);
    expect(elsewhere.site()).toEqual(workspace.site());
  } finally {
    elsewhere.dispose();
  }
});

test("A build removes files of earlier builds, and prints the files, their sizes, its duration and the address", async () => {
  workspace.write("_site/stale.html", "left over");
  workspace.write("_site/accessibility/index.html", "left over");
  workspace.remove("src/pages/accessibility.md");
  workspace.set("_data/addresses.json", ["/accessibility/"], undefined);
  workspace.set("_data/notice.json", ["openQuestions"], []);

  const { code, stdout, stderr } = await workspace.build();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(Object.keys(workspace.site())).not.toContain("stale.html");
  expect(Object.keys(workspace.site())).not.toContain("accessibility/index.html");
  expect(stdout).toMatch(/^ {2}cookies\/index\.html +\d+\.\d kB$/m);
  expect(stdout).toMatch(/^Built 12 files in \d+\.\d\d s\. Open _site\/index\.html/m);
  expect(readdirSync(path.join(workspace.folder, ".build"))).toEqual([]);
});

test("Files of a killed build are not published, even if it had the same process id", async () => {
  workspace.write(".build/999999999/leaked.html", "not finished");
  const leftover = path.join(import.meta.dirname, "../support/leftover-build.cjs");
  const { code, stderr } = await workspace.runAsProcess(["build"], {
    NODE_OPTIONS: `--require ${leftover}`,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(Object.keys(workspace.site())).toContain("index.html");
  expect(Object.keys(workspace.site())).not.toContain("leaked.html");
  expect(workspace.exists(".build/999999999")).toBe(false);

  // That process has ended, so the next build removes its folder.
  expect((await workspace.build()).code).toBe(0);
  expect(readdirSync(path.join(workspace.folder, ".build"))).toEqual([]);
});

test("A build that was killed while it replaced _site is repaired by the next one, even if that one fails", async () => {
  const PREVIOUS = { "index.html": "the last good page" };
  workspace.write(".build/999999999-abcdef.last/index.html", PREVIOUS["index.html"]);
  workspace.write(".build/999999999-abcdef/index.html", "the page that was built");
  workspace.edit("src/pages/cookies.md", "title:", "titel:");
  expect((await workspace.runAsProcess(["build"])).code).toBe(1);
  expect(workspace.site()).toEqual(PREVIOUS);
  expect(readdirSync(path.join(workspace.folder, ".build"))).toEqual([]);
});

test("A build removes nothing through a symbolic link called .build", async () => {
  workspace.write("mine/123/important.txt", "mine");
  symlinkSync("mine", path.join(workspace.folder, ".build"));
  const { code, stderr } = await workspace.build();
  expect(stderr).toBe(".build is a symbolic link, so the build cannot write to it. Remove it.\n");
  expect(code).toBe(2);
  expect(workspace.read("mine/123/important.txt")).toBe("mine");
});

test("Several builds can run at the same time", async () => {
  const build = () => workspace.runAsProcess(["build"]);
  const outcomes = await Promise.all([build(), build(), build()]);
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(Object.keys(workspace.site())).toContain("index.html");
  expect(readdirSync(path.join(workspace.folder, ".build"))).toEqual([]);
});

test("Builds a page for an inventory that is empty or has one category", async () => {
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

test("Builds pages with optional data missing, template syntax, history and nested folders", async () => {
  const policy = () => /style-src '([^']*)'/.exec(workspace.site()["_headers"] ?? "")?.[1];
  await workspace.build();
  const before = policy();
  expect(before).toMatch(/^sha256-[\w+/]{43}=$/);

  workspace.set("_data/organisation.json", ["repository"], null);
  workspace.set("_data/organisation.json", ["contacts", "accessibility"], null);
  workspace.edit(
    "src/pages/privacy.md",
    "## Cookies {#cookies}",
    "Write {{ title }} or {% this %}.\n\n1. First\n2. Second\n\n> Said\n\n## Cookies {#our-cookies #cookies}\n\n::: history\nTwitter was here.\n:::",
  );
  // In Eleventy, a file named “index” or like its folder has the folder’s address.
  for (const file of ["help/help", "more/index", "more/help"])
    workspace.write(
      `src/pages/${file}.md`,
      `---\ntitle: ${file}\ndescription: How to get help.\n---\n\nAsk us.\n`,
    );
  workspace.edit(
    "src/pages/privacy.md",
    "See ",
    "See [help](/help/), [all](/more/), [more](/more/help/), ",
  );
  expect((await workspace.build()).stderr).toBe("");
  const site = workspace.site();
  expect(policy()).toBe(before);

  for (const page of Object.values(site)) expect(page).not.toContain("Suggest a change");
  expect(site["accessibility/index.html"]).toContain("We have not yet named a contact");
  expect(site["accessibility/index.html"]).not.toContain("mailto:");

  const page = site["index.html"] ?? "";
  expect(page, "template syntax in Markdown is text").toContain("Write {{ title }} or {% this %}.");
  expect(page).toMatch(/<h2 id="our-cookies"[^>]*><span id="cookies"><\/span>Cookies<\/h2>/);
  expect(page).toContain("Twitter was here.");
  expect(page).not.toContain(":::");

  for (const url of ["help/", "more/", "more/help/"]) {
    expect(Object.keys(site)).toContain(`${url}index.html`);
    expect(site["sitemap.xml"]).toContain(`/${url}</loc>`);
  }
});
