"use strict";

/* Loaded before a command to make it fail with an unexpected error. */
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");

fs.mkdirSync = () => {
  throw new TypeError("broken for a test");
};
syncBuiltinESMExports();
