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
import { createRunner, jobOf, type Runner, workflow } from "./workflow-steps.ts";

/*
 * The steps of the workflows, run as commands in their order in an empty folder. Netlify’s command, GitHub’s
 * and curl are stand-ins that record their arguments.
 */

const FILE = "reusable-site.yml";
const { env = {} } = workflow(FILE);
const tested = jobOf(FILE, "test");
const deploy = jobOf(FILE, "deploy");
const restore = jobOf(FILE, "restore");
const issue = jobOf("reusable-maintenance.yml", "issue");

const SECRETS = { "secrets.NETLIFY_AUTH_TOKEN": "token-1", "secrets.NETLIFY_SITE_ID": "site-1" };
const WHERE =
  "github.event_name == 'push' && '--prod' || format('--alias=pr-{0}', github.event.pull_request.number)";

let runner: Runner;
test.beforeEach(() => {
  runner = createRunner(env);
  runner.standIn("npm");
  runner.standIn(
    "netlify",
    `case "$1 $2" in
      "api getSite") echo '{"published_deploy":{"id":"deploy-1"}}';;
      "deploy --no-build")
        find _site -type f | sort >> "$CALLS"
        echo '{"deploy_url":"https://pr-7--notice.netlify.app","site_name":"notice"}';;
    esac`,
  );
  runner.standIn("curl", "printf 'HTTP/2 200\\r\\nX-Robots-Tag: noindex\\r\\n'");
});
test.afterEach(() => runner.dispose());

const inside = (file: string) => path.join(runner.folder, file);

/** Packs a site as the job that tests does, and leaves what the next job downloads. Returns the checksum. */
function pack(): string {
  mkdirSync(inside("_site/cookies"), { recursive: true });
  writeFileSync(inside("_site/index.html"), "<p>Privacy</p>");
  writeFileSync(inside("_site/_headers"), "/*\n");
  writeFileSync(inside("_site/cookies/index.html"), "<p>Cookies</p>");
  const { code, outputs } = runner.run(tested, "Pack the tested site");
  expect(code).toBe(0);
  renameSync(inside("_site"), inside("built"));
  return checksumIn(outputs);
}

const checksumIn = (outputs: string) => /^checksum=(.*)$/m.exec(outputs)?.[1] ?? "";
const unpack = (job: typeof deploy, checksum: string) =>
  runner.run(job, "Unpack the tested site", { "needs.test.outputs.checksum": checksum });

test("The tested site is packed the same way each time, with its checksum", () => {
  const checksum = pack();
  const sum = createHash("sha256")
    .update(readFileSync(inside("site.tar")))
    .digest("hex");
  expect(checksum).toBe(sum);
  renameSync(inside("built"), inside("_site"));
  writeFileSync(inside("_site/index.html"), "<p>Privacy</p>");
  expect(runner.run(tested, "Pack the tested site").outputs).toBe(`checksum=${sum}\n`);
});

test("The site before a change is built from the commit that the merge was made onto", () => {
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...args], {
      cwd: runner.folder,
      stdio: "pipe",
    });
  git("init", "--quiet");
  for (const text of ["before", "after"]) {
    writeFileSync(inside("page.md"), text);
    git("add", "page.md");
    git("commit", "--quiet", "--message", text);
  }
  mkdirSync(inside("node_modules"));
  const { code, printed } = runner.run(tested, "Build the site before the change");
  expect(code, printed).toBe(0);
  expect(readFileSync(inside("base/page.md"), "utf8")).toBe("before");
  expect(existsSync(inside("base/node_modules"))).toBe(true);
  expect(runner.calls()).toEqual(["npm --prefix base run build"]);
});

test("On main, the tested files are deployed to production without a build, and the last good deploy is recorded", () => {
  const checksum = pack();
  expect(unpack(deploy, checksum)).toMatchObject({ code: 0, printed: "" });
  expect(readdirSync(inside("_site"), { recursive: true, encoding: "utf8" }).toSorted()).toEqual(
    readdirSync(inside("built"), { recursive: true, encoding: "utf8" }).toSorted(),
  );
  expect(runner.run(deploy, "Check the secrets", SECRETS).code).toBe(0);
  expect(runner.run(deploy, "Install Netlify’s command").code).toBe(0);
  expect(runner.run(deploy, "Find the last good deploy", SECRETS).outputs).toBe("id=deploy-1\n");
  const deployed = runner.run(deploy, "Deploy", { ...SECRETS, [WHERE]: "--prod" });
  expect(deployed.outputs).toBe("address=https://pr-7--notice.netlify.app\n");
  expect(deployed.summary).toBe("The site is at <https://pr-7--notice.netlify.app/>.\n");
  expect(runner.calls()).toEqual([
    `npm install --global ${env["NETLIFY_CLI"]}`,
    'netlify api getSite --data {"site_id":"site-1"}',
    "netlify deploy --no-build --dir=_site --prod --message=0123abc --json",
    "_site/_headers",
    "_site/cookies/index.html",
    "_site/index.html",
  ]);
});

test("A pull request gets a preview of its own, which search engines must ignore", () => {
  mkdirSync(inside("_site"));
  const values = { ...SECRETS, [WHERE]: "--alias=pr-7" };
  expect(runner.run(deploy, "Deploy", values).code).toBe(0);
  expect(runner.calls()).toContain(
    "netlify deploy --no-build --dir=_site --alias=pr-7 --message=0123abc --json",
  );

  const look = "Check that search engines ignore the preview";
  const address = { "steps.deploy.outputs.address": "https://pr-7--notice.netlify.app" };
  expect(runner.run(deploy, look, address).code).toBe(0);
  runner.standIn("curl", "printf 'HTTP/2 200\\r\\nContent-Type: text/html\\r\\n'");
  const listed = runner.run(deploy, look, address);
  expect(listed.code).toBe(1);
  expect(listed.printed).toContain(
    "::error::The preview https://pr-7--notice.netlify.app is sent without “X-Robots-Tag: noindex”",
  );
});

test("Only the tested files are deployed, and compared with the live site", () => {
  const checksum = pack();
  const smoke = jobOf(FILE, "smoke");
  expect(unpack(smoke, checksum).code).toBe(0);
  expect(existsSync(inside("_site/cookies/index.html"))).toBe(true);
  rmSync(inside("_site"), { recursive: true });
  expect(unpack(deploy, "").code, "without a checksum").toBe(1);
  writeFileSync(inside("site.tar"), "something else");
  expect(unpack(smoke, checksum).code).toBe(1);
  const { code, printed } = unpack(deploy, checksum);
  expect(code).toBe(1);
  expect(printed).toBe(
    `::error::site.tar is not the file that was tested: its checksum is not “${checksum}”. Nothing was deployed. Run all jobs of the workflow again.\n`,
  );
  expect(existsSync(inside("_site"))).toBe(false);
});

test("A link among the tested files is refused, since it could lead to secrets", () => {
  mkdirSync(inside("_site"));
  symlinkSync("/proc/self/environ", inside("_site/a.html"));
  // So many that a listing which is not read to its end would break off.
  for (let file = 0; file < 2000; file += 1)
    writeFileSync(inside(`_site/${"b".repeat(90)}${file}`), "");
  const packed = runner.run(tested, "Pack the tested site");
  renameSync(inside("_site"), inside("built"));
  const { code, printed } = unpack(deploy, checksumIn(packed.outputs));
  expect(code).toBe(1);
  expect(printed).toContain("::error::site.tar holds a link");
  expect(existsSync(inside("_site"))).toBe(false);
});

for (const missing of ["NETLIFY_AUTH_TOKEN", "NETLIFY_SITE_ID"]) {
  test(`Without the secret ${missing} nothing is deployed, and the message names it`, () => {
    const { code, printed } = runner.run(deploy, "Check the secrets", {
      ...SECRETS,
      [`secrets.${missing}`]: "",
    });
    expect(code).toBe(1);
    expect(printed).toContain(`::error::The secret ${missing} is missing. Nothing was deployed.`);
    expect(printed).not.toContain("token-1");
    expect(runner.calls()).toEqual([]);
  });
}

test("A deploy that fails, or returns no address, fails its step", () => {
  mkdirSync(inside("_site"));
  const says = [
    [
      "echo 'Project is locked'; exit 1",
      "Project is locked\n::error::Netlify did not accept the deploy",
    ],
    ["echo '{}'", "::error::Netlify accepted the deploy and did not give its address"],
    ["echo 'Deployed!'", "::error::Netlify accepted the deploy and did not give its address"],
  ] as const;
  for (const [script, words] of says) {
    runner.standIn("netlify", script);
    const values = { ...SECRETS, [WHERE]: "--prod" };
    const { code, printed, outputs } = runner.run(deploy, "Deploy", values);
    expect({ code, outputs }, script).toEqual({ code: 1, outputs: "" });
    expect(printed).toContain(words);
    expect(printed).not.toContain("    at ");
  }
});

test("A site that was never deployed has no last good deploy, and an expired token is reported", () => {
  const find = () => runner.run(deploy, "Find the last good deploy", SECRETS);
  runner.standIn("netlify", "echo '{}'");
  expect(find()).toMatchObject({ code: 0, outputs: "id=\n" });
  runner.standIn("netlify", "echo 'JSONHTTPError: Unauthorized' >&2; exit 1");
  const { code, printed } = find();
  expect(code).toBe(1);
  expect(printed).toContain("::error::Netlify refused access. Nothing was deployed.");
});

test("When the live site fails its tests, the deploy before it is restored, or the message says why not", () => {
  const restoring = (lastGood: string) =>
    runner.run(restore, "Restore the last good deploy", {
      ...SECRETS,
      "needs.deploy.outputs.last-good": lastGood,
    });
  const none = restoring("");
  expect(none.code).toBe(1);
  expect(none.printed).toContain("there is no earlier deploy to restore");
  expect(runner.calls()).toEqual([]);

  const restored = restoring("deploy-1");
  expect(restored.code).toBe(0);
  expect(runner.calls()).toEqual([
    'netlify api restoreSiteDeploy --data {"site_id":"site-1","deploy_id":"deploy-1"}',
  ]);
  expect(restored.summary).toContain("The deploy before it, deploy-1, is live again.");

  runner.standIn("netlify", "exit 1");
  const failed = restoring("deploy-1");
  expect(failed).toMatchObject({ code: 1, summary: "" });
  expect(failed.printed).toContain("Netlify did not restore the deploy before it, deploy-1.");
});

const UPDATE = "Open, update or close the issue";
const RUN = "https://github.com/o/r/actions/runs/1";
const after = (result: string, todo: string) => ({
  "github.token": "token-2",
  "github.repository": "o/r",
  "needs.report.result": result,
  "needs.report.outputs.todo": todo,
  "github.server_url": "https://github.com",
  "github.run_id": "1",
});

/** Puts a stand-in for GitHub’s command on the path; the repository has the open issue of that number, if any. */
function gitHubWith(openIssue: string): void {
  runner.standIn("gh", `if [ "$1 $2" = "issue list" ]; then echo "${openIssue}"; fi`);
  writeFileSync(inside("report.md"), "There is 1 thing to do.\n");
}

const LIST =
  'gh issue list --label maintenance --state open --limit 1 --json number --jq .[0].number // ""';

test("Maintenance work opens one issue, with the report as its text", () => {
  gitHubWith("");
  expect(runner.run(issue, UPDATE, after("success", "1")).code).toBe(0);
  expect(runner.calls()).toEqual([
    LIST,
    "gh label create maintenance --description Overdue reviews and broken links --force",
    "gh issue create --label maintenance --title The privacy notice needs maintenance --body-file report.md",
  ]);
  expect(readFileSync(inside("report.md"), "utf8")).toBe(
    `There is 1 thing to do.\n\n\nFrom ${RUN}\n`,
  );
});

test("The next week updates the same issue, or closes it when nothing is left to do", () => {
  gitHubWith("12");
  runner.run(issue, UPDATE, after("success", "1"));
  runner.run(issue, UPDATE, after("success", "0"));
  gitHubWith("");
  expect(runner.run(issue, UPDATE, after("success", "0")).code).toBe(0);
  expect(runner.calls()).toEqual([
    LIST,
    "gh issue edit 12 --body-file report.md",
    LIST,
    `gh issue close 12 --comment Nothing needs maintenance any more: ${RUN}`,
    LIST,
  ]);
});

test("Maintenance that could not be completed is reported in the same issue", () => {
  gitHubWith("12");
  expect(runner.run(issue, UPDATE, after("failure", "")).code).toBe(0);
  expect(runner.calls()).toEqual([LIST, "gh issue edit 12 --body-file report.md"]);
  expect(readFileSync(inside("report.md"), "utf8")).toContain("could not be completed");
});

test("The exit code of the command decides whether there is work, and an error fails the step", () => {
  const report = jobOf("reusable-maintenance.yml", "report");
  const maintain = (code: number) => {
    runner.standIn("npx", `echo "- One thing" > report.md; exit ${code}`);
    return runner.run(report, "List what needs maintenance");
  };
  expect(maintain(0)).toMatchObject({ code: 0, outputs: "todo=0\n" });
  expect(maintain(1)).toMatchObject({ code: 0, outputs: "todo=1\n", summary: "- One thing\n" });
  expect(maintain(2)).toMatchObject({ code: 2, outputs: "" });
  expect(runner.calls()).toContain("npx privacy-notice maintain --output report.md");
});
