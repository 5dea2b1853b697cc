import { spawn } from "node:child_process";
import { expect, test } from "playwright/test";
import { createWorkspace } from "../../support/workspace.ts";

test("“npm start” serves the pages, follows every kind of edit, and outlives a mistake", async () => {
  test.slow();
  const workspace = createWorkspace();
  const args = [
    "-r",
    "./src/cli/node-version.cjs",
    "--watch",
    "--watch-preserve-output",
    "src/cli/start.ts",
  ];
  const server = spawn(process.execPath, args, { cwd: workspace.folder });
  let printed = "";
  server.stdout.on("data", (chunk) => (printed += String(chunk)));
  server.stderr.on("data", (chunk) => (printed += String(chunk)));

  try {
    // Another server may have the port already; then Eleventy takes the next one.
    await expect.poll(() => printed).toMatch(/http:\/\/localhost:\d+\//);
    const home = /http:\/\/localhost:\d+\//.exec(printed)?.[0] as string;
    // While the server starts anew, nobody answers.
    const pageText = () =>
      fetch(home).then(
        (response) => response.text(),
        () => "",
      );
    const shows = (words: string) =>
      expect.poll(pageText, { message: words, timeout: 15_000 }).toContain(words);
    await shows("Privacy statement");

    workspace.edit("src/pages/privacy.md", "## What we collect", "## What we gather");
    await shows("What we gather");
    workspace.edit("_data/cookies.json", "Finds out whether", "Learns whether");
    await shows("Learns whether");
    workspace.edit("_includes/components/contents.njk", ">Contents<", ">On this page<");
    await shows("On this page");
    workspace.edit("_includes/styles/site.scss", "max-width: 38em", "max-width: 39em");
    await shows("max-width:39em");

    workspace.edit("src/pages/privacy.md", "::cookie-table", "::cookie-tabel");
    await expect.poll(() => printed).toContain("There is no block “::cookie-tabel”.");
    expect(await pageText()).toContain("Learns whether");
    workspace.edit("src/pages/privacy.md", "::cookie-tabel", "::cookie-table");

    workspace.edit("src/site/filters.ts", `dateStyle: "long"`, `dateStyle: "short"`);
    await shows("23/11/2026");
  } finally {
    const ended = new Promise((resolve) => server.on("exit", resolve));
    server.kill("SIGINT");
    await ended;
    workspace.dispose();
  }
});
