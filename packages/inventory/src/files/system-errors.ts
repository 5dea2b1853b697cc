/** Returns the system’s code of an error, such as EACCES. Throws any other error again. */
export function getErrorCode(cause: unknown): string {
  if (cause instanceof Error && "code" in cause) return String(cause.code);
  throw cause;
}

/** Returns why the system could not do something, such as “permission denied”. Throws any other error again. */
export function getErrorReason(cause: unknown): string {
  const code = getErrorCode(cause);
  const [, reason = code] =
    cause instanceof Error ? (/^\w+: ([^,]+)/.exec(cause.message) ?? []) : [];
  return reason;
}

/** Whether an error says that a file or folder does not exist. Throws any error that is not the system’s again. */
export function isMissing(cause: unknown): boolean {
  return ["ENOENT", "ENOTDIR"].includes(getErrorCode(cause));
}
