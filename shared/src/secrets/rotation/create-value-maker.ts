import { generate } from './generate';
import type { RandomBytes } from './generate';
import { compareForms, shapeOf } from './value-shape';
import type { ValueMaker } from './value-maker';

/** The one that programs use, over their own source of randomness. */
export function createValueMaker(randomBytes: RandomBytes): ValueMaker {
  return { make: (kind) => generate(kind, randomBytes), shapeOf, compare: compareForms };
}
