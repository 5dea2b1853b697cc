import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { linkPackages, NODE, PROJECT } from "./own.ts";
import { type Frame, noticeText, type Slot, slugOf } from "./notices.ts";

/*
 * Other generators, from the package managers alone: Hugo as Debian has it (“apt-get install hugo”), Eleventy as this
 * project has it, Astro from npm into a folder that is thrown away with the packages. Each gets the same Markdown and
 * our frame as its layout, in the way that its own documentation shows.
 */

const ASTRO = "7.3.5";
const ASTRO_FOLDER = path.join(PROJECT, "node_modules/.cache/bench", `astro-${ASTRO}`);

/** A generator that can run here. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  readonly command: readonly string[];
  /** Where it writes the site, inside its project. */
  readonly output: string;
  /** What it keeps from one build to the next, which a first build does not have. */
  readonly kept: readonly string[];
  /** Writes its project. */
  readonly prepare: (folder: string, count: number, frame: Frame) => void;
}

/** The peers that are here, and a word for each that is not. */
export function findPeers(): { peers: Peer[]; absent: string[] } {
  const found = [hugo(), eleventy(), astro()];
  return {
    peers: found.filter((peer) => typeof peer !== "string"),
    absent: found.filter((peer) => typeof peer === "string"),
  };
}

/** Plain Eleventy as this project has it. Without pages of ours it is the floor of a build. */
export function eleventy(): Peer {
  return {
    name: "Eleventy",
    version: versionOf(path.join(PROJECT, "node_modules/@11ty/eleventy")),
    command: [NODE, "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"],
    output: "_site",
    kept: [],
    prepare: (folder, count, frame) => {
      linkPackages(folder, PROJECT);
      write(folder, "package.json", JSON.stringify({ private: true, type: "module" }));
      write(
        folder,
        "eleventy.config.js",
        `export default (eleventy) => eleventy.addGlobalData("layout", "page.njk");
export const config = { markdownTemplateEngine: false, dir: { input: "pages", includes: "../_includes" } };
`,
      );
      const slots: Record<Slot, string> = {
        slug: "{{ page.fileSlug }}",
        title: "{{ title }}",
        description: "{{ description }}",
        content: "{{ content | safe }}",
      };
      const raw = (text: string) => `{% raw %}${text}{% endraw %}`;
      write(folder, "_includes/page.njk", fill(frame, slots, raw));
      writeNotices(path.join(folder, "pages"), count, false);
    },
  };
}

function hugo(): Peer | string {
  const { stdout } = spawnSync("hugo", ["version"], { encoding: "utf8" });
  const version = /v([\d.]+)/.exec(stdout ?? "")?.[1];
  if (version === undefined) return "Hugo is not here: apt-get install hugo";
  return {
    name: "Hugo",
    version,
    command: ["hugo", "--quiet"],
    output: "public",
    kept: ["resources"],
    prepare: (folder, count, frame) => {
      write(
        folder,
        "hugo.toml",
        `baseURL = "https://privacy.mereford.example/"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
`,
      );
      // Its older versions look for this name only.
      write(folder, "config.toml", readFileSync(path.join(folder, "hugo.toml"), "utf8"));
      const slots: Record<Slot, string> = {
        slug: "{{ .File.ContentBaseName }}",
        title: "{{ .Title }}",
        description: "{{ .Description }}",
        content: "{{ .Content }}",
      };
      write(folder, "layouts/_default/single.html", fill(frame, slots, plain));
      writeNotices(path.join(folder, "content"), count, true);
    },
  };
}

function astro(): Peer | string {
  const packageFolder = path.join(ASTRO_FOLDER, "node_modules/astro");
  if (!existsSync(packageFolder)) {
    write(ASTRO_FOLDER, "package.json", JSON.stringify({ private: true }));
    const { status } = spawnSync("npm", ["install", "--no-audit", "--no-fund", `astro@${ASTRO}`], {
      cwd: ASTRO_FOLDER,
      shell: process.platform === "win32",
      stdio: "ignore",
    });
    if (status !== 0) {
      rmSync(ASTRO_FOLDER, { recursive: true, force: true });
      return `Astro is not here: npm could not install astro@${ASTRO}`;
    }
  }
  return {
    name: "Astro",
    version: versionOf(packageFolder),
    command: [NODE, "node_modules/astro/bin/astro.mjs", "build", "--silent"],
    output: "dist",
    kept: [".astro", "node_modules/.astro", "node_modules/.vite"],
    prepare: (folder, count, frame) => {
      linkPackages(folder, ASTRO_FOLDER);
      write(folder, "package.json", JSON.stringify({ private: true, type: "module" }));
      write(folder, "astro.config.mjs", "export default { compressHTML: false };\n");
      // Collections build faster than Markdown in src/pages does.
      write(
        folder,
        "src/content.config.ts",
        `import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
export const collections = { notices: defineCollection({ loader: glob({ pattern: "*.md", base: "./src/notices" }) }) };
`,
      );
      write(folder, "src/pages/[slug].astro", astroPage(folder, frame));
      writeNotices(path.join(folder, "src/notices"), count, false);
    },
  };
}

/** The frame as a component: attributes with a slot become expressions, the styles a text of their own. */
function astroPage(folder: string, frame: Frame): string {
  const slots: Record<Slot, string> = {
    slug: "${notice.id}",
    title: "${notice.data.title}",
    description: "${notice.data.description}",
    content: "<Content />",
  };
  const html = fill(frame, slots, plain)
    .replace(/<style>(.*?)<\/style>/s, (_, css: string) => {
      write(folder, "src/site.css", css);
      return "<style is:inline set:html={css}></style>";
    })
    .replaceAll(/="([^"<>]*\$\{[^"<>]*)"/g, "={`$1`}")
    .replaceAll(/(?<=>[^<>]*)\$\{([\w.]+)\}/g, "{$1}");
  return `---
import { getCollection, render } from "astro:content";
import css from "../../tests/site.css?raw";
export async function getStaticPaths() {
  const notices = await getCollection("notices");
  return notices.map((notice) => ({ params: { slug: notice.id }, props: { notice } }));
}
const { notice } = Astro.props;
const { Content } = await render(notice);
---
${html}`;
}

function fill(frame: Frame, slots: Record<Slot, string>, text: (text: string) => string): string {
  return frame.map((part) => (typeof part === "string" ? text(part) : slots[part.slot])).join("");
}

function plain(text: string): string {
  // Hugo and Astro would take them for their own.
  if (text.includes("{{") || text.includes("${")) throw new Error("The frame needs escaping.");
  return text;
}

function writeNotices(folder: string, count: number, marksHeadings: boolean): void {
  for (let number = 0; number < count; number += 1)
    write(folder, `${slugOf(number)}.md`, noticeText(number, marksHeadings));
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

function versionOf(packageFolder: string): string {
  const text = readFileSync(path.join(packageFolder, "package.json"), "utf8");
  return /"version": "(.*?)"/.exec(text)?.[1] ?? "";
}
