import { type CommandResult, plainEnvironment } from "./audit-process.ts";

let runs = 0;

/** Runs `storage-audit` in a project’s folder and in this process, because starting another one takes a second. */
export async function runAuditInProcess(
  folder: string,
  args: readonly string[],
): Promise<CommandResult> {
  const { argv, env, exitCode } = process;
  const previousFolder = process.cwd();
  const stdout = captureOutput(process.stdout);
  const stderr = captureOutput(process.stderr);
  try {
    process.argv = [...argv.slice(0, 2), ...args];
    process.env = plainEnvironment();
    process.exitCode = 0;
    process.chdir(folder);
    runs += 1;
    // The module runs the command when it is loaded, and a module is loaded again only from another address.
    await import(`../../src/cli.ts?run=${runs}`);
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
