import { expect, test } from "playwright/test";
import { chromiumOptions } from "storage-audit/browser";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

/* The tests that a council runs on its site: they pass on a correct site, and fail on one with errors. */

interface Suite {
  readonly title: string;
  readonly suites?: readonly Suite[];
  readonly specs?: readonly { readonly title: string; readonly ok: boolean }[];
}

let workspace: Workspace;
test.beforeEach(async () => {
  test.slow();
  workspace = createWorkspace();
  const use = { browserName: "chromium", launchOptions: await chromiumOptions(process.env) };
  workspace.write(
    "playwright.config.js",
    `export default { testDir: "tests", workers: 1, timeout: 180_000, expect: { timeout: 5000 }, reporter: "json", use: ${JSON.stringify(use)} };\n`,
  );
  workspace.write(
    "tests/notice.spec.ts",
    'import { testNotice } from "privacy-notice/testing";\ntestNotice();\n',
  );
});
test.afterEach(() => workspace.dispose());

/** Returns whether each test whose name matches `grep` passed or was skipped. */
async function runTests(grep: string): Promise<Map<string, boolean>> {
  const args = ["test", `--grep=${grep}`];
  // If these tests run with a report in JSON, the inner run would write its own report to that file.
  delete process.env["PLAYWRIGHT_JSON_OUTPUT_NAME"];
  const { stdout, stderr } = await workspace.runScript("playwright/cli.js", args);
  expect(stderr).toBe("");
  const all = (suite: Suite): (readonly [string, boolean])[] => [
    ...(suite.specs ?? []).map(({ title, ok }) => [`${suite.title}: ${title}`, ok] as const),
    ...(suite.suites ?? []).flatMap(all),
  ];
  return new Map(all({ title: "", ...JSON.parse(stdout) }));
}

test("The tests find errors in a site", async () => {
  await workspace.build();
  workspace.set("_data/addresses.json", ["/cookies/"], ["basket", "gone"]);
  workspace.edit(
    "_site/index.html",
    "</main>",
    '<h2>No address</h2><a href="/no/such/page">Nowhere</a><script>localStorage.a = 1</script></main>',
  );
  workspace.edit(
    "_site/index.html",
    "is the data controller",
    "<del hidden>is the data controller</del>",
  );
  workspace.edit("_site/index.html", ">_count_*<", ">_counts<");
  workspace.edit("_site/cookies/index.html", ">_count_*<", ">_counts<");
  workspace.edit("_site/accessibility/index.html", "</main>", "<p><div></p></main>");
  workspace.edit("_site/privacy.txt", "Cookies", "C");
  const results = await runTests("Content|Markup|Privacy|Addresses|Open data");
  expect(results.size).toBeGreaterThan(30);
  const failed = [...results]
    .filter(([, passed]) => !passed)
    .map(([name]) => name)
    .toSorted();
  expect(failed).toEqual([
    "Addresses: / has headings with unique ids, and no broken links",
    "Addresses: /cookies/ keeps its published ids",
    "Content: Contents list the sections of their page in order",
    "Content: Pages list only cookies that are declared or verified",
    "Content: Pages show the facts of tests/facts.json",
    "Markup: /accessibility/ is valid HTML, has styles for its classes, and has at most 10240 bytes",
    "Open data: The plain-text statement has all headings, and no line over 72 characters",
    "Privacy: / runs no script, stores nothing, requests nothing else and complies with its Content-Security-Policy",
  ]);
});
