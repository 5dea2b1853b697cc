import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "playwright/test";
import { startTestServer, type TestServer } from "test-support";
import { audit, UserError } from "../../src/index.ts";
import { runAudit } from "../support/audit-process.ts";

/* The audit of any website, in a folder without a privacy notice: the command, and the interface for programs. */

const PAGE = `<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1><a href="/basket">Basket</a>
<script>localStorage.setItem("basket", "1")</script></html>`;
const TESTS = path.join(import.meta.dirname, "..");

let server: TestServer;
let folder: string;
test.beforeAll(async () => {
  server = await startTestServer(({ url }, response) => {
    const isPage = url === "/" || url === "/basket";
    response.setHeader("Content-Type", "text/html");
    if (isPage) response.setHeader("Set-Cookie", "session=1; HttpOnly");
    response.writeHead(isPage ? 200 : 404).end(isPage ? PAGE : "");
  });
});
test.afterAll(() => server.close());
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "stand-alone-"));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("The command lists what a website stores, and saves its results in the folder", async () => {
  const args = ["run", server.address, "--no-consent", "--delay", "0", "--settle", "700"];
  const { code, stdout, stderr } = await runAudit(folder, args);
  expect(code, stderr).toBe(0);
  expect(stdout.split("\n").slice(0, 6)).toEqual([
    "Nothing was compared: there is no inventory. 2 stored items found: all 2 addresses were visited; the audit did not check what is stored after a choice.",
    "",
    "Stored items:",
    `  session (cookie, 127.0.0.1, first party): session; set by HTTP response: ${server.address}/; HTTP response: ${server.address}/basket; before a choice: set on 2 pages`,
    `  basket (local storage, 127.0.0.1, first party): no expiry date; set by script: ${server.address}/, line 2; script: ${server.address}/basket, line 2; before a choice: set on 2 pages`,
    "",
  ]);
  expect(stderr).toMatch(/^Results saved to \.audit\/127\.0\.0\.1-\S+\.json\.$/m);
});

test("The example in the README runs, and reports what an inventory lacks", async () => {
  const file = path.join(TESTS, "api-example.ts");
  const example = readFileSync(file, "utf8");
  expect(readFileSync(path.join(TESTS, "../README.md"), "utf8")).toContain(
    `\`\`\`ts\n${example}\`\`\``,
  );

  writeFileSync(path.join(folder, "cookies.json"), '{ "providers": {}, "cookies": [] }');
  const run = () =>
    promisify(execFile)(process.execPath, [file, server.address], {
      cwd: folder,
      encoding: "utf8",
    });
  const { stdout } = await run();
  expect(stdout.split("\n")).toEqual([
    "cookie session (127.0.0.1, first party) on 2 pages",
    "localStorage basket (127.0.0.1, first party) on 2 pages",
    expect.stringMatching(
      /^undeclared: The localStorage entry “basket” for 127\.0\.0\.1 is stored/,
    ),
    expect.stringMatching(/^undeclared: The cookie “session” for 127\.0\.0\.1 is stored/),
    "problems",
    "",
  ]);
  expect(readFileSync(path.join(folder, "report.html"), "utf8")).toContain("2 problems found");

  rmSync(path.join(folder, "cookies.json"));
  await expect(run()).rejects.toMatchObject({
    code: 2,
    stderr: "There is no file “cookies.json”. Name the file of your cookie inventory.\n",
  });
});

test("An audit is aborted by its signal, with the signal’s reason", async () => {
  const controller = new AbortController();
  const reason = new Error("Enough.");
  const result = audit({
    addresses: [server.address],
    consent: false,
    signal: controller.signal,
    onProgress: () => controller.abort(reason),
  });
  await expect(result).rejects.toBe(reason);
});

for (const [options, message] of [
  [{ addresses: [] }, "Name at least one address."],
  [
    { addresses: ["ftp://example.com"] },
    "“ftp://example.com” is not an address. Write an address such as https://www.example.com.",
  ],
  [
    { addresses: ["example.com"], domains: ["https://example.org"] },
    "“https://example.org” is not a domain. Write a domain such as example.com.",
  ],
] as const) {
  test(`The interface refuses ${JSON.stringify(options)}`, async () => {
    await expect(audit(options)).rejects.toEqual(new UserError(message));
  });
}
