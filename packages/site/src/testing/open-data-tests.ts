import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { listPages, readSitemap } from "./built-site.ts";
import { readCookies, readCouncilData, readServices } from "./council-data.ts";
import { expect, test } from "./site-fixtures.ts";

/** Files that other websites may read (CORS), each with its content type. */
const CORS_FILES: Readonly<Record<string, RegExp>> = {
  "/cookies.json": /^application\/json\b/,
  "/cookies.schema.json": /^application\/schema\+json\b/,
  "/cookies.csv": /^text\/csv; charset=utf-8/,
  "/privacy.txt": /^text\/plain; charset=utf-8/,
};

/** The same, in a site with services. */
const SERVICE_FILES: Readonly<Record<string, RegExp>> = {
  "/services.json": /^application\/json\b/,
  "/services.schema.json": /^application\/schema\+json\b/,
  "/services.csv": /^text\/csv; charset=utf-8/,
  "/services.jsonld": /^application\/ld\+json\b/,
};

const FEEDS: Readonly<Record<string, RegExp>> = {
  "/changes.atom": /^application\/atom\+xml\b/,
  "/changes.json": /^application\/feed\+json\b/,
};

/** Defines tests of the open data files and feeds, served with the headers of production. */
export function testOpenData(): void {
  const editions = readCouncilData("changes")?.editions ?? [];
  const feeds = editions.length === 0 ? {} : FEEDS;
  const { shown = [] } = readCookies();
  const services = readServices();
  const corsFiles = services.length === 0 ? CORS_FILES : { ...CORS_FILES, ...SERVICE_FILES };

  for (const [path, type] of Object.entries({ ...corsFiles, ...feeds })) {
    test(`${path} has its content type, and other websites ${path in corsFiles ? "may" : "may not"} read it`, async ({
      request,
    }) => {
      const response = await request.get(path);
      expect(response.status()).toBe(200);
      expect(response.headers()["content-type"]).toMatch(type);
      expect(response.headers()["access-control-allow-origin"]).toBe(
        path in corsFiles ? "*" : undefined,
      );
    });
  }

  test("A script on another website can read the inventory, but not a page", async ({
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
    const fetchStatus = (path: string) =>
      page.evaluate(
        (address) =>
          fetch(address).then(
            ({ status }) => status,
            () => "refused",
          ),
        origin + path,
      );
    expect(await fetchStatus("/cookies.json")).toBe(200);
    expect(await fetchStatus("/")).toBe("refused");
    other.closeAllConnections();
    other.close();
  });

  test("cookies.json and cookies.csv list the cookies that pages show, and the schema exists", async ({
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

    // No field contains a line break.
    const csv = (await (await request.get("/cookies.csv")).text()).trim().split(/\r?\n/);
    expect(csv).toHaveLength(shown.length + 1);
    for (const [index, { domain }] of shown.entries()) expect(csv[index + 1]).toContain(domain);
  });

  if (services.length > 0) testServiceData(services);

  test("Every page links to the feed, which has every edition", async ({ request }) => {
    test.skip(editions.length === 0, "There are no editions yet");
    for (const path of listPages()) {
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

  test("The alternate formats that pages link to exist", async ({ request }) => {
    for (const path of readSitemap()) {
      const html = await (await request.get(path)).text();
      const files = [...html.matchAll(/<link rel="alternate"[^>]* href="([^"]*)"/g)];
      const hrefs = files.map(([, href = ""]) => href);
      if (path === "/") expect(hrefs).toContain("/privacy.txt");
      for (const href of hrefs) expect((await request.get(href)).status(), href).toBe(200);
    }
  });

  test("The plain-text statement has all headings, and no line over 72 characters", async ({
    sharedPage: page,
    request,
  }) => {
    const text = await (await request.get("/privacy.txt")).text();
    await page.goto("/");
    for (const heading of await page.locator("main > :is(h1, h2, h3)").allInnerTexts())
      expect(text).toContain(heading);
    const longLines = text
      .split("\n")
      .filter((line) => line.length > 72 && /\S\s+\S/.test(line.trim()));
    expect(longLines).toEqual([]);
  });
}

/** Defines tests of the files with the record of services. */
function testServiceData(services: ReturnType<typeof readServices>): void {
  test("services.json matches its schema and has every service, services.csv every activity", async ({
    request,
  }) => {
    const record = (await (await request.get("/services.json")).json()) as {
      $schema: string;
      services: { address: string; title: string }[];
    };
    const schema = (await (
      await request.get(new URL(record.$schema).pathname)
    ).json()) as z.core.JSONSchema.JSONSchema;
    expect(schema.$id).toBe(record.$schema);
    expect(z.fromJSONSchema(schema).safeParse(record).error).toBeUndefined();
    const published = record.services.map(
      ({ address, title }) => `${new URL(address).pathname} ${title}`,
    );
    expect(published.toSorted()).toEqual(
      services.map(({ url, title }) => `${url} ${title}`).toSorted(),
    );

    // No field contains a line break.
    const csv = (await (await request.get("/services.csv")).text()).trim().split(/\r?\n/);
    expect(csv).toHaveLength(services.flatMap(({ activities }) => activities).length + 1);

    const { "dpv:hasService": linked } = (await (await request.get("/services.jsonld")).json()) as {
      "dpv:hasService": { "dct:title": string }[];
    };
    expect(linked.map((service) => service["dct:title"])).toEqual(
      record.services.map(({ title }) => title),
    );
  });
}
