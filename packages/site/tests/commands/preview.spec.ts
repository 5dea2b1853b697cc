import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

let workspace: Workspace;
test.beforeAll(async () => {
  workspace = createWorkspace();
  await workspace.build();
});
test.afterAll(() => workspace.dispose());

test("The preview serves the built site with its headers and redirects", async () => {
  const preview = workspace.start(["preview", "--port", "0"]);
  await expect.poll(preview.printed).toMatch(/Open http:\S+/);
  const address = /http:\S+/.exec(preview.printed())?.[0] ?? "";
  const page = await fetch(new URL("/privacy-policy", address));
  expect(page.url).toBe(address);
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(await page.text()).toContain("Mereford District Council");
  expect((await fetch(new URL("/no", address))).status).toBe(404);
  await preview.stop();
});

test("The preview exits with code 2 if its port is in use, and says how to choose another", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  expect(await workspace.run(["preview", "--port", String(port)])).toEqual({
    code: 2,
    stdout: "",
    stderr: `Port ${port} is in use. Choose another one with “npx privacy-notice preview --port ${port + 1}”.\n`,
  });
  other.close();
});

test("The preview exits with code 2 for a port that is not a number", async () => {
  const { code, stderr } = await workspace.run(["preview", "--port", "http"]);
  expect(code).toBe(2);
  expect(stderr).toContain("Write a number from 0 to 65535.");
});

test("The preview exits with code 2 without a built site, or with invalid hosting rules", async () => {
  const other = createWorkspace();
  const missing = await other.run(["preview", "--port", "0"]);
  expect(missing).toMatchObject({
    code: 2,
    stderr: "There is no _site. Run “npm run build” first.\n",
  });
  other.write("_site/_redirects", "/old https://elsewhere.example/ 301\n");
  const { code, stderr } = await other.run(["preview", "--port", "0"]);
  expect(code).toBe(2);
  expect(stderr).toContain("_data/organisation.json: error: The redirect from /old to https");
  other.dispose();
});
