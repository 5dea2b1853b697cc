import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pagePaths, sitemapPaths } from "./built-site.ts";
import { councilData, shownCookies } from "./council-data.ts";
import { expect, test } from "./site-test.ts";

/** Files that scripts of other websites may read, each with its content type. */
const OPEN: Readonly<Record<string, RegExp>> = {
  "/cookies.json": /^application\/json\b/,
  "/cookies.schema.json": /^application\/schema\+json\b/,
  "/cookies.csv": /^text\/csv; charset=utf-8/,
  "/privacy.txt": /^text\/plain; charset=utf-8/,
};

const FEEDS: Readonly<Record<string, RegExp>> = {
  "/changes.atom": /^application\/atom\+xml\b/,
  "/changes.json": /^application\/feed\+json\b/,
};

/** What programs are sent: over HTTP, with the headers of production. */
export function testOpenData(): void {
  const editions = councilData("changes")?.editions ?? [];
  const feeds = editions.length === 0 ? {} : FEEDS;
  const { shown = [] } = shownCookies();

  for (const [path, type] of Object.entries({ ...OPEN, ...feeds })) {
    test(`${path} is sent as what it is, and other websites may ${path in OPEN ? "" : "not "}read it`, async ({
      request,
    }) => {
      const response = await request.get(path);
      expect(response.status()).toBe(200);
      expect(response.headers()["content-type"]).toMatch(type);
      expect(response.headers()["access-control-allow-origin"]).toBe(
        path in OPEN ? "*" : undefined,
      );
    });
  }

  test("A script on another website can read the inventory, and not a page", async ({
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
    expect(await read("/")).toBe("refused");
    other.closeAllConnections();
    other.close();
  });

  test("Programs read the cookies that pages show, and find the schema where the file says", async ({
    request,
  }) => {
    const inventory = (await (await request.get("/cookies.json")).json()) as {
      $schema: string;
      cookies: { name: string }[];
    };
    expect(inventory.cookies.map(({ name }) => name)).toEqual(shown.map(({ name }) => name));
    const schema = (await (await request.get(new URL(inventory.$schema).pathname)).json()) as {
      $id: string;
    };
    expect(schema.$id).toBe(inventory.$schema);

    // No field of a record has more than one line.
    const csv = (await (await request.get("/cookies.csv")).text()).trim().split(/\r?\n/);
    expect(csv).toHaveLength(shown.length + 1);
    for (const [index, { domain }] of shown.entries()) expect(csv[index + 1]).toContain(domain);
  });

  test("A feed reader finds the feed from every page, and every edition in it", async ({
    request,
  }) => {
    test.skip(editions.length === 0, "there are no editions yet");
    for (const path of pagePaths()) {
      const html = await (await request.get(path)).text();
      expect(html, path).toMatch(
        /<link rel="alternate" type="application\/atom\+xml" href="\/changes\.atom"/,
      );
    }
    const atom = await (await request.get("/changes.atom")).text();
    expect(atom.match(/<entry>/g)).toHaveLength(editions.length);
    const json = (await (await request.get("/changes.json")).json()) as {
      items: { title: string; url: string }[];
    };
    expect(json.items.map(({ title }) => title)).toEqual(
      editions.toReversed().map(({ edition, what }) => `Edition ${edition}: ${what[0]}`),
    );
    for (const { url } of json.items)
      expect((await request.get(new URL(url).pathname)).status(), url).toBe(200);
  });

  test("Pages name the files that hold the same, and those are there", async ({ request }) => {
    for (const path of sitemapPaths()) {
      const html = await (await request.get(path)).text();
      const files = [...html.matchAll(/<link rel="alternate"[^>]* href="([^"]*)"/g)];
      const hrefs = files.map(([, href = ""]) => href);
      if (path === "/") expect(hrefs).toContain("/privacy.txt");
      for (const href of hrefs) expect((await request.get(href)).status(), href).toBe(200);
    }
  });

  test("The statement as plain text has each heading of the page, and no line that is too long", async ({
    sharedPage: page,
    request,
  }) => {
    const text = await (await request.get("/privacy.txt")).text();
    await page.goto("/");
    for (const heading of await page.locator("main > :is(h1, h2, h3)").allInnerTexts())
      expect(text).toContain(heading);
    const long = text.split("\n").filter((line) => line.length > 72 && /\S\s+\S/.test(line.trim()));
    expect(long).toEqual([]);
  });
}
