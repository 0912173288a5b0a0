import { setFlagsFromString } from 'node:v8';

/**
 * Makes V8 put fewer called functions into each function that it optimises from now on, in all threads of this process. A scan
 * optimises some three hundred functions and is over before the largest of them pay for it (docs/adr/0012-inlining.md).
 *
 * It belongs behind the loading of the program's parts: what V8 compiled ahead is refused under other flags. `v8` is the
 * engine's version; one that this was not measured with stays as it is, because later ones optimise in other steps.
 */
export function inlineLess(v8: string): void {
  if (Number.parseInt(v8, 10) === MEASURED) setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${INLINED_BYTES}`);
}

/** The engine of Node 20. */
const MEASURED = 11;

/** Of bytecode; V8 takes 920 by default. */
const INLINED_BYTES = 200;
