import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** Every writable region of a process, as bytes. Linux only. */
export function memoryOf(pid: number): readonly Buffer[] {
  const regions: Buffer[] = [];
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
    if (from === undefined || to === undefined) continue;
    const start = Number.parseInt(from, 16);
    const region = Buffer.alloc(Number.parseInt(to, 16) - start);
    try {
      readSync(memory, region, 0, region.length, start);
      regions.push(region);
    } catch {
      // A guard page or a region that went meanwhile.
    }
  }
  closeSync(memory);
  return regions;
}
