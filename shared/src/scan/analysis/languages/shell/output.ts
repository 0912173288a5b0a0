import type { SyntaxNode } from '../../syntax/flat-tree';

/** Where what a command prints goes. */
export type Output =
  /** Whoever started the program sees it, or its log has it. */
  | { readonly kind: 'terminal' }
  /** Standard error, with an exit after it. */
  | { readonly kind: 'failure' }
  /** Another command, a variable, nowhere. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'file'; readonly target: SyntaxNode };

/** Finds the nearest redirection, pipe or substitution around a command. */
export function outputOf(command: SyntaxNode): Output {
  let inner = command;
  for (let node: SyntaxNode | undefined = command; node !== undefined; inner = node, node = node.parent) {
    const found = outputAt(node, node.type === 'pipeline' ? inner : command);
    if (found !== undefined) return found.kind === 'terminal' && endsInFailure(node) ? { kind: 'failure' } : found;
    if (node.type === 'function_definition') break;
  }
  return { kind: 'terminal' };
}

function outputAt(node: SyntaxNode, inner: SyntaxNode): Output | undefined {
  switch (node.type) {
    case 'command_substitution': case 'process_substitution': return { kind: 'elsewhere' };
    case 'pipeline': return node.children.at(-1)?.start === inner.start ? undefined : { kind: 'elsewhere' };
    case 'redirected_statement': return isForAll(node, inner) ? redirected(node) : undefined;
    default: return undefined;
  }
}

/** Of `a && b > file` only the last command is redirected. */
function isForAll(redirection: SyntaxNode, command: SyntaxNode): boolean {
  const body = redirection.child('body');
  return body?.type !== 'list' || command.start >= (body.children.at(-1)?.start ?? 0);
}

const TO_ERRORS = /^1?>&\s?2$|^&?>>?\s?\/dev\/stderr$/;
const TO_NOBODY = /\/dev\/null$|^\d?>>?&?\s?&?[3-9]$/;
const TO_OUTPUT = /\/dev\/(?:stdout|tty|console)$|^1?>&\s?1$/;

/** The last redirection of standard output counts. */
function redirected(node: SyntaxNode): Output | undefined {
  const documents = node.children.filter(({ type }) => type === 'heredoc_redirect');
  if (documents.some((one) => one.ofType('pipeline', 'command') !== undefined)) return { kind: 'elsewhere' };
  const all = [...node.children, ...documents.flatMap(({ children }) => children)].filter(({ type }) => type === 'file_redirect');
  const last = all.filter(({ text }) => /^(?:1|&)?>/.test(text)).at(-1);
  const target = last?.child('destination');
  if (last === undefined || target === undefined) return undefined;
  if (TO_NOBODY.test(last.text)) return { kind: 'elsewhere' };
  if (TO_ERRORS.test(last.text) || TO_OUTPUT.test(last.text)) return { kind: 'terminal' };
  return target.type === 'process_substitution' ? { kind: 'elsewhere' } : { kind: 'file', target };
}

/** Whether what is said on standard error is why the program or function ends. */
function endsInFailure(redirection: SyntaxNode): boolean {
  if (!redirection.children.some(({ type, text }) => type === 'file_redirect' && TO_ERRORS.test(text))) return false;
  const after = redirection.parent?.children.find(({ start, type }) => start >= redirection.end && type !== 'comment');
  return after?.type === 'command' && /^(?:exit|return)\b(?!\s+0\b)/.test(after.text);
}

/** A file that a log is written to. */
export function isLog(target: SyntaxNode): boolean {
  return /log\b|log[_-]?file|_log|\bGITHUB_STEP_SUMMARY\b/i.test(target.text);
}

/**
 * Whether only the owner can read a file: the umask or the file's mode says so, it comes from `mktemp`, or it is no file
 * that stays. Sources: https://www.gnu.org/software/bash/manual/html_node/Bourne-Shell-Builtins.html#index-umask, https://man7.org/linux/man-pages/man1/mktemp.1.html
 */
export function isPrivate(target: SyntaxNode): boolean {
  const program = rootOf(target).text;
  const name = target.text.replace(/["'{}]/g, '');
  if (/^\/(?:dev|proc|sys)\//.test(name) || /\bGITHUB_(?:ENV|OUTPUT|PATH)$/.test(name)) return true;
  if (linesWith('umask', program.slice(0, target.start)).some((line) => UMASK.test(line))) return true;
  if (['chmod', 'install'].some((word) => linesWith(word, program).some((line) => line.includes(name) && MODE.test(line)))) return true;
  return name.startsWith('$') && linesWith('mktemp', program).some((line) => line.includes(`${name.slice(1)}=`));
}

const UMASK = /\bumask\s+(?:-S\s+)?(?:0?[0-7]?77\b|0?177\b|u=rwx?,\s?go?=)/;
const MODE = /\b(?:chmod\s+(?:-\w+\s+)*(?:0?[4-7]00|u=\w+,\s?go?=|go-\w+|og-\w+|o-\w+,g-\w+|g-\w+,o-\w+)|install\s.*-m\s?0?[4-7]00)\b/;

/** The lines that hold a word, without quotes and braces: a program has few of them, and thousands of others. */
function linesWith(word: string, program: string): readonly string[] {
  const found: string[] = [];
  for (let at = program.indexOf(word); at >= 0; at = program.indexOf(word, at + 1)) {
    const end = program.indexOf('\n', at);
    found.push(program.slice(program.lastIndexOf('\n', at) + 1, end < 0 ? program.length : end).replace(/["'{}]/g, ''));
  }
  return found;
}

function rootOf(node: SyntaxNode): SyntaxNode {
  let root = node;
  for (let up = node.parent; up !== undefined; up = up.parent) root = up;
  return root;
}

/**
 * Whether a function prints this for its caller, as functions of the shell return text: only a variable is printed,
 * nothing redirects it, and the function is called for its output or by other programs only.
 */
export function givesItsOutput(statement: SyntaxNode, name: string): boolean {
  if (!/^(?:echo|printf|print)$/.test(name) || statement.type !== 'command' || !ONLY_A_VALUE.test(statement.text)) return false;
  if (outputOf(statement).kind !== 'terminal') return false;
  const owner = ownerOf(statement);
  const called = owner?.child('name')?.text;
  if (owner === undefined || called === undefined) return false;
  const program = rootOf(owner).text;
  const calls = [...program.matchAll(new RegExp(String.raw`(?<!function\s+|[\w-])(?<substituted>\$\(\s*|\x60\s*)?${escaped(called)}(?![\w-]|\s*\()`, 'g'))];
  return calls.length === 0 || calls.some(({ groups }) => groups?.['substituted'] !== undefined);
}

const ONLY_A_VALUE = /^(?:echo|print)(?:\s+-\w+)*\s+"?(?:\$\w+|\$\{[^{}]{1,80}\}|\$\([^()]{1,80}\))+"?$|^printf\s+["']?%s(?:\\n)?["']?\s+"?\$\{?\w+\}?"?$/;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function ownerOf(node: SyntaxNode): SyntaxNode | undefined {
  for (let up = node.parent; up !== undefined; up = up.parent) if (up.type === 'function_definition') return up;
  return undefined;
}
