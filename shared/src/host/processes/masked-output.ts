import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { SecretValue } from '../../core/redact/secret-value';
import { ValueMasker } from '../../core/redact/value-masker';

/** Where a child's output goes. Each resolves once there is room for more; false when nobody reads any more. */
export interface MaskedOutput {
  readonly stdout: (bytes: Uint8Array) => Promise<boolean>;
  readonly stderr: (bytes: Uint8Array) => Promise<boolean>;
}

/**
 * Passes on what a child prints, with the values masked in all their forms. The values are read before this returns; what is
 * kept of them is zeroed when the output is over. A reader that goes away closes the child's own output, as a pipe would.
 */
export async function maskOutput(child: ChildProcess, secrets: ReadonlyMap<string, SecretValue>, output: MaskedOutput): Promise<void> {
  const streams = [{ from: child.stdout, to: output.stdout }, { from: child.stderr, to: output.stderr }]
    .map((each) => ({ ...each, masker: new ValueMasker(secrets) }));
  await Promise.all(streams.map(async ({ from, to, masker }) => {
    try {
      if (from !== null) await passOn(from, to, masker);
    } finally {
      masker.dispose();
    }
  }));
}

async function passOn(from: Readable, to: MaskedOutput['stdout'], masker: ValueMasker): Promise<void> {
  try {
    for await (const piece of from) {
      const ready = masker.push(piece as Buffer);
      if (ready.length > 0 && !await to(ready)) return;
    }
  } catch {
    // The pipe broke; what came before is all there is.
  }
  const last = masker.end();
  if (last.length > 0) await to(last);
}
