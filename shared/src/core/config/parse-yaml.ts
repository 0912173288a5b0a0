import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';

/** A YAML file that people write, as data and with places. */
export interface ParsedYaml {
  readonly document: Document;
  readonly data: unknown;
  /** Where that stands which a path leads to, or the innermost part of the document that the path still reaches. */
  readonly placeOf: (path: readonly PropertyKey[]) => YamlPlace | undefined;
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined;
}

/** Both count from 1; columns in UTF-16 code units. */
export interface YamlPlace {
  readonly line: number;
  readonly column: number;
}

/** What is no YAML of the core schema; where it is known, with its place. */
export interface YamlFault extends Partial<YamlPlace> {
  readonly kind: 'fault';
}

/** A file of a few lines could otherwise fill the memory. */
const MAX_ALIASES = 20;

/** YAML 1.2, core schema, one document, no key twice. Warnings count as faults: half a configuration must not decide. */
export function parseYaml(text: string): ParsedYaml | YamlFault {
  const lineCounter = new LineCounter();
  // At its usual level the library would print warnings that quote the file.
  const document = parseDocument(text, { lineCounter, strict: true, uniqueKeys: true, schema: 'core', version: '1.2', logLevel: 'error' });
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) return { kind: 'fault', ...placeAt(lineCounter, fault.pos[0]) };
  try {
    const data: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    const placeIn = (path: readonly PropertyKey[]): YamlPlace | undefined => placeOf(document, lineCounter, path);
    return { document, data, placeOf: placeIn, lineOf: (path) => placeIn(path)?.line };
  } catch {
    return { kind: 'fault' };
  }
}

export function isYamlFault(parsed: ParsedYaml | YamlFault): parsed is YamlFault {
  return 'kind' in parsed;
}

function placeOf(document: Document, lineCounter: LineCounter, path: readonly PropertyKey[]): YamlPlace | undefined {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const offset = offsetOf(document, path.slice(0, depth));
    if (offset !== undefined) return placeAt(lineCounter, offset);
  }
  return undefined;
}

function placeAt(lineCounter: LineCounter, offset: number): YamlPlace {
  const { line, col } = lineCounter.linePos(offset);
  return { line, column: col };
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
