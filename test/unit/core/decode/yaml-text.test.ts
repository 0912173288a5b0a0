import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument, Scalar, stringify } from 'yaml';
import type { DecodingChain } from '../../../../shared/src/core/decode/chain';
import { decode } from '../../../../shared/src/core/decode/decode';

function read(source: string, chain: DecodingChain): string | undefined {
  const result = decode(source, chain);
  return result.ok ? result.value : undefined;
}

/** Lines of words and blanks, some empty, some further indented. */
const line = fc.constantFrom('', 'one', 'two three', '  more', '\tTabbed', 'x', ' y', "it's", 'a: b');
const lines = fc.array(line, { minLength: 1, maxLength: 8 });

describe('YAML block scalars', () => {
  it('reads what a YAML parser reads, for every header', () => {
    fc.assert(fc.property(lines, fc.constantFrom('|', '>'), fc.constantFrom('', '-', '+'), fc.constantFrom('\n', '\r\n'), (body, style, chomping, lineBreak) => {
      const header = `${style}2${chomping}`;
      const source = body.map((text) => (text === '' ? '' : `  ${text}`) + lineBreak).join('');
      const document = parseDocument(`k: ${header}${lineBreak}${source}`);
      fc.pre(document.errors.length === 0);
      assert.equal(read(source, [{ kind: 'yaml-block', header, indent: 2 }]), document.get('k'));
    }), { numRuns: 2000 });
  });

  it('keeps or drops the line breaks at the end', () => {
    const block = (header: string, body: string) => read(body, [{ kind: 'yaml-block', header, indent: 2 }]);
    assert.equal(block('|', '  a\n\n\n'), 'a\n');
    assert.equal(block('|-', '  a\n\n'), 'a');
    assert.equal(block('|+', '  a\n\n'), 'a\n\n');
    assert.equal(block('|', '  a'), 'a');
    assert.equal(block('>', '  a\n  b\n\n  c\n'), 'a b\nc\n');
  });

  it('refuses lines further left, and what is no header', () => {
    assert.equal(read('  a\n b\n', [{ kind: 'yaml-block', header: '|', indent: 2 }]), undefined);
    assert.equal(read('  a\n', [{ kind: 'yaml-block', header: '|0', indent: 2 }]), undefined);
    assert.equal(read('  a\n', [{ kind: 'yaml-block', header: '"', indent: 2 }]), undefined);
  });
});

describe('YAML flow scalars', () => {
  const flowLine = fc.constantFrom('', 'one', 'two three ', '  four', 'five\t', '\tsix', '\\"x\\"', 'end\\', 'a\\ ', 'b\\\\');

  it('folds double-quoted lines as a YAML parser does', () => {
    fc.assert(fc.property(fc.array(flowLine, { minLength: 1, maxLength: 6 }), (body) => {
      const source = body.join('\n');
      // A backslash at the very end would take the closing quote along; before an empty line parsers disagree.
      fc.pre(!source.endsWith('d\\') && !/d\\\n[ \t]*\n/.test(source));
      const document = parseDocument(`"${source}"`);
      fc.pre(document.errors.length === 0 && document.contents instanceof Scalar && document.contents.type === 'QUOTE_DOUBLE');
      assert.equal(read(source, [{ kind: 'string-escapes', dialect: 'yaml-double' }]), document.toJS());
    }), { numRuns: 3000 });
  });

  it('folds single-quoted lines as a YAML parser does', () => {
    const quoted = fc.constantFrom('', 'one', 'two three ', '  four', "it''s", '\tsix', 'back\\');
    fc.assert(fc.property(fc.array(quoted, { minLength: 1, maxLength: 6 }), (body) => {
      const source = body.join('\n');
      const document = parseDocument(`'${source}'`);
      fc.pre(document.errors.length === 0 && document.contents instanceof Scalar && document.contents.type === 'QUOTE_SINGLE');
      assert.equal(read(source, [{ kind: 'yaml-plain-folding' }, { kind: 'doubled-quotes', quote: "'" }]), document.toJS());
    }), { numRuns: 3000 });
  });

  it('reads what a YAML printer writes', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const source = stringify(value, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }).trimEnd();
      return read(source.slice(1, -1), [{ kind: 'string-escapes', dialect: 'yaml-double' }]) === value;
    }));
  });
});
