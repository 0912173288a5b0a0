import { setFlagsFromString } from 'node:v8';

/**
 * Makes V8 leave WebAssembly that is compiled from now on as its fast compiler gives it. A grammar is a few large functions, and V8 spends
 * more time in optimising those than a check of some files spends in running them (docs/adr/0013-grammars-for-a-few-files.md).
 *
 * It belongs behind the loading of the program's parts: what V8 compiled ahead is refused under other flags. An engine that this
 * was not measured with stays as it is, because V8 complains of a flag that it does not know.
 */
export function compileWasmOnce(): void {
  if (Number.parseInt(process.versions.v8, 10) === MEASURED) setFlagsFromString('--no-wasm-tier-up --no-wasm-dynamic-tiering');
}

/** The engine of Node 20. */
const MEASURED = 11;
