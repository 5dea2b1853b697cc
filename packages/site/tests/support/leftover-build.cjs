"use strict";

/* Loaded before a build: an earlier build, which was killed, had this process's id. */
const { mkdirSync, writeFileSync } = require("node:fs");

mkdirSync(`.build/${process.pid}`, { recursive: true });
writeFileSync(`.build/${process.pid}/leaked.html`, "not finished");
