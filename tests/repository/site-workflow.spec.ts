import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { createRunner, jobOf, type Runner, workflow } from "./workflow-steps.ts";

/*
 * The steps of the workflows, run as commands in their order in an empty folder. Netlify’s command, GitHub’s
 * and curl are stand-ins that note what they were given.
 */

const { env = {} } = workflow("site.yml");
const tested = jobOf("site.yml", "test");
const deploy = jobOf("site.yml", "deploy");
const restore = jobOf("site.yml", "restore");
const tell = jobOf("scheduled.yml", "tell");

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
  return /^checksum=(.*)$/m.exec(outputs)?.[1] ?? "";
}

test("What was tested is packed the same way each time, with its checksum", () => {
  const checksum = pack();
  const sum = createHash("sha256")
    .update(readFileSync(inside("site.tar")))
    .digest("hex");
  expect(checksum).toBe(sum);
  renameSync(inside("built"), inside("_site"));
  writeFileSync(inside("_site/index.html"), "<p>Privacy</p>");
  expect(runner.run(tested, "Pack the tested site").outputs).toBe(`checksum=${sum}\n`);
});

test("On main, the tested files are deployed to production without a build, and the last good deploy is remembered", () => {
  const checksum = pack();
  const unpack = runner.run(deploy, "Unpack the tested site", {
    "needs.test.outputs.checksum": checksum,
  });
  expect(unpack).toMatchObject({ code: 0, printed: "" });
  expect(readdirSync(inside("_site"), { recursive: true, encoding: "utf8" }).toSorted()).toEqual(
    readdirSync(inside("built"), { recursive: true, encoding: "utf8" }).toSorted(),
  );
  expect(runner.run(deploy, "Look for the secrets", SECRETS).code).toBe(0);
  expect(runner.run(deploy, "Install Netlify’s command").code).toBe(0);
  expect(runner.run(deploy, "Remember the last good deploy", SECRETS).outputs).toBe(
    "id=deploy-1\n",
  );
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

test("A site that was never deployed has no last good deploy, and that is no failure", () => {
  runner.standIn("netlify", "echo '{}'");
  expect(runner.run(deploy, "Remember the last good deploy", SECRETS)).toMatchObject({
    code: 0,
    outputs: "id=\n",
  });
});

test("Of a pull request, a preview of its own is deployed, and it must not be listed by search engines", () => {
  mkdirSync(inside("_site"));
  const values = { ...SECRETS, [WHERE]: "--alias=pr-7" };
  expect(runner.run(deploy, "Deploy", values).code).toBe(0);
  expect(runner.calls()).toContain(
    "netlify deploy --no-build --dir=_site --alias=pr-7 --message=0123abc --json",
  );

  const look = "Make sure that no search engine lists the preview";
  const address = { "steps.deploy.outputs.address": "https://pr-7--notice.netlify.app" };
  expect(runner.run(deploy, look, address).code).toBe(0);
  runner.standIn("curl", "printf 'HTTP/2 200\\r\\nContent-Type: text/html\\r\\n'");
  const listed = runner.run(deploy, look, address);
  expect(listed.code).toBe(1);
  expect(listed.printed).toContain(
    "::error::The preview https://pr-7--notice.netlify.app is sent without “X-Robots-Tag: noindex”",
  );
});

test("Files that are not those that were tested are not deployed", () => {
  const checksum = pack();
  writeFileSync(inside("site.tar"), "something else");
  const { code, printed } = runner.run(deploy, "Unpack the tested site", {
    "needs.test.outputs.checksum": checksum,
  });
  expect(code).toBe(1);
  expect(printed).toBe(
    `::error::site.tar is not the file that was tested: its checksum is not “${checksum}”. Nothing was deployed. Run all jobs of the workflow again.\n`,
  );
  expect(existsSync(inside("_site"))).toBe(false);
});

test("A link among the tested files is not followed to what the deploying machine keeps secret", () => {
  mkdirSync(inside("_site"));
  symlinkSync("/proc/self/environ", inside("_site/a.html"));
  // So many that a listing which is not read to its end would break off.
  for (let file = 0; file < 2000; file += 1)
    writeFileSync(inside(`_site/${"b".repeat(90)}${file}`), "");
  const packed = runner.run(tested, "Pack the tested site");
  renameSync(inside("_site"), inside("built"));
  const { code, printed } = runner.run(deploy, "Unpack the tested site", {
    "needs.test.outputs.checksum": /^checksum=(.*)$/m.exec(packed.outputs)?.[1] ?? "",
  });
  expect(code).toBe(1);
  expect(printed).toContain("::error::site.tar holds a link");
  expect(existsSync(inside("_site"))).toBe(false);
});

test("The live site is held against nothing but what was tested", () => {
  const checksum = pack();
  const smoke = jobOf("site.yml", "smoke");
  const values = { "needs.test.outputs.checksum": checksum };
  expect(runner.run(smoke, "Unpack what was tested", values).code).toBe(0);
  expect(existsSync(inside("_site/cookies/index.html"))).toBe(true);
  writeFileSync(inside("site.tar"), "something else");
  expect(runner.run(smoke, "Unpack what was tested", values).code).toBe(1);
});

test("Files without a checksum are not deployed either", () => {
  pack();
  expect(
    runner.run(deploy, "Unpack the tested site", { "needs.test.outputs.checksum": "" }).code,
  ).toBe(1);
});

for (const missing of ["NETLIFY_AUTH_TOKEN", "NETLIFY_SITE_ID"]) {
  test(`Without the secret ${missing} nothing is deployed, and the message names it`, () => {
    const { code, printed } = runner.run(deploy, "Look for the secrets", {
      ...SECRETS,
      [`secrets.${missing}`]: "",
    });
    expect(code).toBe(1);
    expect(printed).toContain(`::error::The secret ${missing} is missing. Nothing was deployed.`);
    expect(printed).not.toContain("token-1");
    expect(runner.calls()).toEqual([]);
  });
}

test("A deploy that fails, or answers with something else, fails its step", () => {
  mkdirSync(inside("_site"));
  const says = [
    ["echo 'Project is locked'; exit 1", "Project is locked\n::error::Netlify did not take"],
    ["echo '{}'", "::error::Netlify took the deploy and did not say where it is"],
    ["echo 'Deployed!'", "::error::Netlify took the deploy and did not say where it is"],
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

test("A token that has run out is told before anything is deployed", () => {
  runner.standIn("netlify", "echo 'JSONHTTPError: Unauthorized' >&2; exit 1");
  const { code, printed } = runner.run(deploy, "Remember the last good deploy", SECRETS);
  expect(code).toBe(1);
  expect(printed).toContain("::error::Netlify does not let us in. Nothing was deployed.");
});

test("A deploy that cannot be restored is told, with what to do by hand", () => {
  runner.standIn("netlify", "exit 1");
  const values = { ...SECRETS, "needs.deploy.outputs.last-good": "deploy-1" };
  const { code, printed, summary } = runner.run(restore, "Restore the last good deploy", values);
  expect({ code, summary }).toEqual({ code: 1, summary: "" });
  expect(printed).toContain("Netlify did not restore the deploy before it, deploy-1.");
});

test("When the live site fails its tests, the deploy before it is restored", () => {
  const values = { ...SECRETS, "needs.deploy.outputs.last-good": "deploy-1" };
  const { code, summary } = runner.run(restore, "Restore the last good deploy", values);
  expect(code).toBe(0);
  expect(runner.calls()).toEqual([
    'netlify api restoreSiteDeploy --data {"site_id":"site-1","deploy_id":"deploy-1"}',
  ]);
  expect(summary).toContain("The deploy before it, deploy-1, is live again.");
});

test("Where there is no deploy to restore, that is said", () => {
  const values = { ...SECRETS, "needs.deploy.outputs.last-good": "" };
  const { code, printed } = runner.run(restore, "Restore the last good deploy", values);
  expect(code).toBe(1);
  expect(printed).toContain("there is no earlier deploy to restore");
  expect(runner.calls()).toEqual([]);
});

const TELL = "Open, update or close the issue";
const RUN = "https://github.com/o/r/actions/runs/1";
const told = (looked: string, todo: string) => ({
  "github.token": "token-2",
  "github.repository": "o/r",
  "needs.look.result": looked,
  "needs.look.outputs.todo": todo,
  "github.server_url": "https://github.com",
  "github.run_id": "1",
});

/** Puts a stand-in for GitHub’s command, in a repository with the open issue that is given. */
function gitHubWith(issue: string): void {
  runner.standIn("gh", `if [ "$1 $2" = "issue list" ]; then echo "${issue}"; fi`);
  writeFileSync(inside("report.md"), "There is 1 thing to do.\n");
}

const LIST =
  'gh issue list --label upkeep --state open --limit 1 --json number --jq .[0].number // ""';

test("What needs a hand opens one issue, with the report as its text", () => {
  gitHubWith("");
  expect(runner.run(tell, TELL, told("success", "1")).code).toBe(0);
  expect(runner.calls()).toEqual([
    LIST,
    "gh label create upkeep --description What needs a hand though nobody changed anything --force",
    "gh issue create --label upkeep --title The privacy notice needs a hand --body-file report.md",
  ]);
  expect(readFileSync(inside("report.md"), "utf8")).toBe(
    `There is 1 thing to do.\n\n\nFrom ${RUN}\n`,
  );
});

test("The next week the same issue is updated, not a new one opened", () => {
  gitHubWith("12");
  runner.run(tell, TELL, told("success", "1"));
  expect(runner.calls()).toEqual([LIST, "gh issue edit 12 --body-file report.md"]);
});

test("The issue is closed when all is well, and nothing is opened where none is open", () => {
  gitHubWith("12");
  runner.run(tell, TELL, told("success", "0"));
  expect(runner.calls()).toEqual([LIST, `gh issue close 12 --comment All is well again: ${RUN}`]);
  gitHubWith("");
  expect(runner.run(tell, TELL, told("success", "0")).code).toBe(0);
  expect(runner.calls().slice(2)).toEqual([LIST]);
});

test("A look that could not be finished is told in the same issue", () => {
  gitHubWith("12");
  expect(runner.run(tell, TELL, told("failure", "")).code).toBe(0);
  expect(runner.calls()).toEqual([LIST, "gh issue edit 12 --body-file report.md"]);
  expect(readFileSync(inside("report.md"), "utf8")).toContain("could not be finished");
});
