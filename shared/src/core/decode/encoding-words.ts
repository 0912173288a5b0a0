import type { DecodeStep, DecodingChain } from './chain';

/** Encodings that keep a reader from seeing what the text says; a language's ordinary escapes do not. */
export type Encoding = Extract<DecodeStep['kind'], 'base64' | 'hex' | 'percent' | 'xml-entities'>;

const words: Readonly<Record<Encoding, string>> = {
  base64: 'base64', hex: 'hexadecimal', percent: 'percent-encoding', 'xml-entities': 'XML entities',
};

/** The encodings around a value, the outermost first. */
export function encodingsOf(chain: DecodingChain): readonly Encoding[] {
  return chain.map(({ kind }) => kind).filter(isEncoding);
}

/** `in base64`, `in base64, in percent-encoding`; undefined for a value that stands in the source as it is. */
export function encodingInWords(chain: DecodingChain): string | undefined {
  const encodings = encodingsOf(chain);
  return encodings.length === 0 ? undefined : encodings.map((encoding) => `in ${words[encoding]}`).join(', ');
}

function isEncoding(kind: DecodeStep['kind']): kind is Encoding {
  return Object.hasOwn(words, kind);
}
