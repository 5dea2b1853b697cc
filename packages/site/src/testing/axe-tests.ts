import { pagePaths } from "./built-site.ts";
import { testWithAxe, violations } from "./axe.ts";
import { expect, openAfresh, test } from "./site-test.ts";

for (const path of pagePaths) testWithAxe(path, (page, width) => openAfresh(page, path, width));

test("axe finds what is wrong on a page that is wrong", async ({ page }) => {
  await page.setContent(`<!doctype html><html><head><title></title></head><body>
    <p style="color:#aaa;background:#fff">Faint words.</p>
    <img src="data:,"><a href="/"></a>
    <div><a href="/a" style="display:inline-block;font-size:6px">a</a><a href="/b" style="display:inline-block;font-size:6px">b</a></div>
    <table><tr><td colspan="4"><b>Caption</b></td></tr>${"<tr><td>1</td><td>2</td><td>3</td><td>4</td></tr>".repeat(4)}</table></body></html>`);
  const rules = new Set((await violations(page)).map((found) => found.split(":")[0]));
  expect([...rules]).toEqual(
    expect.arrayContaining([
      "color-contrast",
      "document-title",
      "html-has-lang",
      "image-alt",
      "link-name",
      "table-fake-caption",
      "target-size",
      "td-has-header",
    ]),
  );
});
