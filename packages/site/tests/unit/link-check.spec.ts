import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import { startTestServer, type TestServer } from "test-support";
import { checkLinks } from "../../src/maintenance/link-check.ts";

const ADDRESS = "https://privacy.mereford.example";

let folder: string;
let website: TestServer;
let userAgent: string | undefined;
test.beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "links-"));
  let retries = 0;
  website = await startTestServer((request, response) => {
    userAgent = request.headers["user-agent"];
    if (request.url === "/never") return;
    const status = request.url === "/flaky" ? (++retries > 2 ? 200 : 503) : request.url?.slice(1);
    response.writeHead(Number(status)).end();
  });
});
test.afterEach(async () => {
  await website.close();
  rmSync(folder, { recursive: true });
});

const write = (file: string, ...addresses: readonly string[]) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  const links = addresses.map((address) => `<a href="${address}">Link text</a>`);
  writeFileSync(path.join(folder, file), `<!doctype html><title>Page</title>${links.join("")}`);
};
/** The default timeout is long, so that a slow machine does not look like a website that does not respond. */
const checkSite = (timeout = 10_000) => checkLinks(folder, ADDRESS, { timeout, retryDelay: 0 });

test("A working link is not reported, and the user agent names the site", async () => {
  write("index.html", `${website.address}/200#part`);
  expect(await checkSite()).toEqual({ title: "Links to other websites", todo: [] });
  expect(website.requests).toEqual(["HEAD /200"]);
  expect(userAgent).toContain(ADDRESS);
});

for (const status of [404, 410]) {
  test(`A link with status ${status} is reported with each page that contains it`, async () => {
    write("index.html", `${website.address}/${status}`, `${website.address}/200`);
    write("cookies/index.html", `${website.address}/${status}`);
    const { todo, note } = await checkSite();
    expect(note).toBeUndefined();
    expect(todo).toMatchObject([{ subject: `${website.address}/${status}` }]);
    expect(todo[0]?.text).toContain(`This page no longer exists (${status}).`);
    expect(todo[0]?.text).toContain("Linked from / (“Link text”), /cookies/ (“Link text”).");
    expect(website.requests.filter((each) => each === "HEAD /200")).toHaveLength(1);
  });
}

test("Links with another status, or without a response, are inconclusive", async () => {
  for (const [urlPath, reason] of [
    ["403", "The website responded with status 403."],
    ["429", "The website responded with status 429."],
    ["500", "The website responded with status 500."],
    ["999", "The website responded with status 999."],
    ["never", "The website did not respond (TimeoutError)."],
  ]) {
    write("index.html", `${website.address}/${urlPath}`);
    // Long enough for a slow machine to read the page itself, which has the same timeout.
    const { todo, note } = await checkSite(urlPath === "never" ? 2000 : undefined);
    expect(todo).toEqual([]);
    expect(note?.entries).toMatchObject([{ subject: `${website.address}/${urlPath}` }]);
    expect(note?.entries[0]?.text).toContain(reason);
  }
});

test("A link to a website that refuses the connection is inconclusive", async () => {
  const closed = await startTestServer(() => {});
  await closed.close();
  write("index.html", `${closed.address}/`);
  const { todo, note } = await checkSite();
  expect(todo).toEqual([]);
  expect(note?.entries[0]?.text).toContain("The website did not respond (ECONNREFUSED).");
});

test("Retries a link that fails", async () => {
  write("index.html", `${website.address}/flaky`);
  expect(await checkSite()).toMatchObject({ todo: [] });
  expect(website.requests).toEqual(["HEAD /flaky", "GET /flaky", "HEAD /flaky"]);
});

test("Skips links within the site, to its own address and to email addresses", async () => {
  write(
    "index.html",
    "/no-such-page/",
    "#nowhere",
    `${ADDRESS}/no-such-page/`,
    "mailto:a@b.example",
  );
  expect(await checkSite()).toEqual({ title: "Links to other websites", todo: [] });
  expect(website.requests).toEqual([]);
});
