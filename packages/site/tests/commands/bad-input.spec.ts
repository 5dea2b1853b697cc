import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

/** What an editor may get wrong, and what the build must then say. The words of every rule are in tests/unit. */
const MISTAKES: readonly {
  readonly name: string;
  readonly make: (workspace: Workspace) => void;
  readonly says: readonly string[];
}[] = [
  {
    name: "a missing inventory",
    make: ({ remove }) => remove("_data/cookies.json"),
    says: ["_data/cookies.json: error: This file is missing."],
  },
  {
    name: "settings of the host that are no TOML",
    make: ({ edit }) => edit("netlify.toml", `publish = "_site"`, `publish = "_site`),
    says: ["netlify.toml:6:19: error: Netlify cannot read this file: ", "[netlify-syntax]"],
  },
  {
    name: "a redirect to another host",
    make: ({ edit }) =>
      edit("src/pages/redirects.njk", "{{ site.statement.url }}", "https://x.example/"),
    says: ["The redirect from /privacy-policy leads to another website: https://x.example/."],
  },
  {
    name: "a redirect loop",
    make: ({ edit }) =>
      edit("src/pages/redirects.njk", "{{ site.statement.url }}", "{{ address }}/"),
    says: ["The redirect from /privacy-policy to /privacy-policy/ leads back to /privacy-policy."],
  },
  {
    name: "malformed JSON",
    make: ({ edit }) => edit("_data/cookies.json", `"name": "basket",`, `"name": "basket"`),
    says: ["_data/cookies.json:33:7: error: A comma is missing before this."],
  },
  {
    name: "an unknown field",
    make: ({ edit }) => edit("_data/cookies.json", `"name": "basket",`, `"nam": "basket",`),
    says: [
      "_data/cookies.json:32:7: error: There is no field called “nam”",
      "Did you mean “name”?",
    ],
  },
  {
    name: "a wrong category",
    make: ({ edit }) => edit("_data/cookies.json", `"functional"`, `"funtional"`),
    says: ["must be one of essential, functional, analytics, other (in the record “basket”)"],
  },
  {
    name: "two records with the same name and domain",
    make: ({ set }) => set("_data/cookies.json", ["cookies", 2, "name"], "_count_*"),
    says: ["There are two records for “_count_*” on mereford.example; the other one is on line"],
  },
  {
    name: "a provider that does not exist",
    make: ({ set }) => set("_data/cookies.json", ["cookies", 0, "provider"], "counters"),
    says: ["names a provider “counters” that is not in this file.", "Did you mean “counter”?"],
  },
  {
    name: "a purpose left empty",
    make: ({ set }) => set("_data/cookies.json", ["cookies", 0, "purpose"], " "),
    says: ["“purpose” is empty (in the record “_count_*”)."],
  },
  {
    name: "a provider’s address that would run a script",
    make: ({ set }) =>
      set("_data/cookies.json", ["providers", "counter", "home"], "javascript:alert(1)"),
    says: ["“home” must be a full address that starts with https:// (in the record “counter”)."],
  },
  {
    name: "front matter without a title",
    make: ({ edit }) => edit("src/pages/cookies.md", "title: What we store\n", ""),
    says: ["src/pages/cookies.md:2:1: error: “title” is missing."],
  },
  {
    name: "front matter in JavaScript",
    make: ({ write }) =>
      write("src/pages/cookies.md", "---js\n{ title: (process.exitCode = 0, 'x') }\n---\n"),
    says: ["src/pages/cookies.md:1:1: error: The front matter is not written in YAML."],
  },
  {
    name: "front matter in JavaScript in a template",
    make: ({ write }) => write("src/pages/evil.njk", "---js\n{ title: process.exit(0) }\n---\n"),
    says: ["./src/pages/evil.njk", "Front matter must be YAML."],
  },
  {
    name: "a file of data that would run as code",
    make: ({ write }) => write("src/pages/pages.11tydata.js", "process.exit(0)"),
    says: ["src/pages/pages.11tydata.js: error: This is not a page"],
  },
  {
    name: "a template in JavaScript that would run as code",
    make: ({ write }) => write("src/pages/help.11ty.js", "process.exit(0)"),
    says: ["src/pages/help.11ty.js: error: This is not a page"],
  },
  {
    name: "a link to a template in JavaScript",
    make: ({ folder, write }) => {
      write("evil.js", "process.exit(0)");
      symlinkSync(path.join(folder, "evil.js"), path.join(folder, "src/pages/help.11ty.js"));
    },
    says: ["src/pages/help.11ty.js: error: This is not a page"],
  },
  {
    name: "raw HTML",
    make: ({ edit }) =>
      edit("src/pages/cookies.md", "We list", "<script>alert(1)</script> We list"),
    says: ["src/pages/cookies.md:9:1: error: There is HTML here: <script>alert(1)</script>"],
  },
  {
    name: "a link with javascript:",
    make: ({ edit }) => edit("src/pages/privacy.md", "(/cookies/)", "(javascript:alert(1))"),
    says: ["src/pages/privacy.md:20:21: error: The link to “javascript:alert(1)” leads nowhere"],
  },
  {
    name: "a misspelt block",
    make: ({ edit }) => edit("src/pages/privacy.md", "::cookie-table", "::cookie-tabel"),
    says: ["src/pages/privacy.md:18:1: error: There is no block “::cookie-tabel”."],
  },
  {
    name: "a malformed organisation",
    make: ({ set }) => set("_data/organisation.json", ["colour"], "teal"),
    says: ["error: “colour” must be a “#” and six digits or letters from a to f."],
  },
  {
    name: "a template that prints what is not there",
    make: ({ edit }) =>
      edit("_includes/components/footer.njk", "{{ entry.title }}", "{{ entry.titel }}"),
    says: ["footer.njk", "attempted to output null or undefined value"],
  },
  {
    name: "a slip in the styles",
    make: ({ edit }) => edit("_includes/styles/site.scss", "max-width: 38em;", "max-width: $no;"),
    says: ["Undefined variable.", "site.scss"],
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
    for (const words of says) expect(stderr).toContain(words);
    expect(stderr).toContain("Nothing was built; _site is as it was.");
    expect(stderr, "no stack trace").not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    expect(workspace.site()).toEqual({ "index.html": "the last good page" });
  });
}

test("All mistakes are told at once, by the build and by the check alike", async () => {
  workspace.set("_data/cookies.json", ["cookies", 0, "provider"], "nobody");
  workspace.set("_data/organisation.json", ["colour"], "teal");
  workspace.edit("src/pages/privacy.md", "::cookie-table", "::cookie-tabel");
  workspace.edit("src/pages/accessibility.md", "## Contact {#contact}", "## Contact");
  const errors = (text: string) => text.match(/^.*: error: .*$/gm);
  const [{ stderr }, { stdout }] = await Promise.all([workspace.build(), workspace.check()]);
  expect(errors(stderr)).toHaveLength(4);
  expect(errors(stdout)).toEqual(errors(stderr));
});
