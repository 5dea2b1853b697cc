/*
 * The script that reports which scripts store something. It runs in every document and service worker before any
 * other script, so it can only use its arguments, nothing else in this file.
 */

/** The name of the function through which the script reports. The script deletes it before the page can find it. */
export const BINDING = "__privacyNoticeAudit";

/** More than a genuine page stores; limits what a page can report in an endless loop. */
const MAX_REPORTS = 500;

/** The source of the script, which reports each cookie of a document once. */
export const INJECTED_SCRIPT = createSource(true);

/** The source of the script, which reports a cookie each time it is set. */
export const REPEATING_INJECTED_SCRIPT = createSource(false);

function createSource(once: boolean): string {
  return `(${instrument.toString()})(${JSON.stringify(BINDING)}, ${MAX_REPORTS}, ${once})`;
}

function instrument(binding: string, maxReports: number, once: boolean): void {
  const report: unknown = Reflect.get(globalThis, binding);
  if (typeof report !== "function") return;
  Reflect.deleteProperty(globalThis, binding);

  const reported = new Set<string>();
  // The page may replace these later.
  const { stringify } = JSON;
  const { apply } = Reflect;
  const encoder = new TextEncoder();
  const address = globalThis.location.href;

  /** Returns the address of the nearest script on the call stack; this script has none. */
  const findCaller = (): string | null => {
    const settings = [
      Reflect.get(Error, "stackTraceLimit"),
      Reflect.get(Error, "prepareStackTrace"),
    ];
    Object.assign(Error, { stackTraceLimit: 50, prepareStackTrace: undefined });
    const { stack = "" } = new Error();
    Object.assign(Error, { stackTraceLimit: settings[0], prepareStackTrace: settings[1] });
    return /(https?:\/\/[^\s()]+?)(?::\d+)+(?=\)|\s|$)/.exec(stack)?.[1] ?? null;
  };

  const reportCookie = (
    name: string,
    value: string,
    attributes: string,
    script: string | null,
    isVisible: boolean,
  ) => {
    // Compares expiry dates as days from now, so that a cookie that is set repeatedly is reported once.
    const comparable = attributes.replace(/expires=[^;]*/i, (text) =>
      String(Math.round((Date.parse(text.slice(8)) - Date.now()) / 86_400_000)),
    );
    const key = stringify([name, comparable, once ? 0 : reported.size]);
    if (reported.has(key)) return;
    reported.add(key);
    const valueLength = encoder.encode(value).length;
    report(
      stringify({ what: "cookie", name, valueLength, attributes, script, address, isVisible }),
    );
  };

  /** Reports an item other than a cookie. */
  const reportItem = (what: string, name: unknown, value: unknown) => {
    const key = stringify([what, name]);
    if (reported.has(key) || (reported.size >= maxReports && what !== "installedWorker")) return;
    reported.add(key);
    const valueLength = encoder.encode(String(value)).length;
    report(stringify({ what, name: String(name), valueLength, address }));
  };

  /** Wraps a method of the browser, and reports calls that do not throw. */
  const wrapMethod = (prototype: object, method: string, storageOf: (self: unknown) => string) => {
    const original: unknown = Reflect.get(prototype, method);
    if (typeof original !== "function") return;
    Reflect.set(prototype, method, function (this: unknown, ...args: unknown[]): unknown {
      const result: unknown = apply(original, this, args);
      try {
        reportItem(storageOf(this), args[0], args[1]);
      } catch {
        // If the page has broken a function that this script uses, the page must not get the error.
      }
      return result;
    });
  };

  /** Wraps `register`, and also reports when the installation has ended, because workers store items during it. */
  const wrapRegister = (container: ServiceWorkerContainer) => {
    const { register } = container;
    container.register = function (...args) {
      const reportWorker = (what: string) => {
        try {
          const script = new URL(String(args[0]), document.baseURI);
          script.hash = "";
          reportItem(what, script.href, "");
        } catch {
          // As above.
        }
      };
      reportWorker("serviceWorker");
      const result: Promise<ServiceWorkerRegistration> = apply(register, this, args);
      const reportInstalled = () => reportWorker("installedWorker");
      const watchInstallation = async () => {
        const registration = await result;
        const worker = registration.installing ?? registration.waiting ?? registration.active;
        const checkState = () => {
          const state = worker?.state ?? "redundant";
          // A worker may wait until all pages of the active worker are closed.
          const isWaiting = state === "installed" && registration.active !== null;
          if (isWaiting || state === "activated" || state === "redundant") reportInstalled();
        };
        checkState();
        worker?.addEventListener("statechange", checkState);
      };
      watchInstallation().catch(reportInstalled);
      return result;
    };
  };

  const nameOf = (pair: string) => pair.slice(0, Math.max(0, pair.indexOf("="))).trim();

  const wrapDocumentCookie = (property: PropertyDescriptor) => {
    const { get, set } = property;
    if (get === undefined || set === undefined) return;
    Object.defineProperty(Document.prototype, "cookie", {
      ...property,
      set(cookie: unknown) {
        apply(set, this, [cookie]);
        // Reading cookies takes longer than setting them.
        if (reported.size >= maxReports) return;
        try {
          const [pair = "", ...rest] = String(cookie).split(";");
          const name = nameOf(pair);
          const value = pair.slice(pair.indexOf("=") + 1).trim();
          const visible = String(apply(get, this, [])).split("; ");
          const isVisible = visible.some((each) => nameOf(each) === name);
          reportCookie(name, value, rest.join(";"), findCaller(), isVisible);
        } catch {
          // As above.
        }
      },
    });
  };

  /** Wraps `set` of the cookie store, which only HTTPS pages and workers have (https://cookiestore.spec.whatwg.org). */
  const wrapCookieStore = (store: CookieStore) => {
    const set = store.set;
    CookieStore.prototype.set = function (...args: unknown[]) {
      const result: Promise<void> = apply(set, this, args);
      try {
        const [first, second] = args;
        const cookie: object = first instanceof Object ? first : { name: first, value: second };
        const field = (key: string): unknown => Reflect.get(cookie, key);
        const expires = field("expires");
        const attributes = [
          `Path=${String(field("path") ?? "/")}`,
          "Secure",
          `SameSite=${String(field("sameSite") ?? "Strict")}`,
          ...(field("domain") ? [`Domain=${String(field("domain"))}`] : []),
          ...(expires ? [`Expires=${new Date(Number(expires)).toUTCString()}`] : []),
          ...(field("partitioned") ? ["Partitioned"] : []),
        ].join("; ");
        const script = findCaller();
        const reportResult = (isStored: boolean) =>
          reportCookie(String(field("name")), String(field("value")), attributes, script, isStored);
        result.then(
          () => reportResult(true),
          () => reportResult(false),
        );
      } catch {
        // As above.
      }
      return result;
    };
  };

  if (typeof Document !== "undefined") {
    const property = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
    if (property !== undefined) wrapDocumentCookie(property);
  }
  if (typeof CookieStore !== "undefined") wrapCookieStore(CookieStore.prototype);
  if (typeof Storage !== "undefined") {
    wrapMethod(Storage.prototype, "setItem", (self) =>
      self === globalThis.localStorage ? "localStorage" : "sessionStorage",
    );
  }
  if (typeof IDBFactory !== "undefined") {
    wrapMethod(IDBFactory.prototype, "open", () => "indexedDB");
  }
  if (typeof CacheStorage !== "undefined") {
    wrapMethod(CacheStorage.prototype, "open", () => "cacheStorage");
  }
  if (typeof ServiceWorkerContainer !== "undefined") {
    wrapRegister(ServiceWorkerContainer.prototype);
  }
}
