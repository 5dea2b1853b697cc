/** How long to wait for a cookie banner, in milliseconds. */
export const BANNER_TIMEOUTS = {
  /** For all that follows, up to a banner that is known: on a slow page, the search for a rule begins late. */
  search: 15_000,
  /** For a banner to appear after the page has loaded. */
  banner: 2000,
  /** Until the page is scrolled, in case the banner waits for that. */
  scroll: 1000,
  /** For a banner to appear, if the page has a consent tool, showed a banner before, or animates something hidden. */
  expectedBanner: 5000,
  /** At least, for a banner to come back on a page that is opened again. */
  again: 700,
  /** For a rule to recognise a banner that its buttons show, once the search for a rule has begun. */
  rule: 3000,
  /** For the next button of a banner, after a click. */
  button: 5000,
  /** For the banner to go away after a click, before the button is clicked again. */
  goAway: 2500,
  /** For a banner to be answered by a rule, with all its steps. */
  answer: 20_000,
  /** For the website to show that it has saved the answer. */
  selfTest: 5000,
  /** For another banner on the page that an answer opened. */
  nextBanner: 2000,
};
