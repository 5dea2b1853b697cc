import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "playwright/test";
import { parse } from "yaml";
import { askQuestions } from "../src/ask-questions.ts";

const REPOSITORY = path.join(import.meta.dirname, "../../..");
const COMMAND = path.join(import.meta.dirname, "../bin/create-privacy-notice.js");

const ANSWERS = [
  ["--name", "Mereford Council"],
  ["--home", "https://www.mereford.gov.uk"],
  ["--email", "dp@mereford.gov.uk"],
].flat();

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "create-"));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inside = (file: string) => path.join(folder, file);
const read = (file: string) => readFileSync(inside(file), "utf8");
const readJson = (file: string) => JSON.parse(read(file)) as Record<string, unknown>;

/** Runs the command in the test’s folder, without a terminal. */
function create(
  ...args: readonly string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [COMMAND, ...args],
      { cwd: folder },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
    child.stdin?.end();
  });
}

test("Writes a council’s files from the answers, and prints the next steps", async () => {
  const { code, stdout } = await create(
    "our notice",
    ...ANSWERS,
    "--address=https://privacy.mereford.gov.uk",
    "--domains=mereford.gov.uk, leisure.example",
    "--colour=#5b2a86",
    "--languages=en-GB",
    "--workflows-repository=example/workflows",
  );
  expect(code).toBe(0);
  expect(stdout).toContain('cd "our notice"\n  npm install\n  npm start\n');
  expect(readJson("our notice/_data/organisation.json")).toMatchObject({
    name: "Mereford Council",
    address: "https://privacy.mereford.gov.uk",
    home: "https://www.mereford.gov.uk",
    domains: ["mereford.gov.uk", "leisure.example"],
    colour: "#5b2a86",
    contacts: {
      dataProtection: "dp@mereford.gov.uk",
      accessibility: null,
      phone: null,
      post: null,
      dataProtectionOfficer: null,
      complaintForm: null,
    },
  });
  expect(readJson("our notice/_data/websites.json")).toMatchObject({
    websites: [{ address: "https://www.mereford.gov.uk" }],
  });
  const { version } = JSON.parse(
    readFileSync(path.join(import.meta.dirname, "../package.json"), "utf8"),
  );
  expect(readJson("our notice/package.json")).toMatchObject({
    name: "mereford-council-privacy-notice",
    dependencies: { "privacy-notice": version, "storage-audit": version },
  });
  for (const name of ["site", "audit", "maintenance", "edition"]) {
    const { jobs } = parse(read(`our notice/.github/workflows/${name}.yml`)) as {
      jobs: Record<string, { uses: string }>;
    };
    expect(jobs[name]?.uses).toBe(`example/workflows/.github/workflows/reusable-${name}.yml@v0`);
  }
  const { openQuestions } = readJson("our notice/_data/notice.json") as {
    openQuestions: { id: string }[];
  };
  const ids = openQuestions.map(({ id }) => id);
  for (const answered of ["site-address", "colour", "workflows-repository"])
    expect(ids).not.toContain(answered);
});

test("Adds an open question for each placeholder, and has no text of another council", async () => {
  expect(await create("--yes", ...ANSWERS)).toMatchObject({ code: 0, stderr: "" });
  expect(readJson("privacy-notice/_data/organisation.json")).toMatchObject({
    address: "https://privacy-notice.example",
    domains: ["mereford.gov.uk"],
  });
  const { openQuestions, items } = readJson("privacy-notice/_data/notice.json") as {
    openQuestions: { id: string }[];
    items: Record<string, { openQuestion: object | null }>;
  };
  const ids = openQuestions.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(["site-address", "colour", "workflows-repository"]));
  for (const [id, { openQuestion }] of Object.entries(items))
    expect(openQuestion, id).toMatchObject({ whoAnswers: expect.stringMatching(/./) });

  // No text of this repository’s council, and no unfilled placeholder.
  const files = readdirSync(inside("privacy-notice"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    expect(readFileSync(file, "utf8"), file).not.toMatch(/barnet|(?<!\$)\{\{/i);
    expect(file).not.toMatch(/barnet|\/gitignore$|\/npmrc$/i);
  }
  for (const dotted of [".gitignore", ".npmrc", ".nvmrc", ".eleventy.ts", ".github/dependabot.yml"])
    expect(existsSync(inside(`privacy-notice/${dotted}`)), dotted).toBe(true);
});

test("Escapes special characters of JSON, YAML and Markdown in a name", async () => {
  const name = 'St Old’s: "*Vale*" & <Mere> {{name}} Council';
  await create("--yes", ...ANSWERS, "--name", name);
  expect(readJson("privacy-notice/_data/organisation.json")["name"]).toBe(name);
  const [, matter = "", body] = read("privacy-notice/src/pages/privacy.md").split("---\n");
  expect(parse(matter)).toMatchObject({ description: expect.stringContaining(name) });
  expect(body).toContain(String.raw`St Old’s: "\*Vale\*" & \<Mere\> \{\{name\}\} Council is`);
});

test("Reports every invalid answer with its option, and writes nothing", async () => {
  const { code, stderr } = await create(
    "--name=",
    "--home=http://x",
    "--address=https://a.example/b",
    "--email=a",
    "--domains=A",
    "--languages=cy",
    "--colour=red",
    "--workflows-repository=x",
  );
  expect(code).toBe(2);
  const options = stderr.matchAll(/^--([a-z-]+):/gm).map(([, name]) => name);
  expect(new Set(options)).toEqual(
    new Set("address colour domains email workflows-repository home languages name".split(" ")),
  );
  expect(stderr).toContain("only English (en-GB)");
  expect(readdirSync(folder)).toEqual([]);
});

test("Without a terminal, reports missing answers with examples", async () => {
  const { code, stderr } = await create("--name", "Mereford Council");
  expect(code).toBe(2);
  expect(stderr).toBe(
    'Add the missing options, for example: --home "https://www.mereford.gov.uk" --email "data.protection@mereford.gov.uk"\n',
  );
});

test("Rejects a folder that is not empty", async () => {
  writeFileSync(inside("letter.txt"), "Dear council");
  const refused = await create(".", "--yes", ...ANSWERS);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("is not empty: choose another folder.");
  expect((await create("letter.txt", "--yes", ...ANSWERS)).code).toBe(2);
  expect(readdirSync(folder)).toEqual(["letter.txt"]);

  mkdirSync(inside("empty"));
  expect((await create("empty", "--yes", ...ANSWERS)).code).toBe(0);
});

test("Rejects unknown options with a suggestion, and missing or unexpected values", async () => {
  const cases = [
    [["--nmae", "x"], "There is no option --nmae. Did you mean --name?"],
    [["--color=#000000"], "There is no option --color. Did you mean --colour?"],
    [["--frobnicate"], "There is no option --frobnicate.\n"],
    [["-x"], "There is no option -x."],
    [["--name"], "--name needs a value."],
    [["--name", "--yes"], "--name needs a value."],
    [["--yes=no"], "--yes takes no value."],
    [["a", "b"], "Name one folder, not 2: a, b."],
  ] as const;
  for (const [args, message] of cases) {
    const { code, stderr } = await create(...args);
    expect({ code, stderr }, args.join(" ")).toEqual({
      code: 2,
      stderr: expect.stringContaining(message),
    });
  }
});

test("--help lists each option, and --version prints the version of the package", async () => {
  const { code, stdout } = await create("--help");
  expect(code).toBe(0);
  for (const option of "name address home domains languages email colour yes".split(" "))
    expect(stdout).toContain(`--${option}`);
  const manifest = readFileSync(path.join(import.meta.dirname, "../package.json"), "utf8");
  expect(await create("--version")).toMatchObject({
    code: 0,
    stdout: `${(JSON.parse(manifest) as { version: string }).version}\n`,
  });
  expect(readdirSync(folder)).toEqual([]);
});

test("In a terminal, repeats each question until its answer is valid", async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  const answered = askQuestions({ email: "dp@mereford.gov.uk" }, input, output);
  const lines = [
    "",
    "Mereford Council",
    "mereford",
    "https://www.mereford.gov.uk",
    "",
    "",
    "cy",
    "",
    "#5b2a86",
  ];
  let printed = "";
  output.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
    if (chunk.toString().endsWith(": ")) input.write(`${lines.shift() ?? ""}\n`);
  });
  expect(await answered).toEqual({
    name: "Mereford Council",
    home: "https://www.mereford.gov.uk",
    address: "https://privacy-notice.example",
    domains: "mereford.gov.uk",
    languages: "en-GB",
    email: "dp@mereford.gov.uk",
    colour: "#5b2a86",
  });
  for (const message of ["The name is empty.", "must be a full address", "cannot include “cy”"])
    expect(printed).toContain(message);
  expect(printed).not.toContain("Email");
});

test("Throws if the input ends before the last answer", async () => {
  const input = new PassThrough();
  const answered = askQuestions({}, input, new PassThrough());
  input.end("Mereford Council\n");
  await expect(answered).rejects.toThrow("were not answered");
});

test("A new council has the same Node.js, npm settings and Eleventy settings as this repository", () => {
  const template = path.join(import.meta.dirname, "../template");
  const [theirs, ours] = [template, REPOSITORY].map((root) => ({
    node: readFileSync(path.join(root, ".nvmrc"), "utf8"),
    npm: readFileSync(path.join(root, root === template ? "npmrc" : ".npmrc"), "utf8"),
    eleventy: readFileSync(path.join(root, ".eleventy.ts"), "utf8").replaceAll(/^\s*\/\/.*$/gm, ""),
    packages: (
      JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
        optionalDependencies: object;
      }
    ).optionalDependencies,
  }));
  expect(theirs).toEqual(ours);
});
