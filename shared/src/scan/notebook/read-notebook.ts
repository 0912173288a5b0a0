import type { LanguageId } from '../../core/model/language-id';
import type { Span } from '../../core/model/span';
import type { ScanDocument } from '../document';
import { visitJsonStrings, type JsonPath } from '../../core/text/json-strings';

/** A notebook of Jupyter's, as far as texts in it are concerned. */
export interface Notebook {
  readonly cells: readonly NotebookCell[];
}

export interface NotebookCell {
  /** From 1, in the order of the file. */
  readonly number: number;
  /** The first text in it to the last. */
  readonly span: Span;
  readonly texts: readonly CellText[];
}

/** The source of a cell or one of its outputs: lines that are strings of their own, in the file's order. */
export interface CellText {
  readonly kind: 'source' | 'output';
  readonly languageId: LanguageId;
  /** The strings' contents, without their quotes. */
  readonly lines: readonly Span[];
}

/** Whether a document is a whole notebook: an editor's cells have its path and a language of their own. */
export function isNotebook({ path, languageId }: Pick<ScanDocument, 'path' | 'languageId'>): boolean {
  return languageId === 'json' && (path?.toLowerCase().endsWith('.ipynb') ?? false);
}

/** Reads nbformat 3 and 4 (https://nbformat.readthedocs.io/en/latest/format_description.html); undefined for what is no JSON. */
export function readNotebook(text: string): Notebook | undefined {
  const reading = new Reading(text);
  return visitJsonStrings(text, (path, content) => { reading.string(path, content); }) ? reading.notebook() : undefined;
}

interface OpenText {
  readonly kind: CellText['kind'];
  /** The media type of an output. */
  readonly type: string;
  readonly lines: Span[];
}

interface OpenCell {
  kind: string;
  readonly texts: Map<string, OpenText>;
}

/** Cells by their place; a cell's type and the notebook's language may stand after the texts that they say something of. */
class Reading {
  readonly #text: string;
  readonly #cells = new Map<string, OpenCell>();
  #language = 'python';

  constructor(text: string) {
    this.#text = text;
  }

  string(path: JsonPath, content: Span): void {
    const start = path[0] === 'cells' ? 0 : path[0] === 'worksheets' && path[2] === 'cells' ? 2 : undefined;
    if (start !== undefined) this.#inCell(path.slice(0, start + 2).join('/'), path.slice(start + 2), content);
    else if (/^metadata\/(?:language_info\/name|kernelspec\/language)$/.test(path.join('/'))) this.#language = this.#slice(content);
  }

  #inCell(place: string, within: JsonPath, content: Span): void {
    const cell = this.#cells.get(place) ?? { kind: 'code', texts: new Map<string, OpenText>() };
    this.#cells.set(place, cell);
    if (within[0] === 'cell_type') cell.kind = this.#slice(content);
    const found = textPlace(within);
    if (found === undefined) return;
    const text = cell.texts.get(found.key) ?? { kind: found.kind, type: found.type, lines: [] };
    cell.texts.set(found.key, text);
    text.lines.push(content);
  }

  notebook(): Notebook {
    return {
      cells: [...this.#cells.values()].map(({ kind, texts }, index) => {
        const read = [...texts.values()].map((text) => ({ kind: text.kind, lines: text.lines, languageId: this.#languageOf(kind, text) }));
        const lines = read.flatMap((text) => text.lines);
        return { number: index + 1, texts: read, span: { start: lines[0]?.start ?? 0, end: lines.reduce((last, { end }) => Math.max(last, end), 0) } };
      }),
    };
  }

  #languageOf(cellKind: string, { kind, type, lines: [first] }: OpenText): LanguageId {
    if (kind === 'output') return type === 'text/html' ? 'html' : 'plaintext';
    if (cellKind !== 'code') return cellKind === 'markdown' ? 'markdown' : 'plaintext';
    const [, magic = ''] = /^%%(\w+)/.exec(first === undefined ? '' : this.#slice(first)) ?? [];
    return magics[magic] ?? languages[this.#language.toLowerCase()] ?? 'python';
  }

  #slice({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }
}

interface TextPlace {
  readonly key: string;
  readonly kind: CellText['kind'];
  readonly type: string;
}

/** Which text of a cell a string belongs to; undefined for ids, pictures and all that is no text. */
function textPlace(within: JsonPath): TextPlace | undefined {
  const [member, output, name, type] = within;
  if (member === 'source' || member === 'input') return { key: 'source', kind: 'source', type: '' };
  if (member !== 'outputs') return undefined;
  const key = `${output}/${name}/${type}`;
  if (name === 'data') return typeof type === 'string' && /^text\//.test(type) ? { key, kind: 'output', type } : undefined;
  if (name === 'traceback') return { key, kind: 'output', type: 'text/plain' };
  if (name === 'text' || name === 'html') return { key: `${output}/${name}`, kind: 'output', type: `text/${name}` };
  return undefined;
}

/** Names of kernels' languages: https://github.com/jupyter/jupyter/wiki/Jupyter-kernels */
const languages: Readonly<Record<string, LanguageId>> = {
  python: 'python', ipython: 'python', r: 'r', julia: 'julia', javascript: 'javascript', typescript: 'typescript', bash: 'shellscript', scala: 'scala',
  java: 'java', kotlin: 'kotlin', ruby: 'ruby', go: 'go', gophernotes: 'go', rust: 'rust', 'c++': 'cpp', 'c#': 'csharp', 'f#': 'fsharp', sql: 'sql',
  powershell: 'powershell', perl: 'perl', php: 'php', groovy: 'groovy', lua: 'lua', clojure: 'clojure', elixir: 'elixir',
};

/** https://ipython.readthedocs.io/en/stable/interactive/magics.html#cell-magics */
const magics: Readonly<Record<string, LanguageId>> = {
  bash: 'shellscript', sh: 'shellscript', script: 'shellscript', sql: 'sql', bigquery: 'sql', html: 'html', javascript: 'javascript', js: 'javascript',
  perl: 'perl', ruby: 'ruby', markdown: 'markdown', writefile: 'plaintext', R: 'r', writetemplate: 'plaintext',
};
