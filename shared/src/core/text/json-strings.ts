import type { Span } from '../model/span';

/** Where a string stands in a JSON document: names of members and numbers of elements, from the outermost inwards. */
export type JsonPath = readonly (string | number)[];

/**
 * Calls `visit` for each string that is a value, with the range of its content, without its quotes and still escaped. The path
 * is only valid during the call. Returns false when the text stops being JSON (RFC 8259); what came before was visited.
 */
export function visitJsonStrings(text: string, visit: (path: JsonPath, content: Span) => void): boolean {
  const open: Container[] = [];
  const path: (string | number)[] = [];
  let position = 0;
  while (position < text.length) {
    const top = open.at(-1);
    const character = text[position];
    switch (character) {
      case '{': case '[':
        open.push({ isObject: character === '{', expectsName: character === '{' });
        path.push(character === '{' ? '' : 0);
        position += 1;
        break;
      case '}': case ']':
        if (top?.isObject !== (character === '}')) return false;
        open.pop();
        path.pop();
        position += 1;
        break;
      case ',':
        if (top === undefined) return false;
        if (top.isObject) top.expectsName = true;
        else path[path.length - 1] = Number(path.at(-1)) + 1;
        position += 1;
        break;
      case '"': {
        const end = closingQuote(text, position + 1);
        if (end === undefined) return false;
        const content = { start: position + 1, end };
        if (top?.expectsName === true) path[path.length - 1] = text.slice(content.start, content.end);
        else visit(path, content);
        if (top !== undefined) top.expectsName = false;
        position = end + 1;
        break;
      }
      default: {
        // White space, colons, numbers, true, false and null: nothing hangs on their order here.
        other.lastIndex = position;
        if (!other.test(text)) return false;
        position = other.lastIndex;
      }
    }
  }
  return open.length === 0;
}

interface Container {
  readonly isObject: boolean;
  expectsName: boolean;
}

const other = /[\s:\w.+-]+/y;

function closingQuote(text: string, from: number): number | undefined {
  for (let end = text.indexOf('"', from); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = end;
    while (slashes > from && text[slashes - 1] === '\\') slashes--;
    if ((end - slashes) % 2 === 0) return end;
  }
  return undefined;
}
