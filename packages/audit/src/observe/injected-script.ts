/*
 * The script that tells who stores something. It runs inside every document and service worker before anything
 * else, so it stands by itself: it can use nothing of this file but its arguments.
 */

/** By this name the script finds, once, the way to report. Pages never see it. */
export const BINDING = "__privacyNoticeAudit";

/** More different cookies than any honest page sets; a loop that sets them without end must not drown us. */
const MOST_REPORTS = 500;

/** The script, as source. It tells of each cookie of a document once. */
export const INJECTED_SCRIPT = sourceOf(true);

/** The same, but tells of a cookie each time that it is set. */
export const REPEATING_SCRIPT = sourceOf(false);

function sourceOf(once: boolean): string {
  return `(${hook.toString()})(${JSON.stringify(BINDING)}, ${MOST_REPORTS}, ${once})`;
}

function hook(binding: string, most: number, once: boolean): void {
  const report: unknown = Reflect.get(globalThis, binding);
  if (typeof report !== "function") return;
  Reflect.deleteProperty(globalThis, binding);

  const seen = new Set<string>();
  // A page may replace these later on.
  const { stringify } = JSON;
  const { apply } = Reflect;
  const encoder = new TextEncoder();
  const address = globalThis.location.href;

  /** The nearest script on the call stack: ours has no address. */
  const caller = (): string | null => {
    const settings = [
      Reflect.get(Error, "stackTraceLimit"),
      Reflect.get(Error, "prepareStackTrace"),
    ];
    Object.assign(Error, { stackTraceLimit: 50, prepareStackTrace: undefined });
    const { stack = "" } = new Error();
    Object.assign(Error, { stackTraceLimit: settings[0], prepareStackTrace: settings[1] });
    return /(https?:\/\/[^\s()]+?)(?::\d+)+(?=\)|\s|$)/.exec(stack)?.[1] ?? null;
  };

  const tell = (
    name: string,
    value: string,
    attributes: string,
    script: string | null,
    isVisible: boolean,
  ) => {
    // The same cookie, set again with a later day, is the same cookie.
    const same = attributes.replace(/expires=[^;]*/i, (text) =>
      String(Math.round((Date.parse(text.slice(8)) - Date.now()) / 86_400_000)),
    );
    const key = stringify([name, same, once ? 0 : seen.size]);
    if (seen.has(key)) return;
    seen.add(key);
    const valueLength = encoder.encode(value).length;
    report(
      stringify({ what: "cookie", name, valueLength, attributes, script, address, isVisible }),
    );
  };

  /** Tells of what is not a cookie; `address` as far as its origin counts. */
  const tellItem = (what: string, name: unknown, value: unknown) => {
    const key = stringify([what, name]);
    if (seen.has(key) || (seen.size >= most && what !== "installedWorker")) return;
    seen.add(key);
    const valueLength = encoder.encode(String(value)).length;
    report(stringify({ what, name: String(name), valueLength, address }));
  };

  /** Lets a method of the browser do what it does, and tells of it when that was not refused at once. */
  const hookMethod = (holder: object, method: string, whatOf: (on: unknown) => string) => {
    const original: unknown = Reflect.get(holder, method);
    if (typeof original !== "function") return;
    Reflect.set(holder, method, function (this: unknown, ...given: unknown[]): unknown {
      const result: unknown = apply(original, this, given);
      try {
        tellItem(whatOf(this), given[0], given[1]);
      } catch {
        // A page that has broken what we use must not notice us.
      }
      return result;
    });
  };

  /** Much is stored while a service worker is installed, so it is told when it is, or will not be. */
  const hookRegister = (container: ServiceWorkerContainer) => {
    const { register } = container;
    container.register = function (...given) {
      const tellOf = (what: string) => {
        try {
          const script = new URL(String(given[0]), document.baseURI);
          script.hash = "";
          tellItem(what, script.href, "");
        } catch {
          // A page that has broken what we use must not notice us.
        }
      };
      tellOf("serviceWorker");
      const done: Promise<ServiceWorkerRegistration> = apply(register, this, given);
      const tellInstalled = () => tellOf("installedWorker");
      const follow = async () => {
        const registration = await done;
        const worker = registration.installing ?? registration.waiting ?? registration.active;
        const look = () => {
          const state = worker?.state ?? "redundant";
          // One that waits for another to be done may wait as long as its pages are open.
          const isWaiting = state === "installed" && registration.active !== null;
          if (isWaiting || state === "activated" || state === "redundant") tellInstalled();
        };
        look();
        worker?.addEventListener("statechange", look);
      };
      follow().catch(tellInstalled);
      return done;
    };
  };

  const nameOf = (pair: string) => pair.slice(0, Math.max(0, pair.indexOf("="))).trim();

  const hookDocument = (property: PropertyDescriptor) => {
    const { get, set } = property;
    if (get === undefined || set === undefined) return;
    Object.defineProperty(Document.prototype, "cookie", {
      ...property,
      set(written: unknown) {
        apply(set, this, [written]);
        // Reading back takes longer than setting.
        if (seen.size >= most) return;
        try {
          const [pair = "", ...rest] = String(written).split(";");
          const name = nameOf(pair);
          const value = pair.slice(pair.indexOf("=") + 1).trim();
          const readBack = String(apply(get, this, [])).split("; ");
          const isVisible = readBack.some((each) => nameOf(each) === name);
          tell(name, value, rest.join(";"), caller(), isVisible);
        } catch {
          // A page that has broken what we use must not notice us.
        }
      },
    });
  };

  /** Only pages and service workers on HTTPS have it (https://cookiestore.spec.whatwg.org). */
  const hookStore = (store: CookieStore) => {
    const set = store.set;
    CookieStore.prototype.set = function (...written: unknown[]) {
      const done: Promise<void> = apply(set, this, written);
      try {
        const [first, second] = written;
        const given: object = first instanceof Object ? first : { name: first, value: second };
        const field = (key: string): unknown => Reflect.get(given, key);
        const when = field("expires");
        const attributes = [
          `Path=${String(field("path") ?? "/")}`,
          "Secure",
          `SameSite=${String(field("sameSite") ?? "Strict")}`,
          ...(field("domain") ? [`Domain=${String(field("domain"))}`] : []),
          ...(when ? [`Expires=${new Date(Number(when)).toUTCString()}`] : []),
          ...(field("partitioned") ? ["Partitioned"] : []),
        ].join("; ");
        const script = caller();
        const told = (isStored: boolean) =>
          tell(String(field("name")), String(field("value")), attributes, script, isStored);
        done.then(
          () => told(true),
          () => told(false),
        );
      } catch {
        // As above.
      }
      return done;
    };
  };

  if (typeof Document !== "undefined") {
    const property = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
    if (property !== undefined) hookDocument(property);
  }
  if (typeof CookieStore !== "undefined") hookStore(CookieStore.prototype);
  if (typeof Storage !== "undefined") {
    hookMethod(Storage.prototype, "setItem", (on) =>
      on === globalThis.localStorage ? "localStorage" : "sessionStorage",
    );
  }
  if (typeof IDBFactory !== "undefined") {
    hookMethod(IDBFactory.prototype, "open", () => "indexedDB");
  }
  if (typeof CacheStorage !== "undefined") {
    hookMethod(CacheStorage.prototype, "open", () => "cacheStorage");
  }
  if (typeof ServiceWorkerContainer !== "undefined") {
    hookRegister(ServiceWorkerContainer.prototype);
  }
}
