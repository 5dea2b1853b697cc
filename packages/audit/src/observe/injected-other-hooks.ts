import type { Hook, Reporter } from "./injected-reporter.ts";

/** Reports the databases and caches that scripts open by name. Part of the injected script. */
export function hookDatabases({ wrap, quietly, reportItem }: Reporter): void {
  const hookOpen = (prototype: object, what: string) => {
    const original: unknown = Reflect.get(prototype, "open");
    if (typeof original !== "function") return;
    const hook: Hook = (self, args, callOriginal) => {
      const result = callOriginal(self, args);
      quietly(() => reportItem(what, String(args[0]), null));
      return result;
    };
    Reflect.set(prototype, "open", wrap(original, hook));
  };
  if (typeof IDBFactory !== "undefined") hookOpen(IDBFactory.prototype, "indexedDB");
  if (typeof CacheStorage !== "undefined") hookOpen(CacheStorage.prototype, "cacheStorage");
}

/**
 * Reports the service workers that scripts register, and when their installation has ended, because workers store
 * items during it. Part of the injected script.
 */
export function hookServiceWorkers({ wrap, quietly, reportItem }: Reporter): void {
  if (typeof ServiceWorkerContainer === "undefined") return;
  const watchInstallation = async (result: unknown, reportInstalled: () => void) => {
    const registration: ServiceWorkerRegistration = Object(await result);
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
  const hook: Hook = (self, args, callOriginal) => {
    const report = (what: string) =>
      quietly(() => {
        const script = new URL(String(args[0]), document.baseURI);
        script.hash = "";
        reportItem(what, script.href, null);
      });
    report("serviceWorker");
    const reportInstalled = () => report("installedWorker");
    const result = callOriginal(self, args);
    watchInstallation(result, reportInstalled).catch(reportInstalled);
    return result;
  };
  const { prototype } = ServiceWorkerContainer;
  Reflect.set(prototype, "register", wrap(prototype.register, hook));
}
