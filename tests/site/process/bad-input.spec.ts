import { mkdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../../support/workspace.ts";

/** What an editor may get wrong, and what the build must then say. */
const MISTAKES: readonly {
  readonly name: string;
  readonly make: (workspace: Workspace) => void;
  readonly says: readonly (string | RegExp)[];
}[] = [
  {
    name: "a missing inventory",
    make: ({ remove }) => remove("_data/cookies.json"),
    says: ["_data/cookies.json: error: This file is missing."],
  },
  {
    name: "malformed JSON",
    make: ({ edit }) => edit("_data/cookies.json", `"name": "PHPSESSID",`, `"name": "PHPSESSID"`),
    says: [/^_data\/cookies\.json:\d+:\d+: error: A comma is missing before this\./m],
  },
  {
    name: "an unknown field",
    make: ({ edit }) =>
      edit("_data/cookies.json", `"aliases": ["ASP`, `"alias": [], "aliases": ["ASP`),
    says: [
      /^_data\/cookies\.json:38:7: error: There is no field called “alias” \(in the record “PHPSESSID”\)\./m,
    ],
  },
  {
    name: "a wrong category",
    make: ({ edit }) =>
      edit("_data/cookies.json", `"category": "analytics"`, `"category": "statistics"`),
    says: [
      /cookies\.json:\d+:\d+: error: “category” must be one of essential, functional, analytics, other \(in the record “nmstat”\)/,
    ],
  },
  {
    name: "two records with the same name and domain",
    make: ({ edit }) => edit("_data/cookies.json", `"name": "_utmz"`, `"name": "_utma"`),
    says: [
      /cookies\.json:\d+:\d+: error: There are two records for “_utma” on google\.com; the other one is on line \d+\./,
    ],
  },
  {
    name: "a provider that does not exist",
    make: ({ edit }) =>
      edit("_data/cookies.json", `"provider": "siteimprove"`, `"provider": "siteimproved"`),
    says: [
      "The cookie “nmstat” names a provider “siteimproved” that is not in this file.",
      "barnet, siteimprove, google",
    ],
  },
  {
    name: "a purpose left empty",
    make: ({ edit }) =>
      edit(
        "_data/cookies.json",
        `"purpose": "Gives us statistics about the use of our sites, such as when you last visited."`,
        `"purpose": " "`,
      ),
    says: ["“purpose” is empty (in the record “nmstat”)."],
  },
  {
    name: "a provider’s address that would run a script",
    make: ({ edit }) =>
      edit("_data/cookies.json", "https://policies.google.com/privacy", "javascript:alert(1)"),
    says: [
      "“privacyPolicy” must be a full address that starts with https:// (in the record “google”).",
    ],
  },
  {
    name: "front matter without a title",
    make: ({ edit }) => edit("src/pages/cookies.md", "title: Cookies\ndescription", "description"),
    says: ["src/pages/cookies.md:2:1: error: “title” is missing."],
  },
  {
    name: "front matter in JavaScript",
    make: ({ write, read }) =>
      write(
        "src/pages/cookies.md",
        read("src/pages/cookies.md").replace(
          "---",
          "---js\n{ title: (globalThis.process.exitCode = 0, 'x') }\n---\n",
        ),
      ),
    says: ["src/pages/cookies.md:1:1: error: The front matter is not written in YAML."],
  },
  {
    name: "front matter in JavaScript in a template",
    make: ({ write }) => write("src/pages/evil.njk", "---js\n{ title: process.exit(0) }\n---\n"),
    says: ["./src/pages/evil.njk", "Front matter must be YAML."],
  },
  {
    name: "raw HTML",
    make: ({ edit }) =>
      edit(
        "src/pages/privacy.md",
        "## Social media",
        "<script>alert(1)</script>\n\n## Social media",
      ),
    says: [
      /^src\/pages\/privacy\.md:\d+:1: error: There is HTML here: <script>alert\(1\)<\/script>/m,
    ],
  },
  {
    name: "a link with javascript:",
    make: ({ edit }) => edit("src/pages/privacy.md", "(/cookies/)", "(javascript:alert(1))"),
    says: [
      /^src\/pages\/privacy\.md:\d+:\d+: error: The link to “javascript:alert\(1\)” leads nowhere/m,
    ],
  },
  {
    name: "a misspelt block",
    make: ({ edit }) => edit("src/pages/privacy.md", "::cookie-table", "::cookie-tabel"),
    says: [
      /^src\/pages\/privacy\.md:\d+:1: error: There is no block “::cookie-tabel”\./m,
      "::cookie-table",
    ],
  },
  {
    name: "a malformed organisation",
    make: ({ edit }) => edit("_data/organisation.json", `"#00625a"`, `"teal"`),
    says: [
      /^_data\/organisation\.json:\d+:\d+: error: “colour” must be a “#” and six digits or letters from a to f\./m,
    ],
  },
  {
    name: "a template that prints what is not there",
    make: ({ edit }) =>
      edit("_includes/components/footer.njk", "{{ entry.title }}", "{{ entry.titel }}"),
    says: ["footer.njk", "attempted to output null or undefined value"],
  },
  {
    name: "a slip in the styles",
    make: ({ edit }) =>
      edit("_includes/styles/site.scss", "max-width: 38em;", "max-width: $width;"),
    says: ["Undefined variable.", /site\.scss \d+:\d+/],
  },
];

let workspace: Workspace;
test.beforeEach(() => {
  workspace = createWorkspace();
});
test.afterEach(() => workspace.dispose());

for (const { name, make, says } of MISTAKES) {
  test(`${name} ends the build with a message, and leaves the last good pages as they were`, async () => {
    mkdirSync(path.join(workspace.folder, "_site"));
    workspace.write("_site/index.html", "the last good page");
    make(workspace);

    const { code, stdout, stderr } = await workspace.build();
    expect(code).toBe(1);
    expect(stdout).toBe("");
    for (const words of says)
      expect(stderr).toMatch(words instanceof RegExp ? words : new RegExp(RegExp.escape(words)));
    expect(stderr).toContain("Nothing was built; _site is as it was.");
    expect(stderr, "no stack trace").not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    expect(workspace.site()).toEqual({ "index.html": "the last good page" });
  });
}

test("All mistakes are told at once", async () => {
  workspace.edit("_data/cookies.json", `"provider": "siteimprove"`, `"provider": "nobody"`);
  workspace.edit("_data/organisation.json", `"#00625a"`, `"teal"`);
  workspace.edit("src/pages/privacy.md", "::cookie-table", "::cookie-tabel");
  workspace.edit(
    "src/pages/cookies.md",
    "## What cookies are {#what-cookies-are}",
    "## What cookies are",
  );
  const { stderr } = await workspace.build();
  expect(stderr.match(/: error: /g)).toHaveLength(4);
});
