import {
  getPathPrefix,
  inLanguage,
  listLanguages,
  type Organisation,
  type Problem,
  ProblemsError,
  type Project,
  projectOnDisk,
  type PublishedCookies,
  toPublishedCookies,
} from "cookie-inventory";
import nunjucks, { type Environment } from "nunjucks";
import { listPageVersions, type PageVersions } from "../content/page-versions.ts";
import { type Content, type ContentInLanguage, readContent } from "../content/site-content.ts";
import type { ChangeLog } from "../editions/change-log.ts";
import { type Changes, toChanges, toTranslatedChanges } from "../editions/edition-links.ts";
import {
  type ComparisonPage,
  createComparisonPages,
  createEditionPages,
  type EditionPage,
} from "../editions/edition-pages.ts";
import type { Logo } from "../logo/logo-reader.ts";
import {
  listOpenDataFiles,
  listTranslatedDataFiles,
  type OpenDataFile,
} from "../open-data/open-data-files.ts";
import { readNunjucksPages } from "../pages/nunjucks-pages.ts";
import type { LocatedPage, Page } from "../pages/page-reader.ts";
import {
  createServiceIndex,
  createServicePages,
  listServiceChanges,
  type ServiceChanges,
  type ServiceIndex,
} from "../services/content-services.ts";
import type { PublishedService, ServicePage } from "../services/published-services.ts";
import { createStyles, type Styles } from "../styles/site-styles.ts";
import type { Language, Words } from "../words/locale.ts";
import { MarkdownRenderer } from "./markdown-renderer.ts";
import { createNunjucksEnvironment } from "./nunjucks-environment.ts";
import { createIcon, type Icon } from "./site-icon.ts";

/** The content of files in `_data` for templates, under the names of the files. */
export interface DataFiles {
  readonly organisation: Organisation;
  readonly cookies: PublishedCookies;
  readonly changes: Changes | undefined;
}

/** Global data for templates that is not in a file. */
export interface GlobalData {
  readonly statement: Page;
  /** The page with the table of all cookies, each with an id; null if there is none. */
  readonly inventoryPage: Page | null;
  readonly icon: Icon;
  /** null if the council has none. */
  readonly logo: Logo | null;
  readonly styles: Styles;
  readonly openDataFiles: readonly OpenDataFile[];
  readonly editionPages: readonly EditionPage[];
  readonly comparisonPages: readonly ComparisonPage[];
  /** The page that lists the services; empty if there are none, so that it is not built. */
  readonly serviceIndex: readonly ServiceIndex[];
  readonly servicePages: readonly ServicePage[];
  /** The services with editions, each of which has a feed. */
  readonly serviceFeeds: readonly ServicePage[];
  /** The latest changes of all services’ notices, latest first. */
  readonly serviceChanges: ServiceChanges;
  /** The messages of the page’s language. */
  readonly words: Words;
  readonly language: Language;
}

/** The data of templates in one language. */
export interface DataInLanguage {
  readonly dataFiles: DataFiles;
  readonly globalData: GlobalData;
  /** The services by the name of their file, such as “libraries”. */
  readonly services: ReadonlyMap<string, PublishedService>;
}

/** The content and data of one build: in the first language, and in the others by their codes. */
export interface Build extends DataInLanguage {
  readonly content: Content;
  readonly translations: ReadonlyMap<string, DataInLanguage>;
  /** The versions of each page, by the address of any of them; empty with one language. */
  readonly versions: ReadonlyMap<string, PageVersions>;
  /** The Markdown pages by file, such as “src/pages/privacy.md”. */
  readonly pages: ReadonlyMap<string, LocatedPage>;
  /** The front matter of these pages by its source text, so that it is parsed only once. */
  readonly frontMatter: ReadonlyMap<string, object>;
}

/** The event with which the plugin passes its context to this package’s commands when a build starts. */
export const CONTEXT_EVENT = "privacy-notice.context";

/** State that the parts of the plugin share. */
export class BuildContext {
  readonly nunjucks: Environment;
  readonly markdown: MarkdownRenderer;
  readonly #root: string;
  #build: Build | undefined;

  /** `root` is the council’s folder. */
  constructor(root: string) {
    this.#root = root;
    this.nunjucks = createNunjucksEnvironment(root);
    this.markdown = new MarkdownRenderer(this.nunjucks);
    this.nunjucks.addFilter(
      "markdown",
      (text: string) => new nunjucks.runtime.SafeString(this.markdown.library.render(text).trim()),
    );
  }

  /**
   * Reads and checks the content for a new build. `canRenderAhead` is false if other plugins change the Markdown
   * library later. Throws ProblemsError with every error in the content, and with `otherProblems`.
   */
  startBuild(canRenderAhead: boolean, otherProblems: readonly Problem[]): void {
    this.#build = undefined;
    this.markdown.clearCache();
    const project = projectOnDisk(this.#root);
    const frontMatter = new Map<string, object>();
    const read = readContent(project, (page) => {
      frontMatter.set(getFrontMatterText(page), getFrontMatter(page));
      return canRenderAhead ? this.markdown.renderAhead(page) : page;
    });
    if (!read.ok) throw new ProblemsError([...otherProblems, ...read.problems]);
    if (otherProblems.length > 0) throw new ProblemsError(otherProblems);
    const content = read.value;
    const { organisation, services, translations } = content;
    const ofSite = {
      icon: Object.freeze(createIcon(this.nunjucks, organisation.colour)),
      styles: Object.freeze(
        createStyles(project, organisation, {
          hasServices: services.length > 0,
          hasLanguages: translations.length > 0,
        }),
      ),
    };
    const pages = [content, ...translations].flatMap((each) => each.pages);
    this.#build = {
      content,
      ...createData(project, content, content.log, ofSite),
      frontMatter,
      pages: new Map(pages.map((page) => [page.data.file, page])),
      translations: new Map(
        translations.map((each) => [
          each.language.code,
          createData(inLanguage(project, each.language), each, content.log, ofSite),
        ]),
      ),
      versions:
        translations.length === 0
          ? new Map()
          : listPageVersions(content, readNunjucksPages(project)),
    };
  }

  /** The current build. */
  get build(): Build {
    if (this.#build === undefined)
      throw new Error("No build has started: “eleventy.before” has not run.");
    return this.#build;
  }
}

/** Data that is the same in all languages. */
type DataOfSite = Pick<GlobalData, "icon" | "styles">;

/** Creates the data of templates in the project’s language. `source` is the change log of the first language. */
function createData(
  project: Project,
  content: ContentInLanguage,
  source: ChangeLog | null,
  ofSite: DataOfSite,
): DataInLanguage {
  return {
    dataFiles: getDataFiles(project, content, source),
    globalData: { ...ofSite, ...createGlobalData(project, content, source !== null) },
    services: new Map(
      content.services.map(({ published }) => [published.key, Object.freeze(published)]),
    ),
  };
}

function createGlobalData(
  project: Project,
  { language, log, logo, pages, services, statement, locale }: ContentInLanguage,
  hasEditions: boolean,
): Omit<GlobalData, keyof DataOfSite> {
  const servicePages = createServicePages(services, locale);
  return {
    statement: Object.freeze(statement.data),
    inventoryPage: pages.find(({ data }) => data.blocks.includes("cookie-inventory"))?.data ?? null,
    logo: logo && Object.freeze(logo),
    openDataFiles:
      project.language === undefined
        ? listOpenDataFiles({ hasServices: services.length > 0, hasEditions })
        : listTranslatedDataFiles(language, hasEditions),
    editionPages: log === null ? [] : createEditionPages(project, log),
    comparisonPages: log === null ? [] : createComparisonPages(project, log),
    serviceIndex: Object.freeze(createServiceIndex(services, locale.language)),
    serviceChanges: Object.freeze(listServiceChanges(services)),
    servicePages: Object.freeze(servicePages),
    serviceFeeds: Object.freeze(servicePages.filter(({ editions }) => editions.length > 0)),
    words: Object.freeze(locale.words),
    language: Object.freeze(locale.language),
  };
}

/** Returns frozen objects, because Eleventy makes a copy of any other for each page. */
function getDataFiles(
  project: Project,
  { language, organisation, inventory, log }: ContentInLanguage,
  source: ChangeLog | null,
): DataFiles {
  return {
    organisation: Object.freeze(organisation),
    cookies: Object.freeze(toPublishedCookies(inventory)),
    changes:
      source === null || language.content === "summary"
        ? undefined
        : Object.freeze(listChanges(project, log, source)),
  };
}

function listChanges(project: Project, log: ChangeLog | null, source: ChangeLog): Changes {
  return project.language === undefined
    ? toChanges(source)
    : toTranslatedChanges(log, source, listLanguages(project)[0], getPathPrefix(project));
}

/** Returns the text between a page’s lines “---”, as gray-matter passes it to its engines. */
function getFrontMatterText({ source: { text } }: LocatedPage): string {
  return text.slice("---".length, text.indexOf("\n---", "---".length));
}

function getFrontMatter({ data }: LocatedPage): object {
  const { file: _file, url: _url, headings: _headings, blocks: _blocks, ...frontMatter } = data;
  return frontMatter;
}
