/**
 * What stands in a stream for a value that was taken out: which rule found it, or which name it has. The form is stable, so
 * that programs may look for it; it is plain ASCII without quotes, and may stand in any string of JSON or XML as it is.
 */
export function namedMask(name: string): string {
  return `[keyward:${name.replace(/^keyward\//, '').replace(/[^\w./-]/g, '_')}]`;
}

/** Exactly one such mask: a stream that was redacted once may be redacted again. */
export function isNamedMask(text: string): boolean {
  return /^\[?keyward:[\w./-]{1,200}\]?$/.test(text);
}
