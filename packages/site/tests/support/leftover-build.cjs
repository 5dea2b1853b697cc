"use strict";

/* Loaded before a build to simulate a killed build with the same process id. */
const { mkdirSync, writeFileSync } = require("node:fs");

mkdirSync(`.build/${process.pid}`, { recursive: true });
writeFileSync(`.build/${process.pid}/leaked.html`, "not finished");
