import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../support/requirements';

/** The rooms and programs, and what each may import of the others: the table of ARCHITECTURE.md. */
export const importTable: Readonly<Record<string, readonly string[]>> = {
  'shared/src/core': [],
  'shared/src/scan': ['shared/src/core'],
  'shared/src/host': ['shared/src/core'],
  'shared/src/sources': ['shared/src/core', 'shared/src/host', 'shared/src/scan'],
  'shared/src/secrets': ['shared/src/core', 'shared/src/host'],
  'shared/src/flows': ['shared/src/core', 'shared/src/secrets', 'shared/src/scan'],
  'shared/src/verify': ['shared/src/core', 'shared/src/host'],
  'server/src': ['shared/src/core', 'shared/src/scan', 'shared/src/sources', 'shared/src/host'],
  'client/src': ['shared/src/core', 'shared/src/secrets', 'shared/src/flows', 'shared/src/host'],
  'cli/src': [
    'shared/src/core', 'shared/src/scan', 'shared/src/host', 'shared/src/sources', 'shared/src/secrets', 'shared/src/flows',
    'shared/src/verify',
  ],
};

export interface SourceFile {
  /** Relative to the project's root, with forward slashes. */
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly syntax: ts.SourceFile;
  readonly imports: readonly Import[];
}

export interface Import {
  readonly specifier: string;
  /** Path of the imported file without extension, for relative imports. */
  readonly target?: string;
  readonly typeOnly: boolean;
}

/** Every TypeScript source of the product, read and parsed once a run. */
export function readSources(): readonly SourceFile[] {
  return Object.keys(importTable).flatMap((room) =>
    readdirSync(path.join(projectRoot, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readSource(room, path.posix.join(room, file.split(path.sep).join('/')))));
}

/** The room that a path without extension lies in. */
export function roomOf(file: string): string | undefined {
  return Object.keys(importTable).find((room) => file.startsWith(`${room}/`));
}

function readSource(room: string, file: string): SourceFile {
  const text = readFileSync(path.join(projectRoot, file), 'utf8');
  const syntax = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return { path: file, room, text, syntax, imports: importsOf(file, syntax) };
}

function importsOf(file: string, syntax: ts.SourceFile): readonly Import[] {
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean): void => {
    const target = specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : undefined;
    found.push(target === undefined ? { specifier, typeOnly } : { specifier, typeOnly, target });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      add(node.argument.literal.text, true);
    } else if (isDynamicImport(node)) {
      add(node.arguments[0].text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return found;
}

function isDynamicImport(node: ts.Node): node is ts.CallExpression & { readonly arguments: readonly [ts.StringLiteral] } {
  if (!ts.isCallExpression(node) || node.arguments[0] === undefined || !ts.isStringLiteral(node.arguments[0])) return false;
  return node.expression.kind === ts.SyntaxKind.ImportKeyword
    || (ts.isIdentifier(node.expression) && node.expression.text === 'require');
}
