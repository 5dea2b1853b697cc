import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

/* Mistakes that only a build can find, which the check therefore makes. The others are in unit/mistakes.ts. */

const createNunjucksPage = (body: string, layout = "layouts/page.njk", fields = "") =>
  `---\nlayout: ${layout}\ntitle: Help\ndescription: How to get help.\n${fields}---\n\n${body}\n`;

/** Writes a Nunjucks page with a permalink on line 5. */
const writePermalink = ({ write }: Workspace, permalink: string) =>
  write("src/pages/help.njk", createNunjucksPage("Ask.", undefined, `permalink: ${permalink}\n`));

const MISTAKES: readonly {
  readonly name: string;
  readonly apply: (workspace: Workspace) => void;
  readonly expected: readonly string[];
}[] = [
  {
    name: "a missing data file",
    apply: ({ remove }) => remove("_data/cookies.json"),
    expected: ["_data/cookies.json: error: This file is missing.", "Put it back"],
  },
  {
    name: "a misspelt block",
    apply: ({ edit }) => edit("src/pages/privacy.md", "::cookie-table", "::cookie-tabel"),
    expected: [
      "src/pages/privacy.md:18:1: error: There is no block “::cookie-tabel”.",
      "    18 | ::cookie-tabel\n       | ^^^^^^^^^^^^^^\n",
      "Did you mean “::cookie-table”?",
    ],
  },
  {
    name: "host settings that are not TOML",
    apply: ({ edit }) => edit("netlify.toml", `publish = "_site"`, `publish = "_site`),
    expected: ["netlify.toml:6:19: error: Netlify cannot read this file: ", "[netlify-syntax]"],
  },
  {
    name: "a redirect to another website",
    apply: ({ write }) =>
      write(
        "src/pages/redirects.njk",
        "---\npermalink: /_redirects\neleventyAllowMissingExtension: true\n---\n/old https://x.example/ 301\n",
      ),
    expected: ["The redirect from /old to https://x.example/ points to another website."],
  },
  {
    name: "a council’s block that prints an undefined value",
    apply: ({ write }) =>
      write("_includes/blocks/cookie-table.njk", "<p>{{ cookies.nothing }}</p>"),
    expected: [
      "_includes/blocks/cookie-table.njk:1:4: error: This template prints a value that does not exist.",
      "Correct the name of the value",
    ],
  },
  {
    name: "a council’s block that calls an undefined function",
    apply: ({ write }) =>
      write(
        "_includes/blocks/cookie-table.njk",
        "{% for a in cookies.nothing.here() %}{% endfor %}",
      ),
    expected: ["_includes/blocks/cookie-table.njk", "cookies", "Correct the"],
  },
  {
    name: "a council’s block with an unknown filter",
    apply: ({ write }) =>
      write("_includes/blocks/cookie-table.njk", "{{ organisation.name | shout }}"),
    expected: ["_includes/blocks/cookie-table.njk", "filter not found: shout", "Correct the"],
  },
  {
    name: "a council’s block with a syntax error",
    apply: ({ write }) => write("_includes/blocks/cookie-table.njk", "{% if %}"),
    expected: ["_includes/blocks/cookie-table.njk", ":1:7: error: ", "Correct the"],
  },
  {
    name: "a Nunjucks page with an unknown filter",
    apply: ({ write }) => write("src/pages/help.njk", createNunjucksPage("{{ title | shout }}")),
    expected: ["src/pages/help.njk", "filter not found: shout", "Correct the"],
  },
  {
    name: "a Nunjucks page with an unknown layout",
    apply: ({ write }) =>
      write("src/pages/help.njk", createNunjucksPage("Ask us.", "layouts/pages.njk")),
    expected: [
      "src/pages/help.njk:2:1: error: There is no layout “layouts/pages.njk”.",
      "Did you mean “layouts/page.njk”?",
    ],
  },
  {
    name: "a Markdown page with an unknown layout",
    apply: ({ edit }) =>
      edit("src/pages/cookies.md", "title: What", "layout: layouts/pages.njk\ntitle: What"),
    expected: [
      "src/pages/cookies.md:2:1: error: There is no layout “layouts/pages.njk”.",
      "add _includes/layouts/pages.njk",
    ],
  },
  {
    name: "a Nunjucks page that prints an undefined value",
    apply: ({ write }) => write("src/pages/help.njk", createNunjucksPage("Ask us.\n{{ who }}")),
    expected: ["src/pages/help.njk:8:1: error: This template prints a value that does not exist."],
  },
  {
    name: "a computed permalink of another page",
    apply: (council) => writePermalink(council, `"/{{ 'cookies' }}/"`),
    expected: ["src/pages/help.njk:5:1: error: This page and src/pages/cookies.md have the same"],
  },
  {
    name: "the permalink of a page of the package",
    apply: (council) => writePermalink(council, "/robots.txt"),
    expected: ["src/pages/help.njk:5:1: error: This page and robots.njk of privacy-notice have"],
  },
  {
    name: "a permalink outside the site",
    apply: (council) => writePermalink(council, "../../package.json"),
    expected: [
      "src/pages/help.njk:5:1: error: This page would be saved outside the site’s folder.",
    ],
  },
  {
    name: "a page that .gitignore excludes",
    apply: ({ write }) => write(".gitignore", "src/pages/cookies.md\n"),
    expected: ["src/pages/cookies.md: error: Eleventy leaves this page out", ".eleventyignore"],
  },
  {
    name: "an icon with an error",
    apply: ({ write }) => write("_includes/components/icon.njk", "<svg>{{ color }}</svg>"),
    expected: ["_includes/components/icon.njk:1:6: error: This template prints a value that"],
  },
  {
    name: "an icon that is not a picture",
    apply: ({ write }) => write("_includes/components/icon.njk", "<p>{{ colour }}</p>"),
    expected: ["_includes/components/icon.njk: error: This is not an SVG picture."],
  },
  {
    name: "an address of open data as a former address",
    apply: ({ set }) => set("_data/organisation.json", ["formerAddresses"], ["/cookies.json"]),
    expected: [
      "_data/organisation.json: error: The redirect from /cookies.json to / has no effect",
    ],
  },
  {
    name: "an error in .eleventy.ts",
    apply: ({ edit }) => edit(".eleventy.ts", "eleventy.addPlugin(", "eleventy.addPlugins("),
    expected: [".eleventy.ts:6:1: error: ", "eleventy.addPlugins is not a function", "Correct it"],
  },
  {
    name: "an unsupported version of Eleventy",
    apply: ({ edit }) =>
      edit(
        ".eleventy.ts",
        "  eleventy.addPlugin(privacyNotice",
        "  eleventy.versionCheck = () => { throw new Error('We found Eleventy 2.0.1.'); };\n  eleventy.addPlugin(privacyNotice",
      ),
    expected: [
      "needs Eleventy 3.1.8",
      "npm install @11ty/eleventy@3.1.8",
      "We found Eleventy 2.0.1.",
    ],
  },
];

const findErrors = (text: string) => text.match(/^.*: error: .*$/gm)?.toSorted();

let workspace: Workspace;
test.beforeEach(() => {
  workspace = createWorkspace();
  workspace.write("_site/index.html", "the last good page");
});
test.afterEach(() => workspace.dispose());

for (const { name, apply, expected } of MISTAKES) {
  test(`The build and the check report ${name}, and do not change _site`, async () => {
    apply(workspace);
    const settings = workspace.read("package.json");
    const check = await workspace.run(["check"]);
    const { code, stdout, stderr } = await workspace.build();
    expect([check.code, check.stderr]).toEqual([1, ""]);
    expect(findErrors(check.stdout)).toEqual(findErrors(stderr));
    expect(workspace.read("package.json")).toBe(settings);
    for (const text of expected) expect(stderr).toContain(text);
    expect(stderr).toContain("Nothing was built; _site is unchanged.");
    expect(stderr, "no stack trace").not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(workspace.site()).toEqual({ "index.html": "the last good page" });
  });
}

test("Without .eleventy.ts, the build exits with code 2 and explains how to restore it", async () => {
  workspace.remove(".eleventy.ts");
  const { code, stderr } = await workspace.build();
  expect(stderr).toMatch(/^There is no \.eleventy\.ts in this folder\. Put it back/);
  expect(code).toBe(2);
  expect(workspace.site()).toEqual({ "index.html": "the last good page" });
});

test("The build and the check report the same errors, all at once", async () => {
  workspace.write("netlify.toml", '[[redirects]]\nfrom = "/a"\nto = "/"\n');
  workspace.set("_data/cookies.json", ["cookies", 0, "provider"], "nowhere");
  workspace.set("_data/organisation.json", ["colour"], "teal");
  workspace.edit("src/pages/privacy.md", "::cookie-table", "::cookie-tabel");
  workspace.edit("src/pages/accessibility.md", "## Contact {#contact}", "## Contact");
  const [{ stderr }, { stdout }] = await Promise.all([workspace.build(), workspace.run(["check"])]);
  expect(findErrors(stderr)).toHaveLength(5);
  expect(findErrors(stdout)).toEqual(findErrors(stderr));
});

const EFFECT = "side-effect.txt";
const WRITE_EFFECT = `require("node:fs").writeFileSync("${EFFECT}", "ran")`;
const MODULE = `import { writeFileSync } from "node:fs";\nwriteFileSync("${EFFECT}", "ran");\nexport default {};\n`;
const FRONT_MATTER = `---js\n{ title: (${WRITE_EFFECT}, "Help"), description: "Help." }\n---\n\nAsk us.\n`;

const NOT_YAML = [
  ":1:1: error: The front matter is not written in YAML.",
  "Start the file with a line of three hyphens",
] as const;
const NOT_A_PAGE = [": error: This is not a page", "move it to another folder"] as const;

/** Code that a pull request could add to the content folders, and the build’s error for each file. */
const CODE = [
  ["src/pages/help.md", FRONT_MATTER, NOT_YAML],
  ["src/pages/help.njk", FRONT_MATTER, NOT_YAML],
  ["src/pages/help.11ty.js", MODULE, NOT_A_PAGE],
  ["src/pages/pages.11tydata.js", MODULE, NOT_A_PAGE],
  [
    "_data/help.js",
    MODULE,
    [": error: _data can only contain JSON files.", "move it to another folder"],
  ],
] as const;

test("Neither the build nor Eleventy’s own command runs code in the content folders", async () => {
  for (const [file, text] of CODE) workspace.write(file, text);
  // A symbolic link to code in another folder is rejected as well.
  workspace.write("help.js", MODULE);
  const { folder } = workspace;
  symlinkSync(path.join(folder, "help.js"), path.join(folder, "src/pages/linked.11ty.js"));
  const build = await workspace.build();
  for (const [file, , [error, hint]] of CODE) {
    expect(build.stderr).toContain(file + error);
    expect(build.stderr).toContain(hint);
  }
  expect(build.stderr).toContain("src/pages/linked.11ty.js: error: This is not a page");

  const eleventy = await workspace.runScript("@11ty/eleventy/cmd.cjs", ["--config=.eleventy.ts"]);
  expect(eleventy.stderr).toContain("_data/help.js: _data can only contain JSON files.");
  expect([build.code, eleventy.code]).toEqual([1, 1]);
  expect(workspace.exists(EFFECT)).toBe(false);
  expect(workspace.site()).toEqual({ "index.html": "the last good page" });
});

test("The build follows no symbolic link, in any folder that Eleventy reads", async () => {
  const { folder } = workspace;
  writeFileSync(path.join(folder, "secret.md"), "---\ntitle: S\ndescription: S.\n---\n\nSecret.\n");
  const links = {
    "src/pages/secret.md": "../../secret.md",
    "src/pages/zero.njk": "/dev/zero",
    "_data/zero.json": "/dev/zero",
    "_includes/layouts/page.njk": "/dev/zero",
    ".gitignore": "/dev/zero",
  };
  for (const [file, target] of Object.entries(links)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    symlinkSync(target, path.join(folder, file));
  }
  workspace.remove("package.json");
  symlinkSync("/dev/zero", path.join(folder, "package.json"));
  const { code, stderr } = await workspace.build();
  expect(stderr.match(/^.*(?=: error: This is a symbolic link)/gm)).toEqual(
    [...Object.keys(links), "package.json"].toSorted(),
  );
  expect(stderr).not.toContain("Secret");
  expect(code).toBe(1);
  expect(workspace.site()).toEqual({ "index.html": "the last good page" });
});

test("The build rejects code in a layout’s front matter", async () => {
  workspace.write("_includes/layouts/own.njk", FRONT_MATTER);
  workspace.edit("src/pages/cookies.md", "title: What", "layout: layouts/own.njk\ntitle: What");
  const { code, stderr } = await workspace.build();
  expect(code).toBe(1);
  expect(stderr).toContain("_includes/layouts/own.njk");
  expect(stderr).toContain("Front matter must be YAML.");
  expect(workspace.exists(EFFECT)).toBe(false);
  expect(workspace.site()).toEqual({ "index.html": "the last good page" });
});

test("The code in these tests has a visible effect if it runs", async () => {
  workspace.edit(
    ".eleventy.ts",
    "import privacyNotice",
    `import "./_data/help.js";\nimport privacyNotice`,
  );
  workspace.write("_data/help.js", MODULE);
  await workspace.build();
  expect(workspace.exists(EFFECT)).toBe(true);
});
