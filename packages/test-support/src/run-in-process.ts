export interface CommandResult {
  /** The exit code; null if the process was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let runs = 0;
let previous: Promise<unknown> = Promise.resolve();

/**
 * Runs a command in this process, because starting another one takes a second. `command` is usually `loadAgain` with the
 * module that its executable loads. Commands that start at the same time run one after the other, since a process has
 * only one folder.
 */
export function runInProcess(
  command: () => Promise<unknown>,
  folder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<CommandResult> {
  const result = previous.then(() => runNow(command, folder, args, environment));
  previous = result.catch(() => {});
  return result;
}

/** Loads a module that runs when it is loaded. It is loaded again only from another address. */
export function loadAgain(module: URL): Promise<unknown> {
  runs += 1;
  return import(`${module.href}?run=${runs}`);
}

async function runNow(
  command: () => Promise<unknown>,
  folder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<CommandResult> {
  const { argv, env, exitCode } = process;
  const previousFolder = process.cwd();
  const stdout = captureOutput(process.stdout);
  const stderr = captureOutput(process.stderr);
  try {
    process.argv = [...argv.slice(0, 2), ...args];
    process.env = { ...environment };
    process.exitCode = 0;
    process.chdir(folder);
    await command();
    return { code: process.exitCode, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.chdir(previousFolder);
    Object.assign(process, { argv, env, exitCode });
    stdout.release();
    stderr.release();
  }
}

/** Collects what is written to a stream, instead of writing it. */
function captureOutput(stream: NodeJS.WriteStream) {
  let written = "";
  const write = stream.write.bind(stream);
  stream.write = (chunk: string | Uint8Array) => {
    written += String(chunk);
    return true;
  };
  return {
    text: () => written,
    release: () => {
      stream.write = write;
    },
  };
}
