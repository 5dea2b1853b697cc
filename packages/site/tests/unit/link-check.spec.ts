import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import { checkLinks } from "../../src/maintenance/link-check.ts";
import { type TestServer, startTestServer } from "test-support";

const OWN = "https://privacy.mereford.example";

let folder: string;
let website: TestServer;
let agent: string | undefined;
test.beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "links-"));
  let late = 0;
  website = await startTestServer((request, response) => {
    agent = request.headers["user-agent"];
    if (request.url === "/never") return;
    const status = request.url === "/late" ? (++late > 2 ? 200 : 503) : request.url?.slice(1);
    response.writeHead(Number(status)).end();
  });
});
test.afterEach(async () => {
  await website.close();
  rmSync(folder, { recursive: true });
});

const write = (file: string, ...addresses: readonly string[]) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  const links = addresses.map((address) => `<a href="${address}">words of it</a>`);
  writeFileSync(path.join(folder, file), `<!doctype html><title>Page</title>${links.join("")}`);
};
/** Only what never answers is not waited for long: a slow machine must not look like a silent website. */
const checkSite = (answer = 10_000) => checkLinks(folder, OWN, { answer, pause: 0 });

test("A link that answers is well, and the website sees who asks", async () => {
  write("index.html", `${website.address}/200#part`);
  expect(await checkSite()).toEqual({ title: "Links to other websites", todo: [] });
  expect(website.requests).toEqual(["HEAD /200"]);
  expect(agent).toContain(OWN);
});

for (const status of [404, 410]) {
  test(`A link that answers ${status} is gone, and each page that has it is named`, async () => {
    write("index.html", `${website.address}/${status}`, `${website.address}/200`);
    write("cookies/index.html", `${website.address}/${status}`);
    const { todo, note } = await checkSite();
    expect(note).toBeUndefined();
    expect(todo).toMatchObject([{ about: `${website.address}/${status}` }]);
    expect(todo[0]?.text).toContain(`There is no such page any more (${status}).`);
    expect(todo[0]?.text).toContain("“words of it” on /, “words of it” on /cookies/.");
    expect(website.requests.filter((each) => each === "HEAD /200")).toHaveLength(1);
  });
}

test("Links that answer in another way, or not at all, are inconclusive", async () => {
  for (const [asked, says] of [
    ["403", "It answers 403."],
    ["429", "It answers 429."],
    ["500", "It answers 500."],
    ["999", "It answers 999."],
    ["never", "It does not answer (TimeoutError)."],
  ]) {
    write("index.html", `${website.address}/${asked}`);
    const { todo, note } = await checkSite(asked === "never" ? 300 : undefined);
    expect(todo).toEqual([]);
    expect(note?.entries).toMatchObject([{ about: `${website.address}/${asked}` }]);
    expect(note?.entries[0]?.text).toContain(says);
  }
});

test("A link to a website that takes no connection is inconclusive", async () => {
  const closed = await startTestServer(() => {});
  await closed.close();
  write("index.html", `${closed.address}/`);
  const { todo, note } = await checkSite();
  expect(todo).toEqual([]);
  expect(note?.entries[0]?.text).toContain("It does not answer (ECONNREFUSED).");
});

test("A link that fails is asked for once more", async () => {
  write("index.html", `${website.address}/late`);
  expect(await checkSite()).toMatchObject({ todo: [] });
  expect(website.requests).toEqual(["HEAD /late", "GET /late", "HEAD /late"]);
});

test("Links inside the site, to its own address and to mail are left to others", async () => {
  write("index.html", "/no-such-page/", "#nowhere", `${OWN}/no-such-page/`, "mailto:a@b.example");
  expect(await checkSite()).toEqual({ title: "Links to other websites", todo: [] });
  expect(website.requests).toEqual([]);
});
