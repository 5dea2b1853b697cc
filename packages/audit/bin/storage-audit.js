#!/usr/bin/env node
import module from "node:module";

// This check must run in old versions of Node.js, which could not load the rest.
const [major] = process.versions.node.split(".");
if (Number(major) < 26) {
  console.error(
    `storage-audit needs Node.js 26 or newer, and this is ${process.version}. Run “npm ci”, which installs it, or get it from https://nodejs.org`,
  );
  process.exit(2);
}

// Compiles each module only once, not at every start.
module.enableCompileCache();
await import("storage-audit/cli");
