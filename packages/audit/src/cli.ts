import { runProgram } from "cookie-inventory";

await runProgram(
  "storage-audit",
  "Crawls websites and reports where the cookie inventory is wrong.",
  new URL("../package.json", import.meta.url),
  {
    run: {
      description: "Crawl websites and compare what they store with the inventory",
      load: () => import("./commands/run-command.ts"),
    },
    merge: {
      description: "Make one report of the shards of a run",
      load: () => import("./commands/merge-command.ts"),
    },
    compare: {
      description: "Compare the saved results of an earlier run with the inventory",
      load: () => import("./commands/compare-command.ts"),
    },
    update: {
      description: "Write the results of a run into the inventory",
      load: () => import("./commands/update-command.ts"),
    },
  },
);
