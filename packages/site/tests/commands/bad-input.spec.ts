import { symlinkSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

/*
 * What a council may get wrong, and what the build then says: file, cause and fix. What editors write is checked in
 * process (unit/mistakes.ts); here stands what only a build meets.
 */

/** A page of its own in Nunjucks, with this body. */
const nunjucksPage = (body: string, layout = "layouts/page.njk") =>
  `---\nlayout: ${layout}\ntitle: Help\ndescription: How to get help.\n---\n\n${body}\n`;

const MISTAKES: readonly {
  readonly name: string;
  readonly make: (workspace: Workspace) => void;
  readonly says: readonly string[];
}[] = [
  {
    name: "a file of data that is missing",
    make: ({ remove }) => remove("_data/cookies.json"),
    says: ["_data/cookies.json: error: This file is missing.", "Put it back"],
  },
  {
    name: "a mistake in a page",
    make: ({ edit }) => edit("src/pages/privacy.md", "::cookie-table", "::cookie-tabel"),
    says: [
      "src/pages/privacy.md:18:1: error: There is no block “::cookie-tabel”.",
      "    18 | ::cookie-tabel\n       | ^^^^^^^^^^^^^^\n",
      "Did you mean “::cookie-table”?",
    ],
  },
  {
    name: "settings of the host that are not TOML",
    make: ({ edit }) => edit("netlify.toml", `publish = "_site"`, `publish = "_site`),
    says: ["netlify.toml:6:19: error: Netlify cannot read this file: ", "[netlify-syntax]"],
  },
  {
    name: "a redirect to another host",
    make: ({ write }) =>
      write(
        "src/pages/redirects.njk",
        "---\npermalink: /_redirects\neleventyAllowMissingExtension: true\n---\n/old https://x.example/ 301\n",
      ),
    says: ["The redirect from /old leads to another website: https://x.example/."],
  },
  {
    name: "a block of its own that prints what is not there",
    make: ({ write }) => write("_includes/blocks/cookie-table.njk", "<p>{{ cookies.nothing }}</p>"),
    says: ["_includes/blocks/cookie-table.njk", "output null or undefined value", "Fix the"],
  },
  {
    name: "a block of its own that calls what is not there",
    make: ({ write }) =>
      write(
        "_includes/blocks/cookie-table.njk",
        "{% for a in cookies.nothing.here() %}{% endfor %}",
      ),
    says: ["_includes/blocks/cookie-table.njk", "cookies", "Fix the"],
  },
  {
    name: "a block of its own with an unknown filter",
    make: ({ write }) =>
      write("_includes/blocks/cookie-table.njk", "{{ organisation.name | shout }}"),
    says: ["_includes/blocks/cookie-table.njk", "filter not found: shout", "Fix the"],
  },
  {
    name: "a block of its own with a mistake in its syntax",
    make: ({ write }) => write("_includes/blocks/cookie-table.njk", "{% if %}"),
    says: ["_includes/blocks/cookie-table.njk", "[Line 1, Column 7]", "Fix the"],
  },
  {
    name: "a page in Nunjucks with an unknown filter",
    make: ({ write }) => write("src/pages/help.njk", nunjucksPage("{{ title | shout }}")),
    says: ["src/pages/help.njk", "filter not found: shout", "Fix the"],
  },
  {
    name: "a layout that does not exist, of a page in Nunjucks",
    make: ({ write }) => write("src/pages/help.njk", nunjucksPage("Ask us.", "layouts/pages.njk")),
    says: [
      "src/pages/help.njk:2:1: error: There is no layout “layouts/pages.njk”.",
      "Did you mean “layouts/page.njk”?",
    ],
  },
  {
    name: "a layout that does not exist, of a page in Markdown",
    make: ({ edit }) =>
      edit("src/pages/cookies.md", "title: What", "layout: layouts/pages.njk\ntitle: What"),
    says: [
      "src/pages/cookies.md:2:1: error: There is no layout “layouts/pages.njk”.",
      "add _includes/layouts/pages.njk",
    ],
  },
  {
    name: "an error in .eleventy.ts",
    make: ({ edit }) => edit(".eleventy.ts", "eleventy.addPlugin(", "eleventy.addPlugins("),
    says: [".eleventy.ts", "eleventy.addPlugins is not a function", "Fix the"],
  },
  {
    name: "a version of Eleventy that the plugin was not made for",
    make: ({ edit }) =>
      edit(
        ".eleventy.ts",
        "  eleventy.addPlugin(privacyNotice",
        "  eleventy.versionCheck = () => { throw new Error('We found Eleventy 2.0.1.'); };\n  eleventy.addPlugin(privacyNotice",
      ),
    says: ["needs Eleventy 3.1.8", "npm install @11ty/eleventy@3.1.8", "We found Eleventy 2.0.1."],
  },
];

let workspace: Workspace;
test.beforeEach(() => {
  workspace = createWorkspace();
  workspace.write("_site/index.html", "the last good page");
});
test.afterEach(() => workspace.dispose());

for (const { name, make, says } of MISTAKES) {
  test(`The build names file, cause and fix, and leaves _site as it was, for ${name}`, async () => {
    make(workspace);
    const { code, stdout, stderr } = await workspace.build();
    for (const text of says) expect(stderr).toContain(text);
    expect(stderr).toContain("Nothing was built; _site is as it was.");
    expect(stderr, "no stack trace").not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(workspace.site()).toEqual({ "index.html": "the last good page" });
  });
}

test("Without .eleventy.ts, the build ends with 2 and says how to get it back", async () => {
  workspace.remove(".eleventy.ts");
  const { code, stderr } = await workspace.build();
  expect(stderr).toMatch(/^There is no \.eleventy\.ts in this folder: put it back/);
  expect(code).toBe(2);
  expect(workspace.site()).toEqual({ "index.html": "the last good page" });
});

test("The build and the check report all mistakes at once, and the same ones", async () => {
  workspace.set("_data/cookies.json", ["cookies", 0, "provider"], "nobody");
  workspace.set("_data/organisation.json", ["colour"], "teal");
  workspace.edit("src/pages/privacy.md", "::cookie-table", "::cookie-tabel");
  workspace.edit("src/pages/accessibility.md", "## Contact {#contact}", "## Contact");
  const errors = (text: string) => text.match(/^.*: error: .*$/gm);
  const [{ stderr }, { stdout }] = await Promise.all([workspace.build(), workspace.run(["check"])]);
  expect(errors(stderr)).toHaveLength(4);
  expect(errors(stdout)).toEqual(errors(stderr));
});

const EFFECT = "side-effect.txt";
const WRITES = `require("node:fs").writeFileSync("${EFFECT}", "ran")`;
const MODULE = `import { writeFileSync } from "node:fs";\nwriteFileSync("${EFFECT}", "ran");\nexport default {};\n`;
const FRONT_MATTER = `---js\n{ title: (${WRITES}, "Help"), description: "Help." }\n---\n\nAsk us.\n`;

const NOT_YAML = [
  ":1:1: error: The front matter is not written in YAML.",
  "Start the file with a line of three hyphens",
] as const;
const NO_PAGE = [": error: This is not a page", "put it into another folder"] as const;

/** Code that a pull request to the texts could bring: each file, and what the build says of it. */
const CODE = [
  ["src/pages/help.md", FRONT_MATTER, NOT_YAML],
  ["src/pages/help.njk", FRONT_MATTER, NOT_YAML],
  ["src/pages/help.11ty.js", MODULE, NO_PAGE],
  ["src/pages/pages.11tydata.js", MODULE, NO_PAGE],
  ["_data/help.js", MODULE, [": error: Only JSON files belong in _data.", "delete it"]],
] as const;

test("Neither the build nor Eleventy’s own command runs code that stands among the texts", async () => {
  for (const [file, text] of CODE) workspace.write(file, text);
  // A link to code that stands elsewhere is refused like code.
  workspace.write("help.js", MODULE);
  const { folder } = workspace;
  symlinkSync(path.join(folder, "help.js"), path.join(folder, "src/pages/linked.11ty.js"));
  const built = await workspace.build();
  for (const [file, , [error, fix]] of CODE) {
    expect(built.stderr).toContain(file + error);
    expect(built.stderr).toContain(fix);
  }
  expect(built.stderr).toContain("src/pages/linked.11ty.js: error: This is not a page");

  const own = await workspace.runScript("@11ty/eleventy/cmd.cjs", ["--config=.eleventy.ts"]);
  expect(own.stderr).toContain("_data/help.js: Only JSON files belong in _data.");
  expect([built.code, own.code]).toEqual([1, 1]);
  expect(workspace.exists(EFFECT)).toBe(false);
  expect(workspace.site()).toEqual({ "index.html": "the last good page" });
});

test("The build refuses code in the front matter of a layout", async () => {
  workspace.write("_includes/layouts/own.njk", FRONT_MATTER);
  workspace.edit("src/pages/cookies.md", "title: What", "layout: layouts/own.njk\ntitle: What");
  const { code, stderr } = await workspace.build();
  expect(code).toBe(1);
  expect(stderr).toContain("_includes/layouts/own.njk");
  expect(stderr).toContain("Front matter must be YAML.");
  expect(workspace.exists(EFFECT)).toBe(false);
  expect(workspace.site()).toEqual({ "index.html": "the last good page" });
});

test("The code of these tests leaves a trace where it runs", async () => {
  workspace.edit(
    ".eleventy.ts",
    "import privacyNotice",
    `import "./_data/help.js";\nimport privacyNotice`,
  );
  workspace.write("_data/help.js", MODULE);
  await workspace.build();
  expect(workspace.exists(EFFECT)).toBe(true);
});
