import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { listPages, readSitemap } from "./built-site.ts";
import {
  getLanguage,
  getText,
  readCookies,
  readCouncilData,
  readLanguages,
  readServices,
  type SiteLanguage,
} from "./council-data.ts";
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

/** Returns the files that a language besides the first has of its own. */
function listTranslatedFiles(
  { prefix, isComplete }: SiteLanguage,
  editions: readonly unknown[],
): Record<string, RegExp> {
  if (prefix === "" || !isComplete) return {};
  const files = editions.length === 0 ? {} : FEEDS;
  return Object.fromEntries(
    Object.entries({ "/privacy.txt": CORS_FILES["/privacy.txt"], ...files }).flatMap(
      ([path, type]) => (type === undefined ? [] : [[prefix + path, type] as const]),
    ),
  );
}

/** Defines tests of the open data files and feeds, served with the headers of production. */
export function testOpenData(): void {
  const editions = readCouncilData("changes")?.editions ?? [];
  const feeds = editions.length === 0 ? {} : FEEDS;
  const { shown = [] } = readCookies();
  const services = readServices();
  const corsFiles = services.length === 0 ? CORS_FILES : { ...CORS_FILES, ...SERVICE_FILES };
  const languages = readLanguages();
  const translated = Object.fromEntries(
    languages.flatMap((language) => Object.entries(listTranslatedFiles(language, editions))),
  );

  for (const [path, type] of Object.entries({ ...corsFiles, ...feeds, ...translated })) {
    const isOpen = path in corsFiles || path.endsWith("/privacy.txt");
    test(`${path} has its content type, and other websites ${isOpen ? "may" : "may not"} read it`, async ({
      request,
    }) => {
      const response = await request.get(path);
      expect(response.status()).toBe(200);
      expect(response.headers()["content-type"]).toMatch(type);
      expect(response.headers()["access-control-allow-origin"]).toBe(isOpen ? "*" : undefined);
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

  test("Every page links to the feed of its language, which has every edition", async ({
    request,
  }) => {
    test.skip(editions.length === 0, "There are no editions yet");
    for (const path of listPages()) {
      const language = getLanguage(path);
      if (!language.isComplete) continue;
      expect(await (await request.get(path)).text(), path).toContain(
        `<link rel="alternate" type="application/atom+xml" href="${language.prefix}/changes.atom"`,
      );
    }
    for (const language of languages.filter(({ isComplete }) => isComplete)) {
      const atom = await (await request.get(`${language.prefix}/changes.atom`)).text();
      expect(atom.match(/<entry>/g)).toHaveLength(editions.length);
      const json = (await (await request.get(`${language.prefix}/changes.json`)).json()) as {
        items: { title: string; url: string }[];
      };
      for (const [index, { edition, what }] of editions.toReversed().entries()) {
        const { title = "", url = "" } = json.items[index] ?? {};
        expect(title).toContain(edition);
        expect(title).toContain(getText(what[0] ?? "", language));
        expect((await request.get(new URL(url).pathname)).status(), url).toBe(200);
      }
    }
  });

  test("The alternate formats that pages link to exist", async ({ request }) => {
    for (const path of readSitemap()) {
      const html = await (await request.get(path)).text();
      const files = [...html.matchAll(/<link rel="alternate"[^>]* href="([^"]*)"/g)];
      const hrefs = files.map(([, href = ""]) => href);
      const { prefix, isComplete } = getLanguage(path);
      if (path === `${prefix}/` && isComplete) expect(hrefs).toContain(`${prefix}/privacy.txt`);
      for (const href of hrefs) {
        const { pathname } = new URL(href, "https://council.example");
        expect((await request.get(pathname)).status(), href).toBe(200);
      }
    }
  });

  test("The plain-text statement has all headings, and no line over 72 characters", async ({
    sharedPage: page,
    request,
  }) => {
    for (const { prefix } of languages.filter(({ isComplete }) => isComplete)) {
      const text = await (await request.get(`${prefix}/privacy.txt`)).text();
      await page.goto(`${prefix}/`);
      for (const heading of await page.locator("main > :is(h1, h2, h3)").allInnerTexts())
        expect(text).toContain(heading);
      const longLines = text
        .split("\n")
        .filter((line) => line.length > 72 && /\S\s+\S/.test(line.trim()));
      expect(longLines).toEqual([]);
    }
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
