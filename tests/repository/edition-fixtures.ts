import { cpSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test as base } from "playwright/test";
import { createRemote, createTemplate, type Remote } from "./git-remote.ts";
import { createRunner, readJob, type Runner } from "./workflow-runner.ts";

const FILE = "reusable-edition.yml";
const GITHUB = { token: "token", repository: "example/notice" };

export const STATEMENT = "src/pages/privacy.md";

/** The answers to the form. */
export type Inputs = Readonly<Record<"kind" | "what" | "why" | "effect", string>>;

export const EDITION: Inputs = {
  kind: "minor",
  what: "We say how long we keep data.",
  why: "People asked.",
  effect: "You know when we delete it.",
};
export const CORRECTION: Inputs = {
  kind: "correction",
  what: "Corrected a word.",
  why: "",
  effect: "",
};

/** The outputs of the first job, as the other jobs read them. */
interface Needs {
  readonly find: { readonly outputs: Readonly<Record<string, string | undefined>> };
}

interface WorkerFixtures {
  /** Folders with remotes: one without editions, and one with an edition on main. */
  readonly templates: { readonly empty: string; readonly published: string };
}

interface Fixtures {
  readonly hasEditions: boolean;
  readonly remote: Remote;
  readonly workflow: ReturnType<typeof createWorkflow>;
}

/** A test with a remote repository, and the workflow’s jobs. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  templates: [
    async ({}, use) => {
      const empty = createTemplate();
      const first = createRemote(empty);
      first.run("main", "edition", "--kind=major", "--what=A.", "--why=B.", "--effect=C.");
      rmSync(path.join(first.root, "checkout/node_modules"));
      await use({ empty, published: first.root });
      for (const folder of [empty, first.root]) rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
  hasEditions: [true, { option: true }],
  remote: async ({ templates, hasEditions }, use) => {
    const remote = createRemote(hasEditions ? templates.published : templates.empty);
    await use(remote);
    remote.dispose();
  },
  workflow: async ({ remote }, use) => {
    const workflow = createWorkflow(remote);
    await use(workflow);
    workflow.dispose();
  },
});

function createWorkflow(remote: Remote) {
  const runners: Runner[] = [];

  /** Creates a runner with the stand-in for GitHub’s CLI. */
  function startRunner(folder?: string): Runner {
    const runner = createRunner({}, folder);
    runner.stub("gh", remote.githubCli);
    runner.stub("npx", 'command=$1; shift; exec "node_modules/.bin/$command" "$@"');
    runners.push(runner);
    return runner;
  }

  /** Runs the job that finds the pull request. */
  function find(inputs: Inputs, pull = "12") {
    const contexts = { github: GITHUB, inputs: { ...inputs, "pull-request": pull } };
    const result = startRunner().run(readJob(FILE, "find"), "Find the pull request", contexts);
    const outputs = Object.fromEntries(
      [...result.outputs.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = "", value]) => [name, value]),
    );
    return { ...result, needs: { find: { outputs } } };
  }

  /** Runs the job that records the change, in a clone. Also returns the folder of the files to upload. */
  function record(inputs: Inputs, needs: Needs) {
    const runner = startRunner(remote.clone(String(needs.find.outputs["sha"])));
    const job = readJob(FILE, "record");
    const result = runner.run(job, "Record the change", { needs, inputs });
    if (result.code === 0)
      expect(runner.run(job, "Collect the files")).toMatchObject({ code: 0, printed: "" });
    return { ...result, recorded: path.join(runner.folder, "recorded") };
  }

  /** Runs the job that commits, in a folder with only the uploaded files. */
  function commit(recorded: string, inputs: Inputs, needs: Needs) {
    const folder = mkdtempSync(path.join(os.tmpdir(), "commit-"));
    cpSync(recorded, folder, { recursive: true });
    const runner = startRunner(folder);
    const contexts = { github: GITHUB, needs, inputs };
    const checked = runner.run(readJob(FILE, "commit"), "Check the files", contexts);
    if (checked.code !== 0) return checked;
    return runner.run(readJob(FILE, "commit"), "Commit the files", contexts);
  }

  return {
    find,
    record,
    commit,
    /** Runs the whole workflow, and expects it to succeed. */
    run: (inputs: Inputs) => {
      const { needs, code } = find(inputs);
      expect(code).toBe(0);
      const { recorded, printed } = record(inputs, needs);
      expect(printed).toBe("");
      const result = commit(recorded, inputs, needs);
      expect(result.code, result.printed).toBe(0);
      return result;
    },
    /** Changes a sentence on the branch of the pull request. */
    proposeChange: (text = "For 5 years, we keep") =>
      remote.edit("patch-1", STATEMENT, /(?:For \d years, w|W)e keep/, text),
    /** Checks the branch of the pull request. */
    check: () => remote.run("patch-1", "check", "--format=text"),
    dispose: () => {
      for (const runner of runners) runner.dispose();
    },
  };
}
