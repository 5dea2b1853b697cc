export interface CommandResult {
  /** The exit code; null if the process was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let runs = 0;
let previous: Promise<unknown> = Promise.resolve();

/**
 * Runs a command in this process, because starting another one takes a second. `module` is the one that its executable
 * loads. Commands that start at the same time run one after the other, since a process has only one folder.
 */
export function runInProcess(
  module: URL,
  folder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<CommandResult> {
  const result = previous.then(() => runNow(module, folder, args, environment));
  previous = result.catch(() => {});
  return result;
}

async function runNow(
  module: URL,
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
    runs += 1;
    // The module runs the command when it is loaded, and a module is loaded again only from another address.
    await import(`${module.href}?run=${runs}`);
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
