import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { Canary } from '../support/canary';

describe('the canary finds', () => {
  for (const canary of [Canary.awkward(), Canary.withPrefix(['sk', 'live', ''].join('_'))]) {
    const { value } = canary;
    const bytes = Buffer.from(value);
    const shown: readonly (readonly [string, string | Buffer])[] = [
      ['raw', `before ${value} after`],
      ['raw', Buffer.concat([Buffer.from([0, 255]), bytes, Buffer.from([0])])],
      ['utf-16', Buffer.from(`x${value}`, 'utf16le')],
      ['json', JSON.stringify({ message: `a ${value} b` })],
      ['json', JSON.stringify({ frame: JSON.stringify({ value }) })],
      ['percent', `https://example.invalid/?q=${encodeURIComponent(value)}&x`],
      ['percent', new URLSearchParams({ q: value }).toString()],
      ['hex', bytes.toString('hex')],
      ['hex', inspect(bytes)],
      ['hex', (bytes.toString('hex').match(/.{1,16}/g) ?? []).join('\n')],
      ['byte-list', JSON.stringify(bytes)],
      ['byte-list', JSON.stringify(bytes, null, 2)],
      ['base64', Buffer.from(value).toString('base64')],
      ['base64', Buffer.from(`u:${value}`).toString('base64')],
      ['base64', Buffer.from(`us:${value}`).toString('base64')],
      ['base64', Buffer.from(`use:${value}:x`).toString('base64')],
      ['base64', (Buffer.from(`user:${value}`).toString('base64').match(/.{1,16}/g) ?? []).join('\r\n')],
      ['base64url', Buffer.from(`us:${value}`).toString('base64url')],
      ['base64-of-utf16', Buffer.from(value, 'utf16le').toString('base64')],
      ['part', `…${value.slice(-14)}`],
      ['part', value.slice(4, 22)],
    ];
    for (const [form, text] of shown) {
      it(`${JSON.stringify(value.slice(0, 3))}… as ${form} in ${inspect(text).slice(0, 12)}…`, () => {
        assert(canary.formsIn(text).includes(form));
      });
    }

    it('nothing in other text', () => {
      const other = Canary.awkward().value + Canary.withPrefix(['sk', 'live', ''].join('_')).value;
      assert.deepEqual(canary.formsIn(other + Buffer.from(other).toString('base64') + Buffer.from(other).toString('hex')), []);
    });
  }

  it('names, contents and link targets below a folder', async () => {
    const canary = Canary.withPrefix('kw-');
    const folder = mkdtempSync(path.join(tmpdir(), 'keyward-canary-'));
    mkdirSync(path.join(folder, 'a', 'b'), { recursive: true });
    writeFileSync(path.join(folder, 'a', 'b', 'content'), `x${canary.value}`);
    writeFileSync(path.join(folder, 'a', `name-${canary.value}`), '');
    symlinkSync(`/nowhere/${canary.value}`, path.join(folder, 'link'));
    const leaks = await canary.leaksBelow(folder);
    const places = new Set(leaks.map(({ where }) => where.replaceAll(canary.value, '*').replace(path.basename(folder), 'folder')));
    assert.deepEqual([...places].toSorted(), ['folder/a/b/content', 'folder/link', 'the name of folder/a/name-*']);
    const skipped = await canary.leaksBelow(folder, (name) => name.startsWith('a/') || name === 'link');
    assert(skipped.every(({ where }) => where.startsWith('the name of')));
    rmSync(folder, { recursive: true });
  });
});
