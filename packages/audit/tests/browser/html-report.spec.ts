import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Audit } from "../../src/report/audit-result.ts";
import { stylesFor, toAuditHtml } from "../../src/report/html-report.ts";
import {
  expect,
  findHtmlErrors,
  type OpenPage,
  openPage,
  test,
  testPageAccessibility,
  testKeyboardAndAppearance,
} from "privacy-notice/testing";
import { choiceMade, observed, seenCookie } from "../support/made-observations.ts";
import { auditOf, HOSTILE, hostileAudit, sampleAudit } from "../support/sample-audit.ts";

const AUDITS: Readonly<Record<string, () => Audit>> = {
  "of everything": sampleAudit,
  "of a hostile website": hostileAudit,
  "without anything": () => auditOf(observed([{}])),
  "of a website that could not be reached": () =>
    auditOf(observed([{ outcome: "failed", why: "There is no such host." }], { sites: [] }), [{}]),
  "of a website on which no choice could be made": () => {
    const choices = (["rejected", "accepted"] as const).map((state) =>
      choiceMade({ state, outcome: "unknown", banner: null, why: "No banner was seen." }),
    );
    const seen = { cookies: [seenCookie({ lifetime: 31_536_000 })] };
    return auditOf(observed([seen], { choices }), [{}]);
  },
};

/** Told apart from others by tests and scripts alone. */
const UNSTYLED = new Set(["bar-declared"]);

/** Those that are walked through by Tab as well: with all there is, and with names that do harm to the layout. */
const INTERACTIVE = new Set(["of everything", "of a hostile website"]);

// Reports are opened as files: no website is served.
test.use({ origin: "file:///" });

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "report-"));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const html = new Map<string, string>();

/** The report of one of the audits, made once. */
function reportOf(name: string): string {
  const made = html.get(name) ?? toAuditHtml(AUDITS[name]?.() ?? sampleAudit());
  html.set(name, made);
  return made;
}

/** Opens it as whoever was sent the file does. */
function opening(name: string): OpenPage {
  return async (page, width) => {
    const file = path.join(folder, `${name.replaceAll(" ", "-")}.html`);
    writeFileSync(file, reportOf(name));
    await openPage(page, pathToFileURL(file).href, width);
  };
}

for (const name of Object.keys(AUDITS)) {
  test.describe(`The report ${name}`, () => {
    testPageAccessibility(opening(name));
    if (INTERACTIVE.has(name)) testKeyboardAndAppearance(opening(name));

    test("is valid HTML in British English, with the organisation in its title", async () => {
      expect(await findHtmlErrors(reportOf(name))).toEqual([]);
      expect(reportOf(name)).toContain('<html lang="en-GB">');
      expect(reportOf(name)).toMatch(/<title>[^<]+ – Example Council<\/title>/);
    });

    test("uses no class without a rule", async () => {
      const used = [...reportOf(name).matchAll(/ class="([^"]*)"/g)].flatMap(([, names = ""]) =>
        names.split(/\s+/),
      );
      const { css } = stylesFor("#00625a");
      const ruled = new Set([...css.matchAll(/\.([a-z][\w-]*)/g)].map(([, each = ""]) => each));
      expect(used.filter((each) => !ruled.has(each) && !UNSTYLED.has(each))).toEqual([]);
      expect(used.some((each) => ruled.has(each))).toBe(true);
    });

    test("runs no script, asks for nothing and breaks no rule of its policy", async ({ page }) => {
      const asked: string[] = [];
      const said: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      page.on("console", (message) => said.push(message.text()));
      page.on("dialog", (dialog) => void dialog.dismiss());
      await opening(name)(page);
      expect(asked).toEqual([page.url()]);
      expect(said).toEqual([]);
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
  const open = opening("of everything");

  test("says the verdict first, under the only main heading", async ({ page }) => {
    await open(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Audit of www.example.gov.uk");
    await expect(page.locator("h1 + p")).toHaveText(
      "The inventory is untrue in at least 9 points (an incomplete run: 1 of at least 912 pages could not be visited).",
    );
  });

  test("tells of each finding what is wrong, where, what to write, where it was seen and who set it", async ({
    page,
  }) => {
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
    await expect(finding).toContainText("a response: https://www.video.example/embed");
    const values = page.locator(".finding", { hasText: "“banner” is recorded" }).locator("code");
    await expect(values.last()).toHaveText('"duration": "P400D"');
  });

  test("lists the gravest findings first, and few of many pages", async ({ page }) => {
    await open(page);
    const kinds = await page.locator("#findings ~ h3").allTextContents();
    expect(kinds.slice(0, 3)).toEqual([
      "Stored before anybody could say “no”",
      "Stored although the visitor said “no”",
      "Stored, and not in the inventory",
    ]);
    const pages = page
      .locator("section", { hasText: "“banner” is recorded" })
      .getByRole("listitem");
    await expect(pages.nth(9)).toHaveText("www.example.gov.uk/services/9");
    await expect(pages.nth(10)).toHaveText("and 32 more");
  });

  test("says of each website what became of “no” and “yes”, and what nobody can say", async ({
    page,
  }) => {
    await open(page);
    await expect(page.locator("#choices + p")).toHaveText(
      "A “no” could be said on 2 of 4 websites, and a “yes” on 3. Where one could not be said, no page was visited after it.",
    );
    const untold = page.locator("#choices ~ ul").first().getByRole("listitem");
    await expect(untold).toHaveText([
      /^https:\/\/planning\.example\.gov\.uk: its banner/,
      /^https:\/\/forms\.example\.gov\.uk: no banner .* for “survey”\.$/,
    ]);
    const table = page.getByRole("table", { name: "What became of “no” and “yes”" });
    await expect(
      table.getByRole("row", { name: "https://www.example.gov.uk It was" }).getByRole("cell"),
    ).toHaveText([
      "It was said with the banner “gov.uk”. 43 pages were visited after it.",
      "It was said with the banner “gov.uk”. 43 pages were visited after it.",
    ]);
    await expect(table.getByRole("rowheader").first()).toHaveText(
      "https://planning.example.gov.uk",
    );
  });

  test("tells what is set before a choice and after each, and marks in words what should not be", async ({
    page,
  }) => {
    await open(page);
    const table = page.getByRole("table", {
      name: "What is set before a choice, after “no” and after “yes”",
    });
    const cells = (name: string) => table.getByRole("row", { name }).getByRole("cell");
    await expect(cells("_count_1f3a")).toHaveText([
      "set on 32 pages without a “yes”",
      "set on 44 pages in spite of the “no”",
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
      "not looked at",
      "not set again",
      "not in the inventory",
    ]);
    const first = table.getByRole("rowheader").first();
    await expect(first).toContainText("_count_1f3a");
  });

  test("says lifetimes in words, and draws them on one scale for the eye alone", async ({
    page,
  }) => {
    await open(page);
    const table = page.getByRole("table", { name: "Lifetimes of cookies, declared and seen" });
    await expect(table.getByRole("row").nth(1)).toHaveText(
      /banner example\.gov\.uk\s*30 days\s*2 years differs of which browsers allow 400 days/,
    );
    const row = (name: string) => table.getByRole("row", { name });
    await expect(row("session_id").getByRole("cell").first()).toHaveText("session");
    await expect(row("survey").getByRole("cell").first()).toHaveText("not stated");
    await expect(row("VISITOR_INFO").getByRole("cell").first()).toHaveText("not in the inventory");
    await expect(row("theme").getByRole("cell").nth(1)).toHaveText("not seen");
    await expect(page.locator("svg:not([aria-hidden=true], [aria-hidden=true] *)")).toHaveCount(0);

    const width = (locator: string) =>
      row("banner")
        .locator(locator)
        .evaluate((bar) => bar.getBoundingClientRect().width);
    expect(await width(".bar-differs")).toBeGreaterThan(await width("rect[fill=none]"));
    await expect(row("session_id").locator("rect")).toHaveCount(0);
  });

  test("shows which pages set what, in groups that a screen reader can read", async ({ page }) => {
    await open(page, 320);
    const groups = page.locator("#pages ~ ol").getByRole("listitem");
    await expect(groups.first()).toHaveText(
      "40 pages, such as www.example.gov.uk/services/1, www.example.gov.uk/services/2, with 5 items",
    );
    await expect(groups.last()).toHaveText("1 page, forms.example.gov.uk/end, with nothing");
    const region = page.getByRole("region", { name: "What each group sets" });
    const banner = region.getByRole("row", { name: "banner" }).getByRole("cell");
    await expect(banner).toHaveText(["42", "yes", "", "yes", "yes", "", "", "", ""]);

    await region.focus();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  });

  test("tells what the browser refused, who was contacted, and what was left out", async ({
    page,
  }) => {
    await open(page);
    await expect(page.getByRole("row", { name: "__Host-basket" })).toContainText(
      "breaks the rules of that prefix",
    );
    await expect(page.getByRole("row", { name: "stats.counter.example 46" })).toBeVisible();
    await expect(page.getByRole("rowheader", { name: "heat.example" })).toHaveText(
      "heat.example only after “yes”",
    );
    await expect(page.getByRole("row", { name: "session_id Cookie" })).toContainText(
      "this host only",
    );
    await expect(
      page.getByText("www.example.gov.uk/bins: It answers with the status 503."),
    ).toBeVisible();
    await expect(
      page.getByText("read and obeyed; it asks for 2 seconds between pages"),
    ).toBeVisible();
    await expect(
      page.getByRole("heading", { name: "860 addresses beyond the limit" }),
    ).toBeVisible();
    await expect(page.getByText("and 840 more")).toBeVisible();
    await expect(page.getByText("It opened 2 dialogs, which were closed.")).toBeVisible();
  });

  test("is read whole with scripts switched off", async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await open(page);
    await page.getByRole("link", { name: "Everything that was seen" }).click();
    await expect(page).toHaveURL(/#seen$/);
    await expect(page.getByRole("heading", { name: "Everything that was seen" })).toBeInViewport();
    await context.close();
  });

  test("shows the pictures in the visitor’s colours where they are forced", async ({ page }) => {
    await open(page);
    await page.emulateMedia({ forcedColors: "active" });
    const fills = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement("i"));
      probe.style.color = "CanvasText";
      const text = getComputedStyle(probe).color;
      probe.remove();
      const fill = (selector: string) =>
        getComputedStyle(document.querySelector(selector) as Element);
      return { text, seen: fill(".bar-seen").fill, words: fill(".axis").fill };
    });
    expect(fills).toEqual({ text: fills.text, seen: fills.text, words: fills.text });
  });

  test("comes out the same twice", async () => {
    expect(toAuditHtml(sampleAudit())).toBe(reportOf("of everything"));
  });

  test("names the only styles that its policy lets in", async () => {
    const { hash } = stylesFor("#00625a");
    expect(reportOf("of everything")).toContain(
      `content="default-src 'none'; style-src '${hash}';`,
    );
  });
});

test("What a hostile website chose is shown as text, with what is invisible made visible", async ({
  page,
}) => {
  await opening("of a hostile website")(page);
  const names = page
    .getByRole("table", { name: "What the websites store on a visitor’s device" })
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
      "\uFFFD",
    ]),
  );
});
