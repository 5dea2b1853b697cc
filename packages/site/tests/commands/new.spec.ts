import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

let workspace: Workspace;
test.beforeEach(() => (workspace = createWorkspace()));
test.afterEach(() => workspace.dispose());

const FILE = "_data/services/adult-social-care.json";
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
    ["page", "help"],
    "This command cannot start “page”. Write: npx privacy-notice new service libraries\n",
  ],
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
];

for (const [args, message] of REFUSED) {
  test(`“new ${args.slice(0, 3).join(" ")}” is refused with one message, and nothing is written`, async () => {
    expect(await workspace.run(["new", ...args])).toEqual({ code: 2, stdout: "", stderr: message });
    expect(["_data/services", ...REGISTRIES].filter(workspace.exists)).toEqual([]);
  });
}

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
