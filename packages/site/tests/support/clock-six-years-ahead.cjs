"use strict";

/* Loaded before a build to set the clock six years ahead. */
const SIX_YEARS = 6 * 365 * 24 * 60 * 60 * 1000;
const RealDate = Date;
const now = () => RealDate.now() + SIX_YEARS;

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [now()] : parts));
  }

  static now() {
    return now();
  }
};
for (const name of ["plainDateISO", "plainDateTimeISO", "zonedDateTimeISO"]) {
  const real = Temporal.Now[name].bind(Temporal.Now);
  Temporal.Now[name] = (zone) => real(zone).add({ years: 6 });
}
Temporal.Now.instant = () => Temporal.Instant.fromEpochMilliseconds(now());
