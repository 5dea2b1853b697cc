/** Returns the result of `work`, or undefined if it fails or takes longer than `milliseconds`. */
export async function withTimeout<T>(
  milliseconds: number,
  work: Promise<T>,
): Promise<T | undefined> {
  const timeout = Promise.withResolvers<undefined>();
  const timer = setTimeout(timeout.resolve, milliseconds, undefined);
  try {
    return await Promise.race([work.catch(() => undefined), timeout.promise]);
  } finally {
    clearTimeout(timer);
  }
}
