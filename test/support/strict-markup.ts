/** One element of XML, or of HTML written as strictly. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Elements that HTML never closes. */
const VOID = new Set(['meta', 'br']);
const TOKEN = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;

/** Reads a document and throws where a tag is not closed, an attribute not quoted, or a character stands bare that may not. */
export function readMarkup(document: string): Element {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(document)) throw new Error('a character that XML has not');
  const body = document.replace(/^<\?xml [^>]*\?>\s*|^<!doctype html>\s*/, '');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < body.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(body);
    const parent = open.at(-1);
    if (match === null || parent === undefined) throw new Error(`not well-formed at ${JSON.stringify(body.slice(at, at + 60))}`);
    const [, slash, name = '', attributes = '', closed, text] = match;
    if (text !== undefined) parent.text += decode(text);
    else if (slash === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element`);
    } else {
      const element: Element = { name, attributes: attributesOf(attributes), children: [], text: '' };
      parent.children.push(element);
      if (closed !== '/' && !VOID.has(name)) open.push(element);
    }
  }
  const [only] = root.children;
  if (open.length !== 1 || root.children.length !== 1 || only === undefined) throw new Error('not one closed element');
  return only;
}

/** Every element of this name, in the order of the document. */
export function elementsOf(element: Element, name: string): readonly Element[] {
  return [...element.name === name ? [element] : [], ...element.children.flatMap((child) => elementsOf(child, name))];
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decode(value)]));
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': '\'' };

function decode(text: string): string {
  return text.replace(/&([^;\s]*)(;?)/g, (_all, name: string, end: string) => {
    const character = NAMED[name];
    if (character === undefined || end === '') throw new Error(`a bare & before ${JSON.stringify(name)}`);
    return character;
  });
}
