import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { createRunner, evaluate, readJob, readWorkflow, type Runner } from "./workflow-runner.ts";

/*
 * Runs the steps of the site and maintenance workflows in an empty folder. The CLIs of Netlify and GitHub, and curl, are
 * stubs that record their arguments.
 */

const FILE = "reusable-site.yml";
const { env = {} } = readWorkflow(FILE);
const testJob = readJob(FILE, "test");
const deployJob = readJob(FILE, "deploy");
const smokeTestJob = readJob(FILE, "smoke-test");
const rollbackJob = readJob(FILE, "rollback");
const issueJob = readJob("reusable-maintenance.yml", "issue");

const SECRETS = { secrets: { NETLIFY_AUTH_TOKEN: "token-1", NETLIFY_SITE_ID: "site-1" } };
const PUSH = { event_name: "push", repository: "o/r" };

/** Returns GitHub’s context for a pull request from a repository, by a user. */
const pullRequest = (repository: string, login = "a-person") => ({
  event_name: "pull_request",
  repository: "o/r",
  event: {
    pull_request: { number: 7, head: { repo: { full_name: repository } }, user: { login } },
  },
});

let runner: Runner;
test.beforeEach(() => {
  runner = createRunner(env);
  runner.stub("npm");
  runner.stub(
    "netlify",
    `case "$1 $2" in
      "api getSite") echo '{"published_deploy":{"id":"deploy-1"}}';;
      "deploy --no-build")
        find _site -type f | sort >> "$CALLS"
        echo '{"deploy_url":"https://pr-7--notice.netlify.app","site_name":"notice"}';;
    esac`,
  );
  runner.stub("curl", "printf 'HTTP/2 200\\r\\nX-Robots-Tag: noindex\\r\\n'");
});
test.afterEach(() => runner.dispose());

const inFolder = (file: string) => path.join(runner.folder, file);

/** Packs a site as the test job does. Returns the checksum. */
function pack(): string {
  mkdirSync(inFolder("_site/cookies"), { recursive: true });
  writeFileSync(inFolder("_site/index.html"), "<p>Privacy</p>");
  writeFileSync(inFolder("_site/_headers"), "/*\n");
  writeFileSync(inFolder("_site/cookies/index.html"), "<p>Cookies</p>");
  const { code, outputs } = runner.run(testJob, "Pack the tested site");
  expect(code).toBe(0);
  renameSync(inFolder("_site"), inFolder("built"));
  return readChecksum(outputs);
}

const readChecksum = (outputs: string) => /^checksum=(.*)$/m.exec(outputs)?.[1] ?? "";
const unpack = (job: typeof deployJob, checksum: string) =>
  runner.run(job, "Unpack the tested site", { needs: { test: { outputs: { checksum } } } });

test("Each of several runners runs its shard of all tests", () => {
  const contexts = { matrix: { shard: 2 }, strategy: { "job-total": 4 } };
  runner.run(readJob("site.yml", "packages"), "Run all tests", contexts);
  expect(runner.calls()).toEqual(["npm run test:all -- --shard=2/4"]);
});

test("Packing the tested site is reproducible, and outputs its checksum", () => {
  const checksum = pack();
  const expected = createHash("sha256")
    .update(readFileSync(inFolder("site.tar")))
    .digest("hex");
  expect(checksum).toBe(expected);
  renameSync(inFolder("built"), inFolder("_site"));
  writeFileSync(inFolder("_site/index.html"), "<p>Privacy</p>");
  expect(runner.run(testJob, "Pack the tested site").outputs).toBe(`checksum=${expected}\n`);
});

test("The site before a change is built from the first parent of the merge commit", () => {
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...args], {
      cwd: runner.folder,
      stdio: "pipe",
    });
  git("init", "--quiet");
  for (const text of ["before", "after"]) {
    writeFileSync(inFolder("page.md"), text);
    git("add", "page.md");
    git("commit", "--quiet", "--message", text);
  }
  mkdirSync(inFolder("node_modules"));
  const { code, printed } = runner.run(testJob, "Build the site before the change");
  expect(code, printed).toBe(0);
  expect(readFileSync(inFolder("base/page.md"), "utf8")).toBe("before");
  expect(existsSync(inFolder("base/node_modules"))).toBe(true);
  expect(runner.calls()).toEqual(["npm --prefix base run build"]);
});

test("On main, the tested files are deployed to production without a build, and the previous deploy is recorded", () => {
  const checksum = pack();
  expect(unpack(deployJob, checksum)).toMatchObject({ code: 0, printed: "" });
  expect(readdirSync(inFolder("_site"), { recursive: true, encoding: "utf8" }).toSorted()).toEqual(
    readdirSync(inFolder("built"), { recursive: true, encoding: "utf8" }).toSorted(),
  );
  expect(runner.run(deployJob, "Check the secrets", SECRETS).code).toBe(0);
  expect(runner.run(deployJob, "Install Netlify CLI").code).toBe(0);
  expect(runner.run(deployJob, "Find the last good deploy", SECRETS).outputs).toBe("id=deploy-1\n");
  const deployed = runner.run(deployJob, "Deploy", { ...SECRETS, github: PUSH });
  expect(deployed.outputs).toBe("address=https://pr-7--notice.netlify.app\n");
  expect(deployed.summary).toBe("Deployed to <https://pr-7--notice.netlify.app/>.\n");
  expect(runner.calls()).toEqual([
    `npm install --global ${env["NETLIFY_CLI"]}`,
    'netlify api getSite --data {"site_id":"site-1"}',
    "netlify deploy --no-build --dir=_site --prod --message=0123abc --json",
    "_site/_headers",
    "_site/cookies/index.html",
    "_site/index.html",
  ]);
});

test("A pull request gets its own preview, which search engines must ignore", () => {
  mkdirSync(inFolder("_site"));
  const values = { ...SECRETS, github: pullRequest("o/r") };
  expect(runner.run(deployJob, "Deploy", values).code).toBe(0);
  expect(runner.calls()).toContain(
    "netlify deploy --no-build --dir=_site --alias=pr-7 --message=0123abc --json",
  );

  const checkStep = "Check that search engines ignore the preview";
  const address = {
    steps: { deploy: { outputs: { address: "https://pr-7--notice.netlify.app" } } },
  };
  expect(runner.run(deployJob, checkStep, address).code).toBe(0);
  runner.stub("curl", "printf 'HTTP/2 200\\r\\nContent-Type: text/html\\r\\n'");
  const indexable = runner.run(deployJob, checkStep, address);
  expect(indexable.code).toBe(1);
  expect(indexable.printed).toContain(
    "::error::The preview https://pr-7--notice.netlify.app has no “X-Robots-Tag: noindex” header",
  );
});

test("Merges and this repository’s own pull requests are deployed, but none of forks or Dependabot", () => {
  const isDeployed = (github: object, previews = true) =>
    evaluate(deployJob.if ?? "", { github, inputs: { previews } });
  expect(isDeployed(PUSH)).toBe(true);
  expect(isDeployed(pullRequest("o/r"))).toBe(true);
  expect(isDeployed(pullRequest("o/r"), false)).toBe(false);
  expect(isDeployed(pullRequest("fork/r"))).toBe(false);
  expect(isDeployed(pullRequest("o/r", "dependabot[bot]"))).toBe(false);
});

test("Only merges are tested live, and restored if that fails or the deploy was not completed", () => {
  const isTestedLive = (github: object) => evaluate(smokeTestJob.if ?? "", { github });
  expect([isTestedLive(PUSH), isTestedLive(pullRequest("o/r"))]).toEqual([true, false]);

  const isRestored = (github: object, deployed: string, tested: string, lastGood = "") =>
    evaluate(rollbackJob.if ?? "", {
      github,
      needs: {
        deploy: { result: deployed, outputs: { "last-good": lastGood } },
        "smoke-test": { result: tested },
      },
    });
  expect(isRestored(PUSH, "success", "failure")).toBe(true);
  expect(isRestored(PUSH, "failure", "skipped", "deploy-1")).toBe(true);
  expect(isRestored(PUSH, "failure", "skipped")).toBe(false);
  expect(isRestored(PUSH, "success", "success", "deploy-1")).toBe(false);
  expect(isRestored(pullRequest("o/r"), "success", "skipped")).toBe(false);
});

test("Files with a different checksum are neither deployed nor used to test the live site", () => {
  const checksum = pack();
  expect(unpack(smokeTestJob, checksum).code).toBe(0);
  expect(existsSync(inFolder("_site/cookies/index.html"))).toBe(true);
  rmSync(inFolder("_site"), { recursive: true });
  expect(unpack(deployJob, "").code, "without a checksum").toBe(1);
  writeFileSync(inFolder("site.tar"), "something else");
  expect(unpack(smokeTestJob, checksum).code).toBe(1);
  const { code, printed } = unpack(deployJob, checksum);
  expect(code).toBe(1);
  expect(printed).toBe(
    `::error::site.tar is not the file that was tested: its checksum is not “${checksum}”. Nothing was deployed. Re-run all jobs.\n`,
  );
  expect(existsSync(inFolder("_site"))).toBe(false);
});

test("Links in the packed site are rejected, because they could expose secrets", () => {
  mkdirSync(inFolder("_site"));
  symlinkSync("/proc/self/environ", inFolder("_site/a.html"));
  // Enough files that tar would fail if its output were not read to the end.
  for (let file = 0; file < 2000; file += 1)
    writeFileSync(inFolder(`_site/${"b".repeat(90)}${file}`), "");
  const packed = runner.run(testJob, "Pack the tested site");
  renameSync(inFolder("_site"), inFolder("built"));
  const { code, printed } = unpack(deployJob, readChecksum(packed.outputs));
  expect(code).toBe(1);
  expect(printed).toContain("::error::site.tar contains a link");
  expect(existsSync(inFolder("_site"))).toBe(false);
});

for (const missing of ["NETLIFY_AUTH_TOKEN", "NETLIFY_SITE_ID"]) {
  test(`Without the secret ${missing}, nothing is deployed`, () => {
    const { code, printed } = runner.run(deployJob, "Check the secrets", {
      secrets: { ...SECRETS.secrets, [missing]: "" },
    });
    expect(code).toBe(1);
    expect(printed).toContain(`::error::The secret ${missing} is missing. Nothing was deployed.`);
    expect(printed).not.toContain("token-1");
    expect(runner.calls()).toEqual([]);
  });
}

test("The step fails if the deploy fails or returns no address", () => {
  mkdirSync(inFolder("_site"));
  const cases = [
    ["echo 'Project is locked'; exit 1", "Project is locked\n::error::Netlify rejected the deploy"],
    ["echo '{}'", "::error::Netlify accepted the deploy but returned no address"],
    ["echo 'Deployed!'", "::error::Netlify accepted the deploy but returned no address"],
  ] as const;
  for (const [script, message] of cases) {
    runner.stub("netlify", script);
    const values = { ...SECRETS, github: PUSH };
    const { code, printed, outputs } = runner.run(deployJob, "Deploy", values);
    expect({ code, outputs }, script).toEqual({ code: 1, outputs: "" });
    expect(printed).toContain(message);
    expect(printed).not.toContain("    at ");
  }
});

test("A new site has no previous deploy, and an expired token is reported", () => {
  const findDeploy = () => runner.run(deployJob, "Find the last good deploy", SECRETS);
  runner.stub("netlify", "echo '{}'");
  expect(findDeploy()).toMatchObject({ code: 0, outputs: "id=\n" });
  runner.stub("netlify", "echo 'JSONHTTPError: Unauthorized' >&2; exit 1");
  const { code, printed } = findDeploy();
  expect(code).toBe(1);
  expect(printed).toContain("::error::Netlify denied access. Nothing was deployed.");
});

test("Restores the previous deploy if the live site fails its tests, or reports why it cannot", () => {
  const restore = (lastGood: string) =>
    runner.run(rollbackJob, "Restore the last good deploy", {
      ...SECRETS,
      needs: { deploy: { outputs: { "last-good": lastGood } } },
    });
  const none = restore("");
  expect(none.code).toBe(1);
  expect(none.printed).toContain("there is no earlier deploy to restore");
  expect(runner.calls()).toEqual([]);

  const restored = restore("deploy-1");
  expect(restored.code).toBe(0);
  expect(runner.calls()).toEqual([
    'netlify api restoreSiteDeploy --data {"site_id":"site-1","deploy_id":"deploy-1"}',
  ]);
  expect(restored.summary).toContain("The previous deploy, deploy-1, is live again.");

  runner.stub("netlify", "exit 1");
  const failed = restore("deploy-1");
  expect(failed).toMatchObject({ code: 1, summary: "" });
  expect(failed.printed).toContain("Netlify did not restore the previous deploy, deploy-1.");
});

const UPDATE = "Open, update or close the issue";
const RUN = "https://github.com/o/r/actions/runs/1";
const reportValues = (result: string, todo: string) => ({
  github: {
    token: "token-2",
    repository: "o/r",
    server_url: "https://github.com",
    run_id: "1",
  },
  needs: { report: { result, outputs: { todo } } },
});

/** Stubs GitHub’s CLI. `openIssue` is the number of the open issue, or empty. */
function stubGitHub(openIssue: string): void {
  runner.stub("gh", `if [ "$1 $2" = "issue list" ]; then echo "${openIssue}"; fi`);
  writeFileSync(inFolder("report.md"), "There is 1 thing to do.\n");
}

const LIST_ISSUES =
  'gh issue list --label maintenance --state open --limit 1 --json number --jq .[0].number // ""';

test("Maintenance tasks open one issue with the report", () => {
  stubGitHub("");
  expect(runner.run(issueJob, UPDATE, reportValues("success", "1")).code).toBe(0);
  expect(runner.calls()).toEqual([
    LIST_ISSUES,
    "gh label create maintenance --description Overdue reviews and broken links --force",
    "gh issue create --label maintenance --title The privacy notice needs maintenance --body-file report.md",
  ]);
  expect(readFileSync(inFolder("report.md"), "utf8")).toBe(
    `There is 1 thing to do.\n\n\nFrom ${RUN}\n`,
  );
});

test("The next run updates the issue, or closes it if there is nothing to do", () => {
  stubGitHub("12");
  runner.run(issueJob, UPDATE, reportValues("success", "1"));
  runner.run(issueJob, UPDATE, reportValues("success", "0"));
  stubGitHub("");
  expect(runner.run(issueJob, UPDATE, reportValues("success", "0")).code).toBe(0);
  expect(runner.calls()).toEqual([
    LIST_ISSUES,
    "gh issue edit 12 --body-file report.md",
    LIST_ISSUES,
    `gh issue close 12 --comment There is nothing left to do: ${RUN}`,
    LIST_ISSUES,
  ]);
});

test("A failed maintenance check is reported in the same issue", () => {
  stubGitHub("12");
  expect(runner.run(issueJob, UPDATE, reportValues("failure", "")).code).toBe(0);
  expect(runner.calls()).toEqual([LIST_ISSUES, "gh issue edit 12 --body-file report.md"]);
  expect(readFileSync(inFolder("report.md"), "utf8")).toContain("maintenance check failed");
});

test("The exit code of the command decides whether there are tasks, and an error fails the step", () => {
  const reportJob = readJob("reusable-maintenance.yml", "report");
  const maintain = (code: number) => {
    runner.stub("npx", `echo "- One task" > report.md; exit ${code}`);
    return runner.run(reportJob, "List maintenance tasks");
  };
  expect(maintain(0)).toMatchObject({ code: 0, outputs: "todo=0\n" });
  expect(maintain(1)).toMatchObject({ code: 0, outputs: "todo=1\n", summary: "- One task\n" });
  expect(maintain(2)).toMatchObject({ code: 2, outputs: "" });
  expect(runner.calls()).toContain("npx privacy-notice maintain --output report.md");
});
