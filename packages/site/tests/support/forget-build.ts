import type { EventEmitter } from "node:events";

/** Returns what a module of Eleventy exports. */
async function load(file: string): Promise<unknown> {
  const address = new URL(file, import.meta.resolve("@11ty/eleventy"));
  return ((await import(address.href)) as { readonly default: unknown }).default;
}

/**
 * Makes Eleventy forget what it has read and compiled in this process, and the configuration in the current folder, so
 * that it builds as when it has just started. While it watches files, it forgets those that change.
 */
export async function forgetBuild(): Promise<void> {
  const events = (await load("EventBus.js")) as EventEmitter;
  const { _inputCache } = (await load("TemplateContent.js")) as {
    readonly _inputCache: Map<string, string>;
  };
  _inputCache.clear();
  events.emit("eleventy.compileCacheReset");
  // Layouts are forgotten when any file changes.
  events.emit("eleventy.resourceModified", "any file");
  events.emit("eleventy.importCacheReset", [".eleventy.ts"]);
}
