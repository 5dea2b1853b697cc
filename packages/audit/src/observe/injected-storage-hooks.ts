import type { Hook, Reporter } from "./injected-reporter.ts";

/**
 * Reports what scripts write to and remove from localStorage and sessionStorage. Part of the injected script.
 *
 * `localStorage.theme = "dark"` calls no function that could be hooked, and writing the same value again causes no event.
 * So the page gets proxies of the two storage areas. The browser’s own functions do not accept a proxy: each that takes
 * or returns a storage area is hooked to exchange it. `key` is the property of a proxy that returns its area; frames
 * share it, because they may use each other’s functions.
 */
export function hookStorage(reporter: Reporter, key: string): void {
  if (typeof Storage === "undefined") return;
  const { wrap, quietly, reportItem, reportRemoval } = reporter;
  // The page may replace these later.
  const { apply, construct, defineProperty, deleteProperty, get, set } = Reflect;
  const { create, getOwnPropertyDescriptor, setPrototypeOf } = Object;
  const { getItem } = Storage.prototype;
  const areaKey = Symbol.for(key);
  const proxies = new WeakMap<object, object>();

  interface Area {
    readonly storage: object;
    readonly kind: string;
  }

  const areaOf = (proxy: unknown): Area | undefined =>
    typeof proxy === "object" && proxy !== null ? get(proxy, areaKey) : undefined;

  /** Reports an entry if it is stored: a property like “length” is not. */
  const reportWrite = ({ storage, kind }: Area, name: unknown) =>
    quietly(() => {
      if (typeof name === "symbol") return;
      const value: unknown = apply(getItem, storage, [name]);
      if (typeof value === "string") reportItem(kind, String(name), value);
    });

  const createProxy = (area: Area): object => {
    const { storage, kind } = area;
    const handler: ProxyHandler<object> = {
      get: (target, name, receiver) =>
        name === areaKey && receiver === proxy ? area : get(target, name, receiver),
      // Assigning a property defines it, too (ECMA-262, OrdinarySetWithOwnDescriptor).
      defineProperty: (target, name, descriptor) => {
        const isDefined = defineProperty(target, name, descriptor);
        if (isDefined) reportWrite(area, name);
        return isDefined;
      },
      deleteProperty: (target, name) => {
        const isDeleted = deleteProperty(target, name);
        if (isDeleted && typeof name === "string") quietly(() => reportRemoval(kind, name));
        return isDeleted;
      },
    };
    const proxy = new Proxy(storage, setPrototypeOf(handler, null));
    return proxy;
  };

  const proxyOf = (storage: unknown, kind: string): unknown => {
    if (typeof storage !== "object" || storage === null) return storage;
    const proxy = proxies.get(storage) ?? createProxy({ storage, kind });
    proxies.set(storage, proxy);
    return proxy;
  };

  const hookAccessor = (owner: object, name: string, hook: Hook): (() => unknown) => {
    const property = getOwnPropertyDescriptor(owner, name);
    const getter = property?.get;
    if (getter === undefined) return () => undefined;
    defineProperty(owner, name, { ...property, get: wrap(getter, hook) });
    return getter;
  };

  const getLocalStorage = hookAccessor(globalThis, "localStorage", (self, args, callOriginal) =>
    proxyOf(callOriginal(self, args), "localStorage"),
  );
  hookAccessor(globalThis, "sessionStorage", (self, args, callOriginal) =>
    proxyOf(callOriginal(self, args), "sessionStorage"),
  );

  /** Hooks a function of storage areas; `report` is called after it. */
  const hookMethod = (name: string, report: (area: Area, entry: unknown) => void) => {
    const original: unknown = get(Storage.prototype, name);
    if (typeof original !== "function") return;
    const hook: Hook = (self, args, callOriginal) => {
      const area = areaOf(self);
      const result = callOriginal(area?.storage ?? self, args);
      if (area !== undefined) quietly(() => report(area, args[0]));
      return result;
    };
    set(Storage.prototype, name, wrap(original, hook));
  };
  const unreported = () => {};
  hookMethod("key", unreported);
  hookMethod("getItem", unreported);
  hookMethod("setItem", reportWrite);
  hookMethod("removeItem", ({ kind }, name) => reportRemoval(kind, String(name)));
  hookMethod("clear", ({ kind }) => reportRemoval(kind, null));
  hookAccessor(Storage.prototype, "length", (self, args, callOriginal) =>
    callOriginal(areaOf(self)?.storage ?? self, args),
  );

  // Pages may compare the storage area of an event with localStorage, and dispatch such events themselves.
  hookAccessor(StorageEvent.prototype, "storageArea", (self, args, callOriginal) => {
    const storage = callOriginal(self, args);
    const isLocal = storage !== null && storage === apply(getLocalStorage, globalThis, []);
    return proxyOf(storage, isLocal ? "localStorage" : "sessionStorage");
  });
  const { initStorageEvent } = StorageEvent.prototype;
  StorageEvent.prototype.initStorageEvent = wrap(initStorageEvent, (self, args, callOriginal) =>
    callOriginal(
      self,
      args.map((each) => areaOf(each)?.storage ?? each),
    ),
  );
  const handler: ProxyHandler<typeof StorageEvent> = {
    construct: (target, args, newTarget) => {
      const [type, options] = args;
      const storageArea = areaOf(Object(options).storageArea)?.storage;
      if (storageArea === undefined) return construct(target, args, newTarget);
      const own = create(options, { storageArea: { value: storageArea, enumerable: true } });
      return construct(target, [type, own], newTarget);
    },
  };
  const constructor = new Proxy(StorageEvent, setPrototypeOf(handler, null));
  const property = getOwnPropertyDescriptor(globalThis, "StorageEvent");
  defineProperty(globalThis, "StorageEvent", { ...property, value: constructor });
  StorageEvent.prototype.constructor = constructor;
}
