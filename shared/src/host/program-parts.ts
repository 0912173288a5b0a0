import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';

/**
 * The files that the build cut a program into, run as CommonJS. Beside each may lie what V8 compiled of it when the build ran it
 * once: reading that takes a fifth of the time of compiling, and starting is most of what a short scan takes. V8 refuses what
 * another version, or one with other flags, has compiled; then it compiles, and nobody notices more than the time.
 * https://v8.dev/blog/code-caching-for-devs
 */
export class ProgramParts {
  readonly #folder: string;
  readonly #home: ProgramHome;
  readonly #parts = new Map<string, Part>();

  /** `folder` is absolute. */
  constructor(folder: string, home: ProgramHome) {
    this.#folder = folder;
    this.#home = home;
  }

  /** What a part exports; it is run at the first call. Throws as `require` does. */
  load(name: string): unknown {
    const known = this.#parts.get(name);
    if (known !== undefined) return known.module.exports;
    const file = path.join(this.#folder, name);
    const script = compile(file);
    const part: Part = { script, module: { exports: {} } };
    this.#parts.set(name, part);
    const body = script.runInThisContext() as PartBody;
    body(part.module.exports, this.#require, part.module, file, this.#home.folder);
    return part.module.exports;
  }

  /** What V8 has compiled by now of each part that was loaded, by the file that it is kept in. For the build. */
  compiled(): ReadonlyMap<string, Uint8Array> {
    return new Map([...this.#parts].map(([name, { script }]) => [compiledFile(path.join(this.#folder, name)), script.createCachedData()]));
  }

  /** Parts are named relative to each other and lie in one folder; everything else is Node's, or a package's. */
  readonly #require = (name: string): unknown => (name.startsWith('./') ? this.load(name.slice(2)) : this.#home.require(name));
}

/** Where a program lies, which is where its parts believe to be. */
export interface ProgramHome {
  /** Absolute; the parts' `__dirname`. */
  readonly folder: string;
  /** Finds Node's own modules, and packages that lie beside the program. */
  readonly require: (name: string) => unknown;
}

interface Part {
  readonly script: Script;
  readonly module: { readonly exports: unknown };
}

type PartBody = (exports: unknown, require: (name: string) => unknown, module: Part['module'], file: string, folder: string) => void;

/** The build writes ASCII alone, so that a byte is a character. */
function compile(file: string): Script {
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`;
  return new Script(source, { filename: file, ...cachedData(compiledFile(file)) });
}

function cachedData(file: string): { readonly cachedData?: Buffer } {
  try {
    return { cachedData: readFileSync(file) };
  } catch {
    return {};
  }
}

/** V8 knows its own version and flags, and not for which processor it compiled. */
function compiledFile(file: string): string {
  return `${file.slice(0, -'.js'.length)}.${process.platform}-${process.arch}.v8`;
}
