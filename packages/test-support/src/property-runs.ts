/**
 * Options for property tests: a few fixed cases, or many random ones in “npm run test:all”. If a case fails, the test
 * prints its seed and path, and fc.assert repeats it with them as options.
 */
export const PROPERTY_RUNS =
  process.env["npm_lifecycle_event"] === "test:all"
    ? { numRuns: 100 }
    : { numRuns: 30, seed: 20_261_123 };
