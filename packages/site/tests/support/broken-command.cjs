"use strict";

/* Loaded before a command: no folder can be made, for a reason that no person could fix. */
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");

fs.mkdirSync = () => {
  throw new TypeError("broken for a test");
};
syncBuiltinESMExports();
