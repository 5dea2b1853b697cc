import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Audit } from "../../src/report/audit-result.ts";
import { readReportStyles, toAuditHtml } from "../../src/report/html-report.ts";
import {
  expect,
  findHtmlErrors,
  type OpenPage,
  openPage,
  test,
  testPageAccessibility,
  testKeyboardAndAppearance,
} from "privacy-notice/testing";
import { withEvidence } from "../support/made-evidence.ts";
import { choiceMade, observed, seenCookie } from "../support/made-observations.ts";
import {
  makeAudit,
  HOSTILE,
  hostileAudit,
  PROPOSED_ENTRY,
  sampleAudit,
} from "../support/sample-audit.ts";

const AUDITS: Readonly<Record<string, () => Audit>> = {
  "with every section": sampleAudit,
  "on a hostile website": hostileAudit,
  "without findings": () => makeAudit(observed([{}])),
  "on a website that could not be reached": () =>
    makeAudit(observed([{ outcome: "failed", why: "The host does not exist." }], { sites: [] }), [
      {},
    ]),
  "on a website where no choice could be made": () => {
    const choices = (["rejected", "accepted"] as const).map((state) =>
      choiceMade({ state, outcome: "unknown", banner: null, why: "No banner was found." }),
    );
    const page = { cookies: [seenCookie({ lifetime: 31_536_000 })] };
    return withEvidence(makeAudit(observed([page], { choices }), [{}]));
  },
};

/** Classes without a rule, for tests. */
const UNSTYLED = new Set(["bar-recorded"]);

// Reports are opened as files, without a server.
test.use({ origin: "file:///" });

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "report-"));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const html = new Map<string, string>();

/** Renders the report of an audit once. */
function reportOf(name: string): string {
  const report = html.get(name) ?? toAuditHtml(AUDITS[name]?.() ?? sampleAudit());
  html.set(name, report);
  return report;
}

/** Returns a function that opens a report from a file. */
function openerOf(name: string): OpenPage {
  return async (page, width) => {
    const file = path.join(folder, `${name.replaceAll(" ", "-")}.html`);
    writeFileSync(file, reportOf(name));
    await openPage(page, pathToFileURL(file).href, width);
  };
}

for (const name of Object.keys(AUDITS)) {
  test.describe(`The report ${name}`, () => {
    testPageAccessibility(openerOf(name));
    if (name === "with every section") testKeyboardAndAppearance(openerOf(name));

    test("is valid HTML in British English with the organisation in its title and a heading in each section", async () => {
      expect(await findHtmlErrors(reportOf(name))).toEqual([]);
      expect(reportOf(name)).not.toMatch(/<section[^>]*>(?:(?!<h[2-6]).)*<\/section>/s);
      expect(reportOf(name)).toContain('<html lang="en-GB">');
      expect(reportOf(name)).toMatch(/<title>[^<]+ – Example Council<\/title>/);
    });

    test("uses only classes that have a rule", async () => {
      const used = [...reportOf(name).matchAll(/ class="([^"]*)"/g)].flatMap(([, names = ""]) =>
        names.split(/\s+/),
      );
      const { css } = readReportStyles("#00625a");
      const styled = new Set([...css.matchAll(/\.([a-z][\w-]*)/g)].map(([, each = ""]) => each));
      expect(used.filter((each) => !styled.has(each) && !UNSTYLED.has(each))).toEqual([]);
      expect(used.some((each) => styled.has(each))).toBe(true);
    });

    test("runs no scripts, makes no requests and does not violate its policy", async ({ page }) => {
      const requests: string[] = [];
      const messages: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      page.on("console", (message) => messages.push(message.text()));
      page.on("dialog", (dialog) => void dialog.dismiss());
      await openerOf(name)(page);
      expect(requests).toEqual([page.url()]);
      expect(messages).toEqual([]);
      await expect(page.locator("script, iframe, img, object, embed, link, base")).toHaveCount(0);
      await expect(page.locator("style")).toHaveCount(1);
      const handlers = await page.evaluate(() =>
        [...document.querySelectorAll("*")].flatMap((element) =>
          element.getAttributeNames().filter((attribute) => /^(?:on|style$)/.test(attribute)),
        ),
      );
      expect(handlers).toEqual([]);
      const schemes = await page
        .locator("a[href]")
        .evaluateAll((all) => [
          ...new Set(all.map((link) => (link as HTMLAnchorElement).protocol)),
        ]);
      expect(schemes.filter((scheme) => !["https:", "file:"].includes(scheme))).toEqual([]);
    });
  });
}

test.describe("The report", () => {
  const open = openerOf("with every section");

  test("starts with the verdict after the main heading", async ({ page }) => {
    await open(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Audit of www.example.gov.uk");
    await expect(page.locator("h1 + p")).toHaveText(
      "At least 9 problems found (incomplete run: 1 of at least 912 pages could not be visited).",
    );
  });

  test("shows the message, location, hint, pages and setters of a finding", async ({ page }) => {
    await open(page);
    const line = sampleAudit().findings.find(({ rule }) => rule === "undeclared")?.line;
    const finding = page.locator(".finding", { hasText: "VISITOR_INFO" });
    await expect(finding.getByRole("heading")).toContainText("but not in the inventory");
    await expect(finding.getByRole("definition").first()).toHaveText(
      `_data/cookies.json, line ${line}`,
    );
    const record = JSON.parse((await finding.locator("pre").textContent()) ?? "");
    expect(record).toMatchObject({
      name: "VISITOR_INFO",
      domain: "video.example",
      duration: "P180D",
    });
    await expect(finding.getByRole("link")).toHaveAttribute(
      "href",
      "https://www.example.gov.uk/leisure",
    );
    await expect(finding).toContainText("HTTP response: https://www.video.example/embed");
    const values = page.locator(".finding", { hasText: "“banner” is recorded" }).locator("code");
    await expect(values.last()).toHaveText('"duration": "P400D"');
  });

  test("lists the most serious findings first, and 10 pages of each", async ({ page }) => {
    await open(page);
    const kinds = await page.locator("#findings ~ h3").allTextContents();
    expect(kinds.slice(0, 3)).toEqual([
      "Set before a choice",
      "Set despite rejection",
      "Not in the inventory",
    ]);
    const pages = page
      .locator("section", { hasText: "“banner” is recorded" })
      .getByRole("listitem");
    await expect(pages.nth(9)).toHaveText("www.example.gov.uk/services/9");
    await expect(pages.nth(10)).toHaveText("and 32 more");
  });

  test("shows the choices on each website, and those that could not be checked", async ({
    page,
  }) => {
    await open(page);
    await expect(page.locator("#choices + p")).toHaveText(
      "Cookies could be rejected on 2 of 4 websites and accepted on 3. Where a choice could not be made, the audit did not check what is stored after it.",
    );
    const notChecked = page.locator("#choices ~ h4");
    await expect(notChecked).toHaveText([
      "https://planning.example.gov.uk",
      "https://forms.example.gov.uk",
    ]);
    await expect(page.locator("#choices ~ pre")).toHaveText(PROPOSED_ENTRY.join("\n"));
    await expect(page.getByText("Pictures of the page:")).toHaveText(
      "Pictures of the page: audit-pictures/forms.example.gov.uk-rejected.png",
    );
    const table = page.getByRole("table", { name: "Cookie choices on each website" });
    await expect(
      table.getByRole("row", { name: "https://www.example.gov.uk Done" }).getByRole("cell"),
    ).toHaveText([
      "Done using the banner “gov.uk”. 43 pages were visited afterwards.",
      "Done using the banner “gov.uk”. 43 pages were visited afterwards.",
    ]);
    await expect(table.getByRole("rowheader").first()).toHaveText(
      "https://planning.example.gov.uk",
    );
  });

  test("shows what is set in each state, and marks what breaks the inventory in text", async ({
    page,
  }) => {
    await open(page);
    const table = page.getByRole("table", {
      name: "Items set before a choice, after rejecting and after accepting",
    });
    const cells = (name: string) => table.getByRole("row", { name }).getByRole("cell");
    await expect(cells("_count_1f3a")).toHaveText([
      "set on 32 pages without consent",
      "set on 44 pages despite rejection",
      "set on 46 pages",
      "yes",
    ]);
    await expect(cells("VISITOR_INFO")).toHaveText([
      "set on 1 page",
      "not set again",
      "not set again",
      "not in the inventory",
    ]);
    await expect(cells("JSESSIONID")).toHaveText([
      "set on 2 pages",
      "not checked",
      "not set again",
      "not in the inventory",
    ]);
    const first = table.getByRole("rowheader").first();
    await expect(first).toContainText("_count_1f3a");
  });

  test("shows lifetimes as text, and as a chart hidden from screen readers", async ({ page }) => {
    await open(page);
    const table = page.getByRole("table", { name: "Lifetimes of cookies, recorded and found" });
    await expect(table.getByRole("row").nth(1)).toHaveText(
      /banner example\.gov\.uk\s*30 days\s*2 years differs browsers limit this to 400 days/,
    );
    const row = (name: string) => table.getByRole("row", { name });
    await expect(row("session_id").getByRole("cell").first()).toHaveText("session");
    await expect(row("survey").getByRole("cell").first()).toHaveText("not recorded");
    await expect(row("VISITOR_INFO").getByRole("cell").first()).toHaveText("not in the inventory");
    await expect(row("theme").getByRole("cell").nth(1)).toHaveText("not found");
    await expect(page.locator("svg:not([aria-hidden=true], [aria-hidden=true] *)")).toHaveCount(0);

    const width = (locator: string) =>
      row("banner")
        .locator(locator)
        .evaluate((bar) => bar.getBoundingClientRect().width);
    expect(await width(".bar-differs")).toBeGreaterThan(await width("rect[fill=none]"));
    await expect(row("session_id").locator("rect")).toHaveCount(0);
  });

  test("shows which pages set which items, in groups with accessible names", async ({ page }) => {
    await open(page, 320);
    const groups = page.locator("#pages ~ ol").getByRole("listitem");
    await expect(groups.first()).toHaveText(
      "40 pages (such as www.example.gov.uk/services/1, www.example.gov.uk/services/2): 5 items",
    );
    await expect(groups.last()).toHaveText("1 page (forms.example.gov.uk/end): no items");
    const region = page.getByRole("region", { name: "Items set by each group" });
    const banner = region.getByRole("row", { name: "banner" }).getByRole("cell");
    await expect(banner).toHaveText(["42", "yes", "", "yes", "yes", "", "", "", ""]);

    await region.focus();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  });

  test("lists refused cookies, third-party hosts, failures and what was skipped", async ({
    page,
  }) => {
    await open(page);
    await expect(page.getByRole("row", { name: "__Host-basket" })).toContainText(
      "does not meet the rules for that prefix",
    );
    await expect(page.getByRole("row", { name: "stats.counter.example 46" })).toBeVisible();
    await expect(page.getByRole("rowheader", { name: "heat.example" })).toHaveText(
      "heat.example only after accepting",
    );
    await expect(page.getByRole("row", { name: "session_id Cookie" })).toContainText(
      "this host only",
    );
    await expect(
      page.getByText("www.example.gov.uk/bins: The server responded with status 503."),
    ).toBeVisible();
    await expect(page.getByText("read and obeyed, with a crawl delay of 2 seconds")).toBeVisible();
    await expect(
      page.getByRole("heading", { name: "860 addresses beyond the page or depth limit" }),
    ).toBeVisible();
    await expect(page.getByText("and 840 more")).toBeVisible();
    await expect(page.getByText("2 dialogs opened and were closed.")).toBeVisible();
  });

  test("works without JavaScript", async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await open(page);
    await page.getByRole("link", { name: "Stored items" }).click();
    await expect(page).toHaveURL(/#stored-items$/);
    await expect(page.getByRole("heading", { name: "Stored items" })).toBeInViewport();
    await context.close();
  });

  test("draws the chart in the system colours when colours are forced", async ({ page }) => {
    await open(page);
    await page.emulateMedia({ forcedColors: "active" });
    const fills = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement("i"));
      probe.style.color = "CanvasText";
      const text = getComputedStyle(probe).color;
      probe.remove();
      const style = (selector: string) =>
        getComputedStyle(document.querySelector(selector) as Element);
      return { text, found: style(".bar-found").fill, axis: style(".axis").fill };
    });
    expect(fills).toEqual({ text: fills.text, found: fills.text, axis: fills.text });
  });

  test("is the same when rendered again", async () => {
    expect(toAuditHtml(sampleAudit())).toBe(reportOf("with every section"));
  });

  test("allows only its own styles in its policy", async () => {
    const { hash } = readReportStyles("#00625a");
    expect(reportOf("with every section")).toContain(
      `content="default-src 'none'; style-src '${hash}';`,
    );
  });
});

test("Text from a hostile website is escaped, with invisible characters shown", async ({
  page,
}) => {
  await openerOf("on a hostile website")(page);
  const names = page
    .getByRole("table", { name: "Items that the websites store on a visitor’s device" })
    .getByRole("rowheader");
  const texts = (await names.locator("code").allTextContents()).map((text) => text.trim());
  expect(new Set(texts)).toEqual(
    new Set([
      "<script>alert(1)</script>",
      '"><img src=x onerror=alert(1)>',
      "{{ 7 * 7 }}",
      String.raw`\u001b[31mred\u001b[0m`,
      String.raw`\u202egnp.exe`,
      `${"n".repeat(120)}…`,
      HOSTILE[6],
      HOSTILE[7],
      String.raw`\ufffd`,
    ]),
  );
});
