import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseManifest } from '../../../shared/src/core/manifest';
import { addEntry, removeEntry, renameEntry, replaceReference } from '../../../shared/src/core/manifest/edit-manifest';
import type { ManifestEditError } from '../../../shared/src/core/manifest/edit-manifest';
import { applyEdits } from '../../../shared/src/core/model/span';
import type { TextEdit } from '../../../shared/src/core/model/span';
import { printReference } from '../../../shared/src/core/reference';
import type { Result } from '../../../shared/src/core/result';

const REF = { store: 'local', path: 'shop/STRIPE_KEY', field: 'value' };
const REFERENCE = printReference(REF);

function edited(text: string, edits: Result<readonly TextEdit[], ManifestEditError>): string {
  assert(edits.ok);
  return applyEdits(text, edits.value);
}

describe('manifest', () => {
  it('reads names, references and where they stand', () => {
    const text = `# shop\n\nSTRIPE_KEY=${REFERENCE}\n`;
    const { entries, diagnostics } = parseManifest(text);
    assert.deepEqual(diagnostics, []);
    assert.equal(entries.length, 1);
    const [entry] = entries;
    assert(entry);
    assert.equal(entry.name, 'STRIPE_KEY');
    assert.deepEqual(entry.ref, REF);
    assert.equal(text.slice(entry.nameSpan.start, entry.nameSpan.end), 'STRIPE_KEY');
    assert.equal(text.slice(entry.referenceSpan.start, entry.referenceSpan.end), REFERENCE);
    assert.equal(text.slice(entry.lineSpan.start, entry.lineSpan.end), `STRIPE_KEY=${REFERENCE}\n`);
  });

  it('allows padding, CRLF, a byte order mark and a last line without an end', () => {
    const { entries, diagnostics } = parseManifest(`\ufeff  A \t= ${REFERENCE} \r\n\t# no\r\nB=${REFERENCE}?version=2`);
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(entries.map(({ name, ref }) => [name, ref.version]), [['A', undefined], ['B', 2]]);
  });

  const faults: readonly (readonly [string, string, string])[] = [
    ['just words', 'syntax', 'just words'],
    [`2FA=${REFERENCE}`, 'bad-name', '2FA'],
    [`export A=${REFERENCE}`, 'bad-name', 'export A'],
    [`=${REFERENCE}`, 'bad-name', ''],
    [`NODE_OPTIONS=${REFERENCE}`, 'refused-name', 'NODE_OPTIONS'],
    ['A=', 'missing-reference', ''],
    ['A = hunter2 ', 'literal-value', 'hunter2'],
    ['A="keyward://local/a#value"', 'literal-value', '"keyward://local/a#value"'],
    ['A=keyward:/local/a', 'bad-reference', 'keyward:/local/a'],
    ['A=keyward://local/a', 'bad-reference', 'keyward://local/a'],
    ['A=keyward://local/a#value # comment', 'bad-reference', 'keyward://local/a#value # comment'],
  ];
  for (const [line, kind, marked] of faults) {
    it(`says ${kind} for ${line}`, () => {
      const text = `# first\n${line}\nLAST=${REFERENCE}\n`;
      const { entries, diagnostics } = parseManifest(text);
      assert.deepEqual(entries.map(({ name }) => name), ['LAST']);
      assert.deepEqual(diagnostics.map((found) => found.kind), [kind]);
      const [found] = diagnostics;
      assert(found);
      assert.equal(text.slice(found.span.start, found.span.end), marked);
    });
  }

  it('keeps the first of two lines with one name and points from the second to it', () => {
    const text = `A=${REFERENCE}\nA=${REFERENCE}\n`;
    const { entries, diagnostics } = parseManifest(text);
    assert.equal(entries.length, 1);
    const second = text.lastIndexOf('A=');
    assert.deepEqual(diagnostics, [
      { kind: 'duplicate-name', name: 'A', span: { start: second, end: second + 1 }, first: { start: 0, end: 1 } },
    ]);
  });

  it('never repeats a pasted value', () => {
    // Such a value has the form of a name, too.
    const value = ['hunter2', 'hunter2'].join('_');
    const lines = [`A=${value}`, value, `B=keyward://${value}`, `${value}=x`, `${value}=`, `${value}=keyward://x`, `-${value}=${REFERENCE}`];
    const { diagnostics } = parseManifest(lines.join('\n'));
    assert.equal(diagnostics.length, lines.length);
    assert(!JSON.stringify(diagnostics).includes(value));
  });

  it('reads a hostile line in linear time', () => {
    const text = `${' \t'.repeat(200_000)}x${' \t'.repeat(200_000)}=${' '.repeat(200_000)}y${' '.repeat(200_000)}`;
    assert.equal(parseManifest(text).diagnostics[0]?.kind, 'literal-value');
  });
});

describe('editing a manifest', () => {
  it('adds a line in the file\'s own line ends and keeps comments', () => {
    assert.equal(edited('', addEntry('', 'A', REF)), `A=${REFERENCE}\n`);
    assert.equal(edited('# x\r\n', addEntry('# x\r\n', 'A', REF)), `# x\r\nA=${REFERENCE}\r\n`);
    assert.equal(edited('# x', addEntry('# x', 'A', REF)), `# x\nA=${REFERENCE}\n`);
    assert.equal(edited('\ufeff', addEntry('\ufeff', 'A', REF)), `\ufeffA=${REFERENCE}\n`);
  });

  it('changes nothing when the line is there already', () => {
    assert.deepEqual(addEntry(`A=${REFERENCE}\n`, 'A', REF), { ok: true, value: [] });
  });

  it('refuses a name that means another secret, also on a faulty line', () => {
    const taken = { ok: false, error: { kind: 'name-taken', name: 'A' } };
    assert.deepEqual(addEntry('A=keyward://local/other#value\n', 'A', REF), taken);
    assert.deepEqual(addEntry('A=oops\n', 'A', REF), taken);
    assert.deepEqual(renameEntry(`A=oops\nB=${REFERENCE}\n`, 'B', 'A'), taken);
  });

  it('refuses names that a manifest cannot have', () => {
    assert.deepEqual(addEntry('', 'PATH', REF), { ok: false, error: { kind: 'unusable-name', name: 'PATH' } });
    assert.deepEqual(renameEntry(`A=${REFERENCE}`, 'A', 'a b'), { ok: false, error: { kind: 'unusable-name', name: 'a b' } });
  });

  it('renames, points elsewhere and removes without touching anything else', () => {
    const text = `# keep\r\n A = ${REFERENCE} \r\n# keep too`;
    const other = { ...REF, version: 4 };
    assert.equal(edited(text, renameEntry(text, 'A', 'B')), text.replace(' A ', ' B '));
    assert.equal(edited(text, replaceReference(text, 'A', other)), text.replace(REFERENCE, printReference(other)));
    assert.equal(edited(text, removeEntry(text, 'A')), '# keep\r\n# keep too');
    assert.deepEqual(removeEntry(text, 'X'), { ok: false, error: { kind: 'no-such-name', name: 'X' } });
  });

  it('keeps every other byte, whatever the file looks like', () => {
    const line = fc.oneof(
      fc.constantFrom('', '# note', '\t', `A=${REFERENCE}`, 'broken', 'B=literal'),
      fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/[\r\n]/.test(text)),
    );
    const file = fc.tuple(fc.array(line), fc.constantFrom('\n', '\r\n'), fc.boolean())
      .map(([all, lineEnd, closed]) => all.join(lineEnd) + (closed && all.length > 0 ? lineEnd : ''));
    fc.assert(fc.property(file, (text) => {
      const added = edited(text, addEntry(text, 'ADDED_NAME', REF));
      assert(added.startsWith(text));
      const before = parseManifest(text);
      const after = parseManifest(added);
      assert.deepEqual(after.entries.map(({ name }) => name), [...before.entries.map(({ name }) => name), 'ADDED_NAME']);
      assert.deepEqual(after.diagnostics, before.diagnostics);
      const renamed = edited(added, renameEntry(added, 'ADDED_NAME', 'OTHER_NAME'));
      const removed = edited(renamed, removeEntry(renamed, 'OTHER_NAME'));
      const restored = removed === text || /^\r?\n$/.test(removed.slice(text.length));
      assert(removed.startsWith(text) && restored);
    }));
  });
});
