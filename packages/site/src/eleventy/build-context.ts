import { type Organisation, ProblemsError, type Project, projectOnDisk } from "cookie-inventory";
import type { Environment } from "nunjucks";
import { type Content, readContent } from "../content/site-content.ts";
import { type Changes, changesOf } from "../editions/edition-links.ts";
import {
  type ComparisonPage,
  comparisonPages,
  type EditionPage,
  editionPages,
} from "../editions/edition-pages.ts";
import type { LocatedPage, Page } from "../pages/page-reader.ts";
import { type PublishedCookies, publishedCookies } from "cookie-inventory";
import { siteStyles, type Styles } from "../styles/site-styles.ts";
import { createIcon, type Icon } from "./icon.ts";
import { MarkdownRenderer } from "./markdown-renderer.ts";
import { createNunjucksEnvironment } from "./nunjucks-environment.ts";

/** What templates read of the files in `_data`, under the name of the file. */
export interface CheckedData {
  readonly organisation: Organisation;
  readonly cookies: PublishedCookies;
  readonly changes: Changes | undefined;
}

/** What templates can read beside the files in `_data`. */
export interface SiteData {
  readonly statement: Page;
  /** The page that lists every cookie under an address of its own, if there is one. */
  readonly inventoryPage: Page | null;
  readonly icon: Icon;
  readonly styles: Styles;
  readonly editionPages: readonly EditionPage[];
  readonly comparisonPages: readonly ComparisonPage[];
}

/** One build of the site: what was read for it. */
export interface Build {
  readonly content: Content;
  readonly data: CheckedData;
  readonly site: SiteData;
  /** The Markdown pages by their file, such as “src/pages/privacy.md”. */
  readonly pages: ReadonlyMap<string, LocatedPage>;
  /** The checked front matter of these pages by its text, so that it is parsed once. */
  readonly frontMatter: ReadonlyMap<string, object>;
}

/** The event by which the plugin hands its context to the commands of this package, as a build starts. */
export const CONTEXT_EVENT = "privacy-notice.context";

/** What the parts of the plugin share. */
export class BuildContext {
  readonly templates: Environment;
  readonly markdown: MarkdownRenderer;
  readonly #root: string;
  #build: Build | undefined;

  /** `root` is the council’s folder. */
  constructor(root: string) {
    this.#root = root;
    this.templates = createNunjucksEnvironment(root);
    this.markdown = new MarkdownRenderer(this.templates);
  }

  /**
   * Starts a build: reads and checks everything that editors write. `canRenderAhead` is false if other plugins change
   * the Markdown later. Throws ProblemsError with every error in what was read.
   */
  start(canRenderAhead: boolean): void {
    this.#build = undefined;
    this.markdown.forget();
    const project = projectOnDisk(this.#root);
    const frontMatter = new Map<string, object>();
    const read = readContent(project, (page) => {
      frontMatter.set(frontMatterText(page), checkedFrontMatter(page));
      return canRenderAhead ? this.markdown.renderAhead(page) : page;
    });
    if (!read.ok) throw new ProblemsError(read.problems);
    const content = read.value;
    this.#build = {
      content,
      data: checkedData(content),
      frontMatter,
      site: this.#siteData(project, content),
      pages: new Map(content.pages.map((page) => [page.data.file, page])),
    };
  }

  /** The build that was started last. */
  get build(): Build {
    if (this.#build === undefined) throw new Error("“eleventy.before” has not read the site yet.");
    return this.#build;
  }

  #siteData(project: Project, { organisation, log, pages, statement }: Content): SiteData {
    return {
      statement: Object.freeze(statement.data),
      inventoryPage:
        pages.find(({ data }) => data.calls.includes("cookie-inventory"))?.data ?? null,
      icon: Object.freeze(createIcon(this.templates, organisation.colour)),
      styles: Object.freeze(siteStyles(project, organisation.colour)),
      editionPages: log === null ? [] : editionPages(project, log, statement.data),
      comparisonPages: log === null ? [] : comparisonPages(project, log, organisation),
    };
  }
}

/** Frozen, since Eleventy copies all other data for each page. */
function checkedData({ organisation, inventory, log }: Content): CheckedData {
  return {
    organisation: Object.freeze(organisation),
    cookies: Object.freeze(publishedCookies(inventory)),
    changes: log === null ? undefined : Object.freeze(changesOf(log)),
  };
}

/** What stands between the lines “---” of a page, as gray-matter hands it to its engines. */
function frontMatterText({ source: { text } }: LocatedPage): string {
  return text.slice("---".length, text.indexOf("\n---", "---".length));
}

function checkedFrontMatter({ data }: LocatedPage): object {
  const { file: _file, url: _url, headings: _headings, calls: _calls, ...frontMatter } = data;
  return frontMatter;
}
