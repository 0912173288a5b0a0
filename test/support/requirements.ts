import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Context } from 'mocha';

/** The project's root, and the folder of shared test material that stands beside it on the maintainers' machines. */
export const projectRoot = path.resolve(__dirname, '..', '..');
export const sharedMaterial = path.resolve(projectRoot, '..', 'shared');

/**
 * Skips the running test or suite (call it in `it` or `before`) when what it needs is not there, and says how to get it.
 * With KEYWARD_REQUIRE=all a missing part fails instead: CI must not pass by skipping.
 */
export function requires(context: Context, what: string, present: boolean, howToGet: string): void {
  if (present) return;
  const message = `needs ${what}: ${howToGet}`;
  if (process.env['KEYWARD_REQUIRE'] === 'all') throw new Error(message);
  const test = context.test ?? context.runnable();
  test.title += ` (skipped, ${message})`;
  context.skip();
}

/** A file or folder of the shared material, such as `vectors/wycheproof`; skips where a clone has none. */
export function requireShared(context: Context, relative: string): string {
  const file = path.join(sharedMaterial, relative);
  requires(context, `../shared/${relative}`, existsSync(file), 'it comes with the maintainers\' checkout');
  return file;
}
