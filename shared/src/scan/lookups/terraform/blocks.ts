import type { Site } from '../lexer/site';

/** A block that a literal stands in: `resource "type" "name" { … }`. Objects and maps are none. */
export interface Block {
  readonly type: string;
  /** The first label. */
  readonly label: string | undefined;
  /** From the opening brace to the closing one. */
  readonly start: number;
  readonly end: number;
}

/** The innermost first. */
export function blocksAround(site: Site): readonly Block[] {
  const blocks: Block[] = [];
  for (let open = site.blockAround(); open !== undefined; open = site.blockAround(open)) {
    const block = blockAt(site, open);
    if (block !== undefined) blocks.push(block);
  }
  return blocks;
}

/** Undefined for a brace behind `=`, `(`, `,` or `:`, which opens an object. */
function blockAt(site: Site, open: number): Block | undefined {
  const labels: string[] = [];
  let at = site.indexBefore(open);
  for (; at !== undefined && site.tokens[at]?.kind === 'string'; at = site.indexBefore(at)) labels.unshift(labelAt(site, at));
  const type = at === undefined ? '' : site.wordAt(at);
  const close = site.closing(open);
  if (at === undefined || site.tokens[at]?.kind !== 'word') return undefined;
  const start = site.tokens[open]?.span.start ?? 0;
  return { type, label: labels[0], start, end: close === undefined ? site.text.length : site.tokens[close]?.span.end ?? site.text.length };
}

function labelAt(site: Site, index: number): string {
  const token = site.tokens[index];
  return token?.kind === 'string' ? site.slice(token.content) : '';
}
