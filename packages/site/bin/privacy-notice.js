#!/usr/bin/env node
import module from "node:module";

// Plain JavaScript that an old Node.js can read as well: it says what to do, where the rest would fail to load.
const [major] = process.versions.node.split(".");
if (Number(major) < 26) {
  console.error(
    `privacy-notice needs Node.js 26 or newer, and this is ${process.version}. Run “npm ci”, which installs it, or get it from https://nodejs.org`,
  );
  process.exit(2);
}

// Compiles each module once, not at every start.
module.enableCompileCache();
await import("privacy-notice/cli");
