import type { TextEdit } from '../../../../core/model/span';
import { lineBreakOf, nextLineStart } from '../../../lookups/layout';
import type { CallExpression } from '../../program/expression';
import type { SyntaxNode } from '../../syntax/flat-tree';
import { helperState } from '../edits/declared';
import { inLines, insertAt } from '../edits/insertion';
import { usualQuote } from '../edits/quotes';
import type { FixContext } from '../fix-context';
import type { FixLanguage, SecureDraw, WithDefault, Written } from '../fix-language';
import { plainFixes } from './plain';

/** Ruby. */
export const rubyFixes: FixLanguage = {
  ...plainFixes,
  holes: new Set(['interpolation']),
  statements: new Set(['call', 'assignment', 'return']),
  literal,
  writesEach: [],
  redactor: ({ program, root, text }) => (helperState(program, 'redact') === 'taken' ? undefined : {
    text: 'redact',
    edits: helperState(program, 'redact') === 'usable' ? [] : [belowRequires(root, text, [
      '', '# Says whether there is a value, and not which.', 'def redact(value)', `  value.nil? ? ${literal('[not set]', text)} : ${literal('[redacted]', text)}`, 'end',
    ])],
  }),
  sameInConstantTime,
  secureRandom,
  required,
  // https://docs.ruby-lang.org/en/master/OpenSSL/SSL.html, https://net-ssh.github.io/net-ssh/Net/SSH.html
  safeSettings: {
    verify_mode: { value: 'VERIFY_PEER', isDefault: false }, verify_ssl: { value: 'true', isDefault: true }, ssl_verify_peer: { value: 'true', isDefault: true },
    ssl_verifypeer: { value: 'true', isDefault: true }, verify: { value: 'true', isDefault: true }, openssl_verify_mode: { value: 'peer', isDefault: false },
    sslverify: { value: 'true', isDefault: false }, sslmode: { value: 'verify-full', isDefault: false }, ssl_verify_mode: { value: 'VERIFY_PEER', isDefault: false },
    verify_host_key: { value: ':always', isDefault: false },
  },
};

function literal(content: string, text: string): string {
  const quote = usualQuote(text, "'", '"');
  return quote + content + quote;
}

/** Below the requires at the head of a file, else below its comments for the interpreter. */
function belowRequires(root: SyntaxNode, text: string, lines: readonly string[]): TextEdit {
  const isRequire = (node: SyntaxNode) => node.type === 'call' && /^require(?:_relative)?$/.test(node.child('method')?.text ?? '');
  const last = root.children.findLast(isRequire) ?? headComments(root).at(-1);
  const at = last === undefined ? 0 : nextLineStart(text, last.end);
  return insertAt(at, inLines(lines, text) + lineBreakOf(text));
}

/** `#!`, `# frozen_string_literal: true` and the like. Source: https://docs.ruby-lang.org/en/master/syntax/comments_rdoc.html#label-Magic+Comments */
function headComments(root: SyntaxNode): readonly SyntaxNode[] {
  const end = root.children.findIndex(({ type, text }) => type !== 'comment' || !/^#(?:!|\s*(?:-\*-|\w+:))/.test(text));
  return root.children.slice(0, end < 0 ? root.children.length : end);
}

/** How a library of the standard distribution is loaded, where the file has not done so and Rails does not do it. */
function requireOf(library: string, { root, text }: FixContext): readonly TextEdit[] {
  const isLoaded = isRails(text) || new RegExp(`^\\s*require\\s*\\(?\\s*['"]${library}['"]`, 'm').test(text);
  return isLoaded ? [] : [belowRequires(root, text, [`require ${literal(library, text)}`])];
}

function isRails(text: string): boolean {
  return /\b(?:Rails|ActiveSupport|ActiveRecord|ActionController|ApplicationController|ApplicationRecord)\b/.test(text);
}

/** Sources: https://api.rubyonrails.org/classes/ActiveSupport/SecurityUtils.html, https://docs.ruby-lang.org/en/master/OpenSSL.html#method-c-secure_compare */
function sameInConstantTime(left: string, right: string, context: FixContext): Written {
  if (isRails(context.text)) return { text: `ActiveSupport::SecurityUtils.secure_compare(${left}, ${right})`, edits: [] };
  return { text: `OpenSSL.secure_compare(${left}, ${right})`, edits: requireOf('openssl', context) };
}

/** Source: https://docs.ruby-lang.org/en/master/SecureRandom.html */
function secureRandom({ callee, arguments: given, span }: CallExpression, context: FixContext): SecureDraw | undefined {
  const name = callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
  const edits = requireOf('securerandom', context);
  const source = given.map((one) => context.text.slice(one.span.start, one.span.end)).join(', ');
  switch (name) {
    case 'rand': return { span, written: { text: source === '' ? 'SecureRandom.random_number' : `SecureRandom.random_number(${source})`, edits } };
    default: return undefined;
  }
}

/** `ENV.fetch` raises an error with the name. Source: https://docs.ruby-lang.org/en/master/ENV.html#method-c-fetch */
function required({ read, name }: WithDefault, { text }: FixContext): Written | undefined {
  return /^ENV\s*(?:\[|\.fetch\b)/.test(text.slice(read.span.start, read.span.end)) ? { text: `ENV.fetch(${literal(name, text)})`, edits: [] } : undefined;
}
