import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { pack } from 'tar-stream';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export function zip(files: Files, level: 0 | 6 = 6): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)])), { level }));
}

export async function tar(files: Files): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({ name }, Buffer.from(content));
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

export async function tarGz(files: Files): Promise<Buffer> {
  return gzipSync(await tar(files));
}

/** The same archive with the flag of an encrypted file in every record. */
export function asEncrypted(archive: Buffer): Buffer {
  const copy = Buffer.from(archive);
  for (const [signature, flagsAt] of [['PK\x01\x02', 8], ['PK\x03\x04', 6]] as const) {
    for (let at = copy.indexOf(signature, 0, 'latin1'); at >= 0; at = copy.indexOf(signature, at + 4, 'latin1')) copy.writeUInt16LE(copy.readUInt16LE(at + flagsAt) | 1, at + flagsAt);
  }
  return copy;
}

/** The same tar archive, whose first header says something else, with a checksum that holds. */
export function withHeader(archive: Buffer, { size, type }: { readonly size: string; readonly type: string }): Buffer {
  const copy = Buffer.from(archive);
  copy.write(size.padEnd(12, '\0'), 124, 'latin1');
  copy.write(type, 156, 'latin1');
  copy.fill(' ', 148, 156);
  const sum = copy.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  copy.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return copy;
}
