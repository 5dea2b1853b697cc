/** How long to wait for a cookie banner, in milliseconds. */
export const BANNER_TIMEOUTS = {
  /** For a banner to appear on a settled page. */
  banner: 2000,
  /** For the next button of a banner, after a click. */
  button: 5000,
  /** For a banner to be answered, with all its steps. */
  answer: 20_000,
  /** For the website to show that it has saved the answer. */
  selfTest: 5000,
  /** For another banner on the page that an answer opened. */
  nextBanner: 2000,
};
