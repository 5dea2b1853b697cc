import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { parse } from "yaml";

const WORKFLOWS = path.join(import.meta.dirname, "../../.github/workflows");

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Job {
  readonly environment?: unknown;
  readonly env?: unknown;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly steps: readonly Step[];
}

/** A job that calls a reusable workflow. */
interface WorkflowCall {
  readonly uses: string;
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>> | string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job | WorkflowCall>>;
}

/** The values of the contexts that a workflow’s expressions refer to, such as “github” and “needs”. */
type Contexts = Readonly<Record<string, object>>;

/** Reads the text of a workflow file. `file` is a name, such as “site.yml”, or an absolute path. */
export function readText(file: string): string {
  return readFileSync(path.resolve(WORKFLOWS, file), "utf8");
}

export function readWorkflow(file: string): Workflow {
  return parse(readText(file)) as Workflow;
}

/** Returns the jobs that have steps, by id. */
export function readJobs(file: string): Readonly<Record<string, Job>> {
  const jobs = Object.entries(readWorkflow(file).jobs);
  return Object.fromEntries(jobs.flatMap(([name, job]) => ("steps" in job ? [[name, job]] : [])));
}

/** Returns the jobs that call a reusable workflow, by id. */
export function readCalls(file: string): Readonly<Record<string, WorkflowCall>> {
  const jobs = Object.entries(readWorkflow(file).jobs);
  return Object.fromEntries(jobs.flatMap(([name, job]) => ("uses" in job ? [[name, job]] : [])));
}

/** Returns the steps of all jobs. */
export function readSteps(file: string): Step[] {
  return Object.values(readJobs(file)).flatMap(({ steps }) => steps);
}

/** Returns a job that has steps. Throws an Error if there is none with this id. */
export function readJob(file: string, id: string): Job {
  const job = readJobs(file)[id];
  if (job === undefined) throw new Error(`${file} has no job “${id}”.`);
  return job;
}

type Value = string | boolean | undefined;

/** Returns the value of an expression in a workflow. Throws an Error if it refers to a context without values. */
export function evaluate(expression: string, contexts: Contexts): Value {
  // The operators are JavaScript’s too; only names with hyphens differ.
  const script = expression
    .replace(/^\$\{\{([^]*)\}\}\s*$/, "$1")
    .replaceAll(/\.(\w+(?:-\w+)+)/g, '["$1"]');
  return runInNewContext(script, {
    ...contexts,
    always: () => true,
    format: (text: string, value: unknown) => text.replace("{0}", String(value)),
  }) as Value;
}

/** Runs steps in a folder as a GitHub runner would, with stubs for external commands. */
export type Runner = ReturnType<typeof createRunner>;

/** Creates a runner. `environment` is the workflow’s own; `folder` is a new temporary folder by default. */
export function createRunner(
  environment: Readonly<Record<string, string>>,
  folder: string = mkdtempSync(path.join(os.tmpdir(), "runner-")),
) {
  const toolsFolder = mkdtempSync(path.join(os.tmpdir(), "runner-tools-"));
  const toolsFile = (name: string) => path.join(toolsFolder, name);
  mkdirSync(toolsFile("bin"));
  const read = (name: string) => {
    try {
      return readFileSync(toolsFile(name), "utf8");
    } catch {
      return "";
    }
  };
  return {
    folder,
    /** Returns the calls of stubs, each with its arguments. */
    calls: () => read("calls").split("\n").slice(0, -1),
    /** Puts a stub on the PATH that records its arguments and then runs `script`. */
    stub: (command: string, script = "") => {
      const file = toolsFile(`bin/${command}`);
      writeFileSync(file, `#!/usr/bin/env bash\necho "${command} $*" >> "$CALLS"\n${script}\n`);
      chmodSync(file, 0o755);
    },
    /**
     * Runs a step of a job. `contexts` has the values for the expressions in its environment. Returns its exit code and
     * output, and the contents of GITHUB_OUTPUT and GITHUB_STEP_SUMMARY.
     */
    run: ({ steps }: Job, name: string, contexts: Contexts = {}) => {
      const step = steps.find((each) => each.name === name);
      if (step?.run === undefined) throw new Error(`The job has no step “${name}” with a script.`);
      for (const file of ["output", "summary"]) rmSync(toolsFile(file), { force: true });
      // https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
      const shell = ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run];
      const { status, stdout, stderr } = spawnSync("bash", shell, {
        cwd: folder,
        encoding: "utf8",
        env: {
          ...cleanEnvironment(),
          ...environment,
          ...resolveExpressions(step.env ?? {}, contexts),
          PATH: [toolsFile("bin"), path.dirname(process.execPath), process.env["PATH"]].join(":"),
          CALLS: toolsFile("calls"),
          GITHUB_OUTPUT: toolsFile("output"),
          GITHUB_STEP_SUMMARY: toolsFile("summary"),
          GITHUB_SHA: "0123abc",
        },
      });
      return {
        code: status,
        printed: stdout + stderr,
        outputs: read("output"),
        summary: read("summary"),
      };
    },
    dispose: () => {
      for (const each of [folder, toolsFolder]) rmSync(each, { recursive: true, force: true });
    },
  };
}

/** Returns this process’s environment without colours, and without variables that change the output on GitHub. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _color, INIT_CWD: _folder, GITHUB_ACTIONS: _github, ...rest } = process.env;
  return { ...rest, NO_COLOR: "1" };
}

/** Replaces the expressions in a step’s environment. Throws an Error if an expression has no value. */
function resolveExpressions(
  environment: Readonly<Record<string, string>>,
  contexts: Contexts,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, text]) => [
      name,
      text.replaceAll(/\$\{\{ .*? \}\}/g, (expression) => {
        const value = evaluate(expression, contexts);
        if (value === undefined) throw new Error(`“${expression}” has no value.`);
        return String(value);
      }),
    ]),
  );
}
