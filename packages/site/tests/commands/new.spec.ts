import { expect, test } from "playwright/test";
import { mereford } from "test-support";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

let workspace: Workspace;
test.beforeEach(() => (workspace = createWorkspace()));
test.afterEach(() => workspace.dispose());

const FILE = "_data/services/adult-social-care.json";
const ORGANISATION = "_data/organisation.json";
const REGISTRIES = ["_data/recipients.json", "_data/retention.json"];

test("“privacy-notice new service” writes the service and the registries, and says what to do next", async () => {
  const { code, stdout, stderr } = await workspace.run(["new", "service", "adult-social-care"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toBe(`Wrote ${FILE}.
Wrote _data/recipients.json.
Wrote _data/retention.json.

What to do next:
1. Open ${FILE}, and replace each null that you can answer. What you do not know stays null: the page says that it is not published yet.
2. Describe who gets the data in _data/recipients.json, and how long it is kept in _data/retention.json.
3. Link to the notices: write “::services” on a line of its own in src/pages/privacy.md.
4. Run “npx privacy-notice check”: it says what is missing, who can answer, and what the law requires.
`);
  expect(JSON.parse(workspace.read(FILE))).toMatchObject({
    title: "Adult social care",
    group: null,
    activities: [{ id: "adult-social-care", title: "Adult social care", basis: null }],
  });
  expect(REGISTRIES.map(workspace.read)).toEqual(["{}\n", "{}\n"]);

  workspace.edit("src/pages/privacy.md", "for more.", "for more.\n\n::services");
  workspace.write("_data/recipients.json", '{ "police": {} }\n');
  const second = await workspace.run(
    ["new", "service", "libraries", "--title", "Our libraries", "--group", "Culture"].concat([
      "--summary",
      "How we lend books.",
    ]),
  );
  expect(second.stdout).not.toMatch(/^Wrote _data\/re|::services/m);
  expect(JSON.parse(workspace.read("_data/services/libraries.json"))).toMatchObject({
    title: "Our libraries",
    group: "Culture",
    summary: "How we lend books.",
  });
  expect(workspace.read("_data/recipients.json")).toBe('{ "police": {} }\n');
});

/** Arguments that are refused, each with the message. */
const REFUSED: readonly (readonly [args: readonly string[], message: string])[] = [
  [
    ["service", "Social Care"],
    "The name “Social Care” must start with a letter, and have only lower case letters, digits and single hyphens. Write it like this: npx privacy-notice new service libraries\n",
  ],
  [
    ["service", "../libraries"],
    "The name “../libraries” must start with a letter, and have only lower case letters, digits and single hyphens. Write it like this: npx privacy-notice new service libraries\n",
  ],
  [
    ["service", "libraries", "--title", "<b>Libraries</b>"],
    "“--title” contains HTML: write plain text. Write it again, or leave it out.\n",
  ],
  [
    ["service", "libraries", "--summary", "Why we use it. ".repeat(20)],
    "“--summary” must have at most 160 characters. Write it again, or leave it out.\n",
  ],
  [
    ["language", "cz"],
    "There is no language with the code “cz”. Look it up in the IANA Language Subtag Registry, and write it like this: npx privacy-notice new language cy\n",
  ],
  [
    ["language", "CY"],
    "There is no language with the code “CY”. Write it like this: npx privacy-notice new language cy\n",
  ],
  [
    ["language", "en"],
    "English is the language in which this site is written. Add the code of another, such as: npx privacy-notice new language cy\n",
  ],
  [
    ["language", "rom"],
    'The name of “rom” is not known. Add it, in the language itself, such as: --name "Cymraeg"\n',
  ],
  [
    ["language", "ar", "--name", "Arabic"],
    '“--name” must be in the language itself alone. For example: --name "العربية"\n',
  ],
  [["language", "cy", "--name", " "], '“--name” is empty. For example: --name "Cymraeg"\n'],
];

for (const [args, message] of REFUSED) {
  test(`“new ${args.slice(0, 3).join(" ")}” is refused with one message, and nothing is written`, async () => {
    expect(await workspace.run(["new", ...args])).toEqual({ code: 2, stdout: "", stderr: message });
    expect(["_data/services", ...REGISTRIES].filter(workspace.exists)).toEqual([]);
    expect(workspace.read(ORGANISATION)).toBe(mereford()[ORGANISATION]);
  });
}

test("“new” refuses what it cannot start", async () => {
  const { code, stdout, stderr } = await workspace.run(["new", "page", "help"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("unknown command 'page'");
});

test("“privacy-notice new language” writes the data and the pages, and says what to do next", async () => {
  const { code, stdout, stderr } = await workspace.run(["new", "language", "pl"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toBe(`Wrote ${ORGANISATION}.
Wrote _data/cookies.json.
Wrote src/pages/pl/privacy.md.
Wrote src/pages/pl/404.md.
Wrote src/pages/pl/accessibility.md.
Wrote src/pages/pl/cookies.md.

What to do next:
1. Translate the pages in src/pages/pl: titles, descriptions, headings and texts. Keep the ids of headings, and the blocks such as “::contact”.
2. Translate the texts in _data: each has an empty "pl": "".
3. Write _data/words/pl.json: the package does not have the words of layouts and blocks in polski. See docs/words.md.
4. Run “npx privacy-notice check”: it lists what is left to translate.
5. Run “npx privacy-notice translated --all --language pl”: the check then warns when a text changes that is translated.
6. Publish the translation as an edition: “npx privacy-notice edition”.
`);
  expect(JSON.parse(workspace.read(ORGANISATION)).languages[1]).toEqual({
    code: "pl",
    name: "polski",
  });
  expect(workspace.read("src/pages/pl/404.md")).toContain("permalink: /pl/404.html\n");

  expect(await workspace.run(["new", "language", "pl"])).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "This site is translated into polski already. Run “npx privacy-notice check”: it lists what is left to translate.\n",
  });

  const summary = await workspace.run(["new", "language", "--summary", "ar"]);
  expect(summary.stdout).toMatch(
    /^Wrote \S+organisation.json.\nWrote src\/pages\/ar\/privacy.md.\n\n/,
  );
});

test("“new language” writes nothing if one of its files cannot be written, or the site has errors", async () => {
  workspace.write("src/pages/cy", "A file in the place of the folder.");
  const { code, stdout, stderr } = await workspace.run(["new", "language", "cy"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/^src\/pages\/cy\/privacy.md cannot be written: /);
  for (const file of [ORGANISATION, "_data/cookies.json"])
    expect(workspace.read(file)).toBe(mereford()[file]);

  workspace.remove("src/pages/cy");
  workspace.edit("src/pages/cookies.md", "title: ", "titel: ");
  const broken = await workspace.run(["new", "language", "cy"]);
  expect(broken).toMatchObject({ code: 2, stdout: "" });
  expect(broken.stderr).toContain("src/pages/cookies.md:2:1: error:");
  expect(workspace.exists("src/pages/cy")).toBe(false);
});

test("“new service” refuses a file that exists, and a missing name", async () => {
  workspace.write(FILE, "{}");
  expect(await workspace.run(["new", "service", "adult-social-care"])).toEqual({
    code: 2,
    stdout: "",
    stderr: `${FILE} exists already. Edit that file, or choose another name.\n`,
  });
  const missing = await workspace.run(["new", "service"]);
  expect(missing).toMatchObject({ code: 2, stdout: "" });
  expect(missing.stderr).toContain("missing required argument 'name'");
  expect(workspace.read(FILE)).toBe("{}");
  expect(REGISTRIES.filter(workspace.exists)).toEqual([]);
});
