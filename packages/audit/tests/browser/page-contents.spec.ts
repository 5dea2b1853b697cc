import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "playwright/test";
import { startTestServer } from "test-support";
import { readPageContents } from "../../src/observe/page-contents.ts";

test("A page may take as long to respond as to load, as on a busy machine", async ({ page }) => {
  const website = await startTestServer(async ({ url }, response) => {
    if (url === "/slow") await sleep(5500);
    response.setHeader("Content-Type", "text/html");
    response.end(`<!doctype html><title>Busy</title><a href="/next">Next</a>
<script>onload = () => setTimeout(() => {
  const request = new XMLHttpRequest();
  request.open("GET", "/slow", false);
  request.send();
})</script>`);
  });
  await page.goto(website.address);
  // From now on, the page waits.
  await expect.poll(() => website.requests).toContain("GET /slow");
  const contents = await readPageContents(page, 20_000);
  expect(contents?.links).toEqual([`${website.address}/next`]);
  await website.close();
});
