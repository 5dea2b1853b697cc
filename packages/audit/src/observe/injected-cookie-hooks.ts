import type { Hook, Reporter } from "./injected-reporter.ts";

/** Reports the cookies that the scripts of a document or service worker set. Part of the injected script. */
export function hookCookies(reporter: Reporter): void {
  const { wrap, quietly, findCaller, isFull, reportCookie } = reporter;
  const { apply } = Reflect;
  const nameOf = (pair: string) => pair.slice(0, Math.max(0, pair.indexOf("="))).trim();

  const hookDocumentCookie = (property: PropertyDescriptor) => {
    const { get, set } = property;
    if (get === undefined || set === undefined) return;
    const hook: Hook = (self, args, callOriginal) => {
      callOriginal(self, args);
      // Reading cookies takes longer than setting them.
      if (isFull()) return;
      quietly(() => {
        const [pair = "", ...rest] = String(args[0]).split(";");
        const name = nameOf(pair);
        const visible = String(apply(get, self, [])).split("; ");
        reportCookie({
          name,
          value: pair.slice(pair.indexOf("=") + 1).trim(),
          attributes: rest.join(";"),
          caller: findCaller(),
          isVisible: visible.some((each) => nameOf(each) === name),
        });
      });
    };
    Reflect.defineProperty(Document.prototype, "cookie", { ...property, set: wrap(set, hook) });
  };

  /** Returns the attributes of a cookie as in a Set-Cookie header (https://cookiestore.spec.whatwg.org). */
  const attributesOf = (field: (key: string) => unknown): string => {
    const expires = field("expires");
    return [
      `Path=${String(field("path") ?? "/")}`,
      "Secure",
      `SameSite=${String(field("sameSite") ?? "Strict")}`,
      ...(field("domain") ? [`Domain=${String(field("domain"))}`] : []),
      ...(expires ? [`Expires=${new Date(Number(expires)).toUTCString()}`] : []),
      ...(field("partitioned") ? ["Partitioned"] : []),
    ].join("; ");
  };

  /** Hooks `set` of the cookie store, which only HTTPS pages and workers have. */
  const hookCookieStore = (prototype: CookieStore) => {
    const hook: Hook = (self, args, callOriginal) => {
      const result = callOriginal(self, args);
      quietly(() => {
        const [first, second] = args;
        const cookie: object = first instanceof Object ? first : { name: first, value: second };
        const field = (key: string): unknown => Reflect.get(cookie, key);
        const attributes = attributesOf(field);
        const caller = findCaller();
        const name = String(field("name"));
        const value = String(field("value"));
        const report = (isVisible: boolean) =>
          reportCookie({ name, value, attributes, caller, isVisible });
        Promise.resolve(result).then(
          () => report(true),
          () => report(false),
        );
      });
      return result;
    };
    Reflect.set(prototype, "set", wrap(prototype.set, hook));
  };

  if (typeof Document !== "undefined") {
    const property = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
    if (property !== undefined) hookDocumentCookie(property);
  }
  if (typeof CookieStore !== "undefined") hookCookieStore(CookieStore.prototype);
}
