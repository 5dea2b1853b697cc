/** An error that the user can fix: only its message is printed, without a stack. */
export class UserError extends Error {
  override name = "UserError";
}
