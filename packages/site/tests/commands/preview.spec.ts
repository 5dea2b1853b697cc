import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "playwright/test";
import { createWorkspace, plainEnvironment, type Workspace } from "../support/workspace.ts";

let workspace: Workspace;
test.beforeAll(async () => {
  workspace = createWorkspace();
  await workspace.build();
});
test.afterAll(() => workspace.dispose());

/** Runs “npm run preview --” until it has printed `until`, or has ended. */
async function preview({ folder }: Workspace, args: readonly string[], until: RegExp) {
  const command = ["-r", "./src/cli/node-version.cjs", "src/cli/preview.ts", ...args];
  const child = spawn(process.execPath, command, {
    cwd: folder,
    env: plainEnvironment(),
  });
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += String(chunk)));
  child.stderr.on("data", (chunk) => (printed += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  await expect.poll(() => until.test(printed) || child.exitCode !== null).toBe(true);
  return { child, ended, printed: () => printed };
}

test("“npm run preview” serves the built site with its headers and redirects", async () => {
  const { child, ended, printed } = await preview(workspace, ["--port", "0"], /Open http/);
  const address = /http:\S+/.exec(printed())?.[0] ?? "";
  const page = await fetch(new URL("/privacy-policy", address));
  expect(page.url).toBe(address);
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(await page.text()).toContain("Mereford District Council");
  expect((await fetch(new URL("/no", address))).status).toBe(404);
  child.kill("SIGINT");
  await ended;
});

test("The preview says which port is taken, and how to choose another", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const { ended, printed } = await preview(
    workspace,
    ["--port", String(port)],
    /Nothing is served/,
  );
  expect(await ended).toBe(1);
  expect(printed()).toBe(
    `Another program has port ${port}: choose one with “npm run preview -- --port ${port + 1}”.\n\nNothing is served.\n`,
  );
  other.close();
});

test("The preview refuses a port that is none", async () => {
  const { ended, printed } = await preview(workspace, ["--port", "http"], /error/);
  expect(await ended).toBe(1);
  expect(printed()).toContain("Write a number up to 65535.");
});

test("The preview of rules that cannot be served says what is wrong, and serves nothing", async () => {
  const spoilt = createWorkspace();
  await spoilt.build();
  spoilt.write("_site/_redirects", "/old https://elsewhere.example/ 301\n");
  const { ended, printed } = await preview(spoilt, ["--port", "0"], /Nothing is served/);
  expect(await ended).toBe(1);
  expect(printed()).toContain("_site/_redirects: error: The redirect from /old leads to another");
  spoilt.dispose();
});

test("The preview of a site that was never built says how to build it", async () => {
  const empty = createWorkspace();
  const { ended, printed } = await preview(empty, ["--port", "0"], /Nothing is served/);
  expect(await ended).toBe(1);
  expect(printed()).toContain("There is no built site: run “npm run build” first.");
  empty.dispose();
});
