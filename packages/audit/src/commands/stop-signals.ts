import { COULD_NOT_RUN, type UserError } from "cookie-inventory";

/** Ctrl+C, the end of a job or service, a closed terminal, and Ctrl+Break on Windows. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"] as const;

/** How long the work may take to stop, in milliseconds. Then the process ends, which kills the browser. */
const STOP_TIMEOUT = 1200;

/**
 * Returns the result of `work`, whose signal is aborted with the error that `getReason` returns when the user stops this
 * process. Then the process ends soon, whatever the work is waiting for.
 */
export async function runUntilStopped<T>(
  getReason: () => UserError,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const interrupt = new AbortController();
  let isOver = false;
  const stop = () => {
    // npm passes on a signal that the terminal has sent to this process too.
    if (interrupt.signal.aborted) return;
    const reason = getReason();
    interrupt.abort(reason);
    setTimeout(() => {
      if (!isOver) console.error(reason.message);
      process.exit(COULD_NOT_RUN);
    }, STOP_TIMEOUT).unref();
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await work(interrupt.signal);
  } finally {
    isOver = true;
    // After a signal, the same one may come once more.
    if (!interrupt.signal.aborted) for (const signal of SIGNALS) process.off(signal, stop);
  }
}
