import assert from 'node:assert/strict';
import path from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../support/requirements';
import { readSources } from './source-tree';

/**
 * Who may open a SecretValue, that is call `text()` or `bytes()`, and what for. Everything else only carries one along. A new
 * line here is a new place where a value could get out: it needs the same thought as a new outlet.
 */
const openers: Readonly<Record<string, string>> = {
  'shared/src/core/redact/secret-value.ts': 'compares and copies',
  'shared/src/core/redact/value-masker.ts': 'looks for a value in what a program prints, to mask it',
  'shared/src/secrets/stores/local/local-store.ts': 'encrypts a value into the vault',
  'shared/src/secrets/stores/hashicorp/kv/kv-fields.ts': 'tells a field of a Vault that is null from others',
  'shared/src/secrets/stores/hashicorp/session/credential.ts': 'prints and reads a sign-in as it rests in the local vault',
  'shared/src/secrets/vault-file/ways-in.ts': 'derives a key from a password',
  'shared/src/secrets/vault-file/slots/password-rules.ts': 'judges and normalises a password',
  'shared/src/secrets/vault-file/slots/recovery-code.ts': 'reads a recovery code',
  'shared/src/secrets/keychain/forked-keychain.ts': 'hands a root key to the keychain\'s process',
  'shared/src/secrets/audit/keychain-witness.ts': 'reads the head of the audit log, which is no secret, from the keychain',
  'shared/src/secrets/stores/local/keychain-generation-witness.ts': 'reads the number of a vault\'s last change, which is no secret, from the keychain',
  'shared/src/secrets/stores/hashicorp/transport/json/encode-json.ts': 'writes a value into the bytes of a request to the server that keeps it',
  'shared/src/secrets/stores/hashicorp/transport/request-headers.ts': 'names the token in the header of a request',
  'shared/src/secrets/value-sealed-code.ts': 'derives the key under which replaced code is kept for undoing',
  'shared/src/secrets/rotation/generate.ts': 'draws a new value again that does not fit',
  'shared/src/secrets/rotation/value-shape.ts': 'says which form a value has',
  'shared/src/host/git/history.ts': 'searches git\'s blobs in this process',
  'shared/src/host/processes/run-with-secrets.ts': 'outlet: the environment of a child',
  'shared/src/verify/verifier.ts': 'names a found key in the header of a request to its vendor',
  'client/src/platform/clipboard.ts': 'outlet: the clipboard, cleared',
  'client/src/platform/reveal-box.ts': 'outlet: the reveal dialog',
  'client/src/platform/recovery-code.ts': 'outlet: a recovery code is shown once',
  'cli/src/outlets/secret-screen.ts': 'outlet: a screen of a terminal that is wiped',
  'cli/src/outlets/show-secret.ts': 'outlet: secret get --show',
};

describe('secret values', () => {
  it('are opened only by stores and final outlets', function () {
    this.timeout(120_000);
    assert.deepEqual(filesThatOpen().filter((file) => !(file in openers)), []);
  });
});

function filesThatOpen(): readonly string[] {
  const files = readSources().map((source) => path.join(projectRoot, source.path));
  const base = ts.readConfigFile(path.join(projectRoot, 'tsconfig.base.json'), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent({ ...base.config as object, files: [] }, ts.sys, projectRoot);
  const program = ts.createProgram(files, { ...options, noEmit: true, composite: false, emitDeclarationOnly: false, declaration: false });
  const checker = program.getTypeChecker();
  const opens = (node: ts.Node): boolean => {
    if (ts.isPropertyAccessExpression(node) && ['text', 'bytes'].includes(node.name.text)) {
      if (checker.getTypeAtLocation(node.expression).getNonNullableType().getSymbol()?.getName() === 'SecretValue') return true;
    }
    return ts.forEachChild(node, (child) => opens(child) || undefined) === true;
  };
  return program.getSourceFiles().filter((source) => files.includes(path.resolve(source.fileName)) && opens(source))
    .map((source) => path.relative(projectRoot, source.fileName).split(path.sep).join('/'));
}
