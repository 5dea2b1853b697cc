import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parse } from "csv-parse/sync";
import { XMLParser } from "fast-xml-parser";
import { data } from "./council-data.ts";
import { expect, test } from "./site-test.ts";

/* What programs are sent: as they would, over HTTP, with the headers of production. */

const OPEN = ["/cookies.json", "/cookies.schema.json", "/cookies.csv", "/privacy.txt"];
const FEEDS = ["/changes.atom", "/changes.json"];
const PAGES = ["/", "/cookies/", "/changes/", "/data/", "/editions/1.0/"];
const { cookies } = data("cookies");
const shown = cookies.filter(({ status }) => status === "declared" || status === "verified");
const { editions } = data("changes");

test("Programs of other websites may read the open data, and nothing else", async ({ request }) => {
  for (const path of OPEN) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(answer.headers()["access-control-allow-origin"], path).toBe("*");
  }
  for (const path of [...FEEDS, ...PAGES, "/sitemap.xml"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(answer.headers()["access-control-allow-origin"], path).toBeUndefined();
  }
});

test("A script on another website can read the inventory, and not the page", async ({
  page,
  origin,
}) => {
  const other = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html").end("<!doctype html><title>Other</title>");
  });
  await new Promise<void>((resolve) => {
    other.listen(0, "127.0.0.1", resolve);
  });
  await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
  const read = (path: string) =>
    page.evaluate(
      (address) =>
        fetch(address).then(
          ({ status }) => status,
          () => "refused",
        ),
      origin + path,
    );
  expect(await read("/cookies.json")).toBe(200);
  expect(await read("/cookies/")).toBe("refused");
  other.closeAllConnections();
  other.close();
});

const TYPES: Readonly<Record<string, RegExp>> = {
  "/cookies.json": /^application\/json\b/,
  "/cookies.schema.json": /^application\/schema\+json\b/,
  "/cookies.csv": /^text\/csv; charset=utf-8/,
  "/privacy.txt": /^text\/plain; charset=utf-8/,
  "/changes.atom": /^application\/atom\+xml\b/,
  "/changes.json": /^application\/feed\+json\b/,
};
for (const [path, type] of Object.entries(TYPES)) {
  test(`${path} is sent as what it is`, async ({ request }) => {
    expect((await request.get(path)).headers()["content-type"]).toMatch(type);
  });
}

test("A spreadsheet reads a line for each cookie, with its name", async ({ request }) => {
  const text = (await request.get("/cookies.csv")).body().then((body) => body.toString("utf8"));
  const rows: Record<string, string>[] = parse(await text, { bom: true, columns: true });
  expect(rows.map(({ name }) => name)).toEqual(shown.map(({ name }) => name));
});

test("A program reads the same cookies, and finds the schema where the file says", async ({
  request,
}) => {
  const inventory = (await (await request.get("/cookies.json")).json()) as {
    $schema: string;
    version: number;
    edition: { number: string };
    cookies: { name: string }[];
  };
  expect(inventory.cookies.map(({ name }) => name)).toEqual(shown.map(({ name }) => name));
  expect(inventory.edition.number).toBe(editions.at(-1)?.edition);
  const schema = (await (await request.get(new URL(inventory.$schema).pathname)).json()) as {
    $id: string;
  };
  expect(schema.$id).toBe(inventory.$schema);
});

test("A feed reader finds the feeds from every page, and every edition in them", async ({
  page,
  request,
}) => {
  for (const path of PAGES) {
    await page.goto(path);
    const feeds = page.locator(
      'head link[rel="alternate"]:is([type="application/atom+xml"], [type="application/feed+json"])',
    );
    const found = await feeds.evaluateAll((links) =>
      links.map((link) => new URL((link as HTMLLinkElement).href).pathname),
    );
    // One is enough, except where the feeds themselves are told of.
    expect(found, path).toEqual(/^\/(?:changes|data)\/$/.test(path) ? FEEDS : FEEDS.slice(0, 1));
  }
  const atom = new XMLParser({ isArray: (name) => name === "entry" }).parse(
    await (await request.get("/changes.atom")).text(),
  ) as { feed: { entry: { title: string }[] } };
  const json = (await (await request.get("/changes.json")).json()) as {
    items: { title: string; url: string }[];
  };
  const expected = editions
    .toReversed()
    .map(({ edition, what }) => `Edition ${edition}: ${what[0]}`);
  expect(json.items.map(({ title }) => title)).toEqual(expected);
  expect(atom.feed.entry.map(({ title }) => title)).toEqual(expected);
  for (const { url } of json.items) {
    expect((await request.get(new URL(url).pathname)).status(), url).toBe(200);
  }
});

test("The pages that people read name the files that hold the same", async ({ page }) => {
  const alternates = async (path: string) => {
    await page.goto(path);
    return page
      .locator('head link[rel="alternate"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  };
  expect(await alternates("/")).toContain("/privacy.txt");
  expect(await alternates("/cookies/")).toEqual(
    expect.arrayContaining(["/cookies.json", "/cookies.csv"]),
  );
  expect(await alternates("/data/")).toEqual(
    expect.arrayContaining(["/privacy.txt", "/cookies.json", "/cookies.csv"]),
  );
});

test("The statement as plain text has each heading of the page, and no line that is too long", async ({
  page,
  request,
}) => {
  const text = await (await request.get("/privacy.txt")).text();
  await page.goto("/");
  for (const heading of await page.locator("main :is(h1, h2, h3)").allInnerTexts()) {
    if (heading !== "Contents") expect(text).toContain(heading);
  }
  const long = text.split("\n").filter((line) => line.length > 72 && /\S\s+\S/.test(line.trim()));
  expect(long).toEqual([]);
});
