import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parse } from "yaml";

const WORKFLOWS = path.join(import.meta.dirname, "../../.github/workflows");

/** One step of a job, as far as the tests read it. */
interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
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
interface Call {
  readonly uses: string;
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>> | string;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job | Call>>;
}

/** The text of a workflow file, such as “site.yml”; other workflows are named by their full path. */
export function workflowText(file: string): string {
  return readFileSync(path.resolve(WORKFLOWS, file), "utf8");
}

/** A parsed workflow file. */
export function workflow(file: string): Workflow {
  return parse(workflowText(file)) as Workflow;
}

/** The jobs of a workflow file that have steps, by name. */
export function jobsOf(file: string): Readonly<Record<string, Job>> {
  const jobs = Object.entries(workflow(file).jobs);
  return Object.fromEntries(jobs.flatMap(([name, job]) => ("steps" in job ? [[name, job]] : [])));
}

/** The jobs of a workflow file that call a reusable workflow, by name. */
export function callsOf(file: string): Readonly<Record<string, Call>> {
  const jobs = Object.entries(workflow(file).jobs);
  return Object.fromEntries(jobs.flatMap(([name, job]) => ("uses" in job ? [[name, job]] : [])));
}

/** Each step of each job of a workflow file. */
export function stepsOf(file: string): Step[] {
  return Object.values(jobsOf(file)).flatMap(({ steps }) => steps);
}

/** A job of a workflow file. Throws an Error if there is none of that name. */
export function jobOf(file: string, name: string): Job {
  const job = jobsOf(file)[name];
  if (job === undefined) throw new Error(`${file} has no job “${name}”.`);
  return job;
}

/** A folder in which steps are run as GitHub’s machine runs them, with stand-ins for other people’s commands. */
export type Runner = ReturnType<typeof createRunner>;

/** Creates a runner with the environment that the workflow sets for all steps, in a new, empty folder unless one is named. */
export function createRunner(
  environment: Readonly<Record<string, string>>,
  folder: string = mkdtempSync(path.join(os.tmpdir(), "runner-")),
) {
  const aside = mkdtempSync(path.join(os.tmpdir(), "runner-tools-"));
  const inAside = (name: string) => path.join(aside, name);
  mkdirSync(inAside("bin"));
  const read = (name: string) => {
    try {
      return readFileSync(inAside(name), "utf8");
    } catch {
      return "";
    }
  };
  return {
    folder,
    /** The arguments of each call of a stand-in, a line for each. */
    calls: () => read("calls").split("\n").slice(0, -1),
    /** Puts a stand-in on the path: a program that records how it was called and then runs `script`. */
    standIn: (command: string, script = "") => {
      const file = inAside(`bin/${command}`);
      writeFileSync(file, `#!/usr/bin/env bash\necho "${command} $*" >> "$CALLS"\n${script}\n`);
      chmodSync(file, 0o755);
    },
    /**
     * Runs a job’s step. `values` are what each ${{ expression }} in its environment stands for. Returns how it ended,
     * and what it wrote to GitHub’s files.
     */
    run: ({ steps }: Job, name: string, values: Readonly<Record<string, string>> = {}) => {
      const step = steps.find((each) => each.name === name);
      if (step?.run === undefined) throw new Error(`There is no step “${name}” with a script.`);
      for (const file of ["output", "summary"]) rmSync(inAside(file), { force: true });
      // https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
      const shell = ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run];
      const { status, stdout, stderr } = spawnSync("bash", shell, {
        cwd: folder,
        encoding: "utf8",
        env: {
          ...plainEnvironment(),
          ...environment,
          ...valuesOf(step.env ?? {}, values),
          PATH: [inAside("bin"), path.dirname(process.execPath), process.env["PATH"]].join(":"),
          CALLS: inAside("calls"),
          GITHUB_OUTPUT: inAside("output"),
          GITHUB_STEP_SUMMARY: inAside("summary"),
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
      for (const each of [folder, aside]) rmSync(each, { recursive: true, force: true });
    },
  };
}

/** The environment without the variables of npm and GitHub, and without colours. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _color, INIT_CWD: _folder, GITHUB_ACTIONS: _github, ...rest } = process.env;
  return { ...rest, NO_COLOR: "1" };
}

/** A step’s environment with its expressions filled in. Throws an Error for an expression without a value. */
function valuesOf(
  environment: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, text]) => [
      name,
      text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_whole, expression: string) => {
        const value = values[expression];
        if (value === undefined) throw new Error(`No value was given for “${expression}”.`);
        return value;
      }),
    ]),
  );
}
