/** How much is done at the same time. */
export interface Room {
  /** How many tasks may be in their first part. */
  readonly busy: number;
  /** How many may be under way at all. */
  readonly open: number;
}

/**
 * Does something for each entry of a list, in its order. A task has a first part that costs something, after
 * which it calls `free`, and a rest in which it mostly waits. Throws the first error of a task, once all
 * that were begun are over; no more are begun then.
 */
export async function inPool<T>(
  entries: readonly T[],
  { busy, open }: Room,
  task: (entry: T, free: () => void) => Promise<void>,
): Promise<void> {
  const waiting = [...entries];
  const under = new Set<Promise<void>>();
  const failures: unknown[] = [];

  const work = async () => {
    for (;;) {
      while (under.size >= open) await Promise.race(under);
      const [entry] = waiting.splice(0, 1);
      if (entry === undefined || failures.length > 0) return;
      const first = Promise.withResolvers<void>();
      const whole = task(entry, first.resolve)
        .catch((cause: unknown) => {
          failures.push(cause);
        })
        .finally(() => {
          under.delete(whole);
          first.resolve();
        });
      under.add(whole);
      await first.promise;
    }
  };
  await Promise.all(Array.from({ length: busy }, work));
  await Promise.all(under);
  if (failures.length > 0) throw failures[0];
}
