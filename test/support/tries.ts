import fc from 'fast-check';

/**
 * How long a property is tried: this many runs in the rings, and under `npm run soak` as many as fit into
 * KEYWARD_SOAK_SECONDS. KEYWARD_SEED begins where CI does, so that what fails there fails again. Give its time to mocha with `propertyTimeout`.
 */
export function tries(numRuns: number): fc.Parameters<unknown> {
  const seconds = soakSeconds();
  const seed = Number(process.env['KEYWARD_SEED']);
  const from = Number.isInteger(seed) && seed > 0 ? { seed } : {};
  return seconds === undefined ? { numRuns, ...from } : { numRuns: ENDLESS, plugins: [fc.interruptAfterTimeLimit(seconds * 1000)], ...from };
}

/** Milliseconds for mocha: what a property may take before it counts as a hang. */
export function propertyTimeout(): number {
  return 60_000 + (soakSeconds() ?? 0) * 1000;
}

/** Undefined in the rings. */
function soakSeconds(): number | undefined {
  const given = Number(process.env['KEYWARD_SOAK_SECONDS']);
  return given > 0 ? given : undefined;
}

/** More than any machine gets through. */
const ENDLESS = 1_000_000_000;
