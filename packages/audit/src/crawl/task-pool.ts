export interface PoolLimits {
  /** The maximum number of tasks that have not called `release`. */
  readonly busy: number;
  /** The maximum number of tasks that have not ended. */
  readonly open: number;
}

/**
 * Runs a task for each entry of a list, in order. A task calls `release` once its expensive part is over and it mostly
 * waits. Throws the first error of a task after all started tasks have ended; no task is started after an error.
 */
export async function runInPool<T>(
  entries: readonly T[],
  { busy, open }: PoolLimits,
  task: (entry: T, release: () => void) => Promise<void>,
): Promise<void> {
  const waiting = [...entries];
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];

  const work = async () => {
    for (;;) {
      while (running.size >= open) await Promise.race(running);
      const [entry] = waiting.splice(0, 1);
      if (entry === undefined || failures.length > 0) return;
      const released = Promise.withResolvers<void>();
      const ended = task(entry, released.resolve)
        .catch((cause: unknown) => {
          failures.push(cause);
        })
        .finally(() => {
          running.delete(ended);
          released.resolve();
        });
      running.add(ended);
      await released.promise;
    }
  };
  await Promise.all(Array.from({ length: busy }, work));
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}
