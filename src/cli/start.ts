import { cpSync, existsSync, rmSync } from "node:fs";
import path from "node:path";
import { Eleventy } from "@11ty/eleventy";
import { printFailure } from "./failure.ts";

const PORT = 8080;
const LAST_BUILD = "_site";
const PREVIEW = path.join(".build", String(process.pid));

/**
 * An edited TypeScript module starts this process anew, and Eleventy's page finds the new server only
 * when its window gets the focus: so tell it that it has.
 */
const RECONNECT = `<script>setInterval(() => dispatchEvent(new Event("focus")), 300)</script>`;

/** Eleventy's own server, which says what is wrong in our words and goes on serving the last good pages. */
class Preview extends Eleventy {
  #isFirst = true;

  override async write() {
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    try {
      const written = await super.write();
      if (!isFirst) console.log("Built again: look at the browser.");
      return written;
    } catch (cause) {
      printFailure(
        cause,
        "You still see the last pages that could be built. Save the file again when it is mended.",
      );
      // Nothing to compare with yet: wait for the editor's next save instead of ending.
      if (isFirst) return [[], []] as Awaited<ReturnType<Eleventy["write"]>>;
      throw cause;
    }
  }
}

// Eleventy takes the current folder for the project's.
process.chdir(path.join(import.meta.dirname, "../.."));
process.on("exit", () => rmSync(PREVIEW, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(0));

if (existsSync(LAST_BUILD)) cpSync(LAST_BUILD, PREVIEW, { recursive: true });
const preview = new Preview(undefined, PREVIEW, {
  configPath: ".eleventy.ts",
  quietMode: true,
  runMode: "serve",
  config: (eleventy) =>
    eleventy.addTransform("reconnect", (html) => html.replace("</body>", `${RECONNECT}</body>`)),
});
preview.disableLogger();
await preview.init();
await preview.watch();
await preview.serve(PORT);
