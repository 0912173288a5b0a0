/** Ends a switch over a closed union: the compiler refuses a call that can be reached. */
export function unreachable(value: never): never {
  throw new Error(`unexpected case ${typeof value}`);
}
