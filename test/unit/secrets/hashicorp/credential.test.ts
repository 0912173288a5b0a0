import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SecretValue } from '../../../../shared/src/core/redact/secret-value';
import type { Credential } from '../../../../shared/src/secrets/stores/hashicorp/session/credential';
import { cloneCredential, decodeCredential, disposeCredential, encodeCredential, usable } from '../../../../shared/src/secrets/stores/hashicorp/session/credential';

const text = (value: string): SecretValue => SecretValue.fromText(value);
const CREDENTIALS: readonly Credential[] = [
  { kind: 'token', token: text('s.given') },
  { kind: 'approle', token: text('s.issued'), ids: undefined },
  { kind: 'approle', token: text('s.issued'), ids: { roleId: text('role'), secretId: text('id') } },
];

function inWords(credential: Credential | undefined): unknown {
  if (credential === undefined || credential.kind === 'token') return credential && [credential.kind, credential.token.text()];
  const { token, ids } = credential;
  return [credential.kind, token.text(), ids && [ids.roleId.text(), ids.secretId.text()]];
}

describe('a sign-in at rest', () => {
  it('is read as it was printed', () => {
    for (const credential of CREDENTIALS) {
      assert.deepEqual(inWords(decodeCredential(encodeCredential(credential))), inWords(credential));
      assert.deepEqual(inWords(cloneCredential(credential)), inWords(credential));
    }
  });

  it('is none where it has another shape', () => {
    for (const other of ['', 'token', 'token\n', 'token\na\nb\n', 'approle\na\nb\n', 'approle\na\nb\nc\nd\n', 'other\na\n', '{"kind":"token"}']) {
      assert.equal(decodeCredential(text(other)), undefined, JSON.stringify(other));
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const credential = decodeCredential(SecretValue.fromBytes(bytes));
      if (credential !== undefined) assert(encodeCredential(credential).byteLength <= bytes.length);
    }));
  });

  it('is zeroed with all its parts', () => {
    const credential: Credential = { kind: 'approle', token: text('a'), ids: { roleId: text('b'), secretId: text('c') } };
    disposeCredential(credential);
    for (const value of [credential.token, credential.ids?.roleId, credential.ids?.secretId]) assert.throws(() => value?.text());
  });

  it('has nothing in it that was pasted around it, and nothing that a header cannot have', () => {
    assert.equal(usable(text(' \t\r\n s.abc-_. \n'.replace('\n s', '\ns')))?.text(), 's.abc-_.');
    for (const bad of ['', ' ', '\n', 'a b', 'a\nb', 'a\u0000', 'ä', 'x'.repeat(4097)]) assert.equal(usable(text(bad)), undefined, JSON.stringify(bad));
    assert.equal(usable(text('x'.repeat(4096)))?.byteLength, 4096);
    // One line stays one line, so that the next is never taken for an id.
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (pasted) => !(usable(text(pasted))?.bytes().includes(0x0a) ?? false)));
  });
});
