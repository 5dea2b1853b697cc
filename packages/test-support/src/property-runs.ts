/**
 * Options for property tests: a few cases, or many in “npm run test:all”. They are the same in every run, so that a failure is
 * always due to a change; PROPERTY_SEED, a whole number, gives others. If a case fails, the test prints its seed and path, and
 * fc.assert repeats it with them as options.
 */
export const PROPERTY_RUNS = {
  numRuns: process.env["npm_lifecycle_event"] === "test:all" ? 100 : 30,
  seed: Number(process.env["PROPERTY_SEED"] ?? 20_261_123),
};
