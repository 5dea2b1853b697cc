/** An error whose message tells the person at the terminal what to do. Any other error is one in the program. */
export class UserError extends Error {
  override name = "UserError";
}
