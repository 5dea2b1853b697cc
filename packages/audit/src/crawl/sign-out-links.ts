/** “allgofnodi” is Welsh. */
const SIGN_OUT = /(?:log|sign)[-_ +]?(?:out|off)|end[-_]?session|allgofnodi/i;

/** Whether following a link is likely to sign the visitor out. */
export function looksLikeSignOut(address: string): boolean {
  const { pathname = address, search = "" } = URL.parse(address) ?? {};
  return SIGN_OUT.test(pathname + search);
}
