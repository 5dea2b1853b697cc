import type { Page as BrowserPage } from "playwright";
import type { State, Website } from "../observation-schema.ts";
import type { TargetEventListener } from "../observe/devtools-target.ts";

/** What the pictures of the evidence show. */
export const PICTURE_SUBJECTS = [
  "first-page",
  "banner-before-answer",
  "banner-after-answer",
] as const;

export type PictureSubject = (typeof PICTURE_SUBJECTS)[number];

/** Saves evidence of what a run observes. */
export interface Evidence {
  /**
   * Starts collecting the evidence of a visit to a page with this place in the crawl. `redact` removes what must not be
   * saved from each text.
   */
  readonly startVisit: (
    website: Website,
    state: State,
    order: number,
    redact?: (text: string) => string,
  ) => VisitEvidence;
}

/** The evidence of one visit. All functions but the first throw UserError if it cannot be saved. */
export interface VisitEvidence {
  readonly handleEvent: TargetEventListener;
  /** Saves the scripts of the open page that have stored something. */
  readonly saveScripts: () => Promise<void>;
  /** Takes and saves a picture, unless it is to show the first page and this is another one. */
  readonly takePicture: (shows: PictureSubject, page: BrowserPage) => Promise<void>;
  /** Saves a picture (PNG) of the page at an address; undefined if none could be taken. */
  readonly savePicture: (
    shows: PictureSubject,
    address: string,
    picture: Uint8Array | undefined,
  ) => void;
  /** Saves the requests and responses of the visit. */
  readonly finish: () => void;
}
