/** A script on the call stack. */
interface Caller {
  readonly address: string;
  /** From 1. */
  readonly line: number;
}

/** The functions that the hooks of a document or worker share. */
export interface Reporter {
  /** Returns a function that the page cannot tell from the `original`, and that calls `hook` instead of it. */
  readonly wrap: <T extends object>(original: T, hook: Hook) => T;
  /** Does something after the page’s own action. If it fails, the page does not get the error. */
  readonly quietly: (action: () => void) => void;
  /** Returns the nearest script on the call stack; this script is not on it. */
  readonly findCaller: () => Caller | null;
  readonly isFull: () => boolean;
  readonly reportCookie: (cookie: {
    name: string;
    value: string;
    /** As in a Set-Cookie header. */
    attributes: string;
    caller: Caller | null;
    isVisible: boolean;
  }) => void;
  /** Reports an item other than a cookie; `value` is null if it has none. */
  readonly reportItem: (what: string, name: string, value: string | null) => void;
  /** Reports that the page has removed an entry from a storage area, or all of them if `name` is null. */
  readonly reportRemoval: (storage: string, name: string | null) => void;
}

/** Is called instead of a function of the browser, and returns what the page gets. */
export type Hook = (
  self: unknown,
  args: readonly unknown[],
  callOriginal: (self: unknown, args: readonly unknown[]) => unknown,
) => unknown;

/** Returns the functions that report to the audit; undefined if this document is not watched. Part of the injected script. */
export function createReporter(settings: {
  readonly binding: string;
  readonly maxReports: number;
  readonly once: boolean;
}): Reporter | undefined {
  const { binding, maxReports, once } = settings;
  const send: unknown = Reflect.get(globalThis, binding);
  if (typeof send !== "function") return undefined;
  Reflect.deleteProperty(globalThis, binding);

  const reported = new Set<string>();
  let reports = 0;
  // The page may replace these later.
  const { stringify } = JSON;
  const { apply } = Reflect;
  const encoder = new TextEncoder();
  const { location, origin } = globalThis;
  // Frames without an address of their own, such as about:srcdoc, have the origin of the page that created them.
  const address = /^https?:/.test(location.href) ? location.href : `${origin}/`;

  const isFull = () => reports >= maxReports;

  const sendOnce = (key: string, report: () => object) => {
    if (reported.has(key)) return;
    if (once) reported.add(key);
    reports += 1;
    send(stringify({ ...report(), address, origin }));
  };

  const lengthOf = (value: string) => encoder.encode(value).length;

  /** Returns the call stack as text, with functions that a realm’s `Error` may see. */
  const readStack = (RealmError: ErrorConstructor): string => {
    const { stackTraceLimit, prepareStackTrace } = RealmError;
    Object.assign(RealmError, { stackTraceLimit: 50, prepareStackTrace: undefined });
    const { stack = "" } = new RealmError();
    Object.assign(RealmError, { stackTraceLimit, prepareStackTrace });
    return stack;
  };

  const findCaller: Reporter["findCaller"] = () => {
    // A frame that has not loaded yet sees none of the functions of the page, which may already use its storage.
    for (const realm of new Set<object>([globalThis, globalThis.parent ?? globalThis])) {
      try {
        const stack = readStack(Reflect.get(realm, "Error"));
        const [, script, line] = /(https?:\/\/[^\s()]+?):(\d+):\d+(?=\)|\s|$)/.exec(stack) ?? [];
        if (script !== undefined) return { address: script, line: Number(line) };
      } catch {
        // The parent has another origin.
      }
    }
    return null;
  };

  return {
    findCaller,
    isFull,
    wrap: (original, hook) => {
      // Without a prototype, so that the page cannot add other traps to it.
      const handler = Object.create(null);
      handler.apply = (target: () => unknown, self: unknown, args: unknown[]) =>
        hook(self, args, (otherSelf, otherArgs) => apply(target, otherSelf, otherArgs));
      return new Proxy(original, handler);
    },
    quietly: (action) => {
      try {
        action();
      } catch {
        // The page may have broken a function that this script uses.
      }
    },
    reportCookie: ({ name, value, attributes, caller, isVisible }) => {
      if (isFull()) return;
      // Compares expiry dates as days from now, so that a cookie that is set repeatedly is reported once.
      const comparable = attributes.replace(/expires=[^;]*/i, (text) =>
        String(Math.round((Date.parse(text.slice(8)) - Date.now()) / 86_400_000)),
      );
      sendOnce(stringify(["cookie", name, comparable]), () => ({
        what: "cookie",
        name,
        valueLength: lengthOf(value),
        attributes,
        caller,
        isVisible,
      }));
    },
    reportItem: (what, name, value) => {
      if (isFull() && what !== "installedWorker") return;
      sendOnce(stringify([what, name]), () => ({
        what,
        name,
        valueLength: value === null ? null : lengthOf(value),
        caller: findCaller(),
      }));
    },
    reportRemoval: (storage, name) => {
      if (isFull()) return;
      const isRemoved = (key: string) =>
        name === null ? key.startsWith(`["${storage}",`) : key === stringify([storage, name]);
      for (const key of reported) if (isRemoved(key)) reported.delete(key);
      reports += 1;
      send(stringify({ what: "removal", storage, name, origin }));
    },
  };
}
