import assert from 'node:assert/strict';
import ts from 'typescript';
import { readSources } from './source-tree';

/**
 * Members of our own LSP messages that are free text. Each can hold anything, so each says here what it holds; none may
 * ever hold a value. Unions of literals, numbers and named types need no entry.
 */
const freeText: Readonly<Record<string, string>> = {
  uri: 'a document',
  folders: 'workspace folders',
  name: 'the environment variable that the user chose',
  onlyName: 'the environment variable that a line of configuration is read by',
  form: 'the form of a lookup without any name: process.env',
  newText: 'a lookup, an import or a helper that replaces a literal',
  fingerprint: 'a keyed hash',
  fingerprintKey: 'the key of the fingerprints, which opens nothing',
  store: 'the name of a store',
  path: 'the path of a secret',
  fields: 'the names of its fields',
  title: 'a rule\'s own title',
  vendor: 'the vendor whose keys a rule finds',
  documentation: 'the address of a page of that vendor',
  remediation: 'a rule\'s own advice',
  workDoneToken: 'a token of the client',
  partialResultToken: 'a token of the client',
};

describe('messages between editor and server', () => {
  it('have no free text but what the list explains', () => {
    const found = readSources().filter(({ path }) => path.startsWith('shared/src/core/protocol/'))
      .flatMap((source) => freeTextMembers(source.syntax));
    assert.deepEqual([...new Set(found)].filter((name) => !(name in freeText)).sort(), []);
  });
});

/** Names of the members whose declared type contains `string` as such. */
function freeTextMembers(root: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && node.type !== undefined && containsString(node.type)) found.push(node.name.getText());
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** Does not look into nested object types: their members are visited by themselves. */
function containsString(type: ts.TypeNode): boolean {
  if (type.kind === ts.SyntaxKind.StringKeyword) return true;
  if (ts.isTypeLiteralNode(type)) return false;
  return ts.forEachChild(type, (child) => (ts.isTypeNode(child) && containsString(child)) || undefined) === true;
}
