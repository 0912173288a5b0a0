import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';

/** A YAML file that people write, as data and with places. */
export interface ParsedYaml {
  readonly document: Document;
  readonly data: unknown;
  /** The line, from 1 on, of what a path leads to, or of the innermost part of the document that the path still reaches. */
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined;
}

/** What is no YAML of the core schema; `line` where it is known. */
export interface YamlFault {
  readonly kind: 'fault';
  readonly line?: number;
}

/** A file of a few lines could otherwise fill the memory. */
const MAX_ALIASES = 20;

/** YAML 1.2, core schema, one document, no key twice. Warnings count as faults: half a configuration must not decide. */
export function parseYaml(text: string): ParsedYaml | YamlFault {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, strict: true, uniqueKeys: true, schema: 'core', version: '1.2' });
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) return { kind: 'fault', line: lineCounter.linePos(fault.pos[0]).line };
  try {
    const data: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return { document, data, lineOf: (path) => lineOf(document, lineCounter, path) };
  } catch {
    return { kind: 'fault' };
  }
}

export function isYamlFault(parsed: ParsedYaml | YamlFault): parsed is YamlFault {
  return 'kind' in parsed;
}

function lineOf(document: Document, lineCounter: LineCounter, path: readonly PropertyKey[]): number | undefined {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const offset = offsetOf(document, path.slice(0, depth));
    if (offset !== undefined) return lineCounter.linePos(offset).line;
  }
  return undefined;
}

/** Of a map's member, where its name stands: its value may begin on a later line. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  const last = path.at(-1);
  if (last === undefined) return startOf(document.contents);
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return startOf(document.getIn(path, true));
  return startOf(parent.items.find(({ key }) => (isScalar(key) ? key.value : key) === last)?.key);
}

function startOf(node: unknown): number | undefined {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}
