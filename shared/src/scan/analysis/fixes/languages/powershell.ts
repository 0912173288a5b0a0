import type { Span, TextEdit } from '../../../../core/model/span';
import type { SinkEvent } from '../../flow/check';
import type { CallExpression } from '../../program/expression';
import { nearest, nodeAround } from '../../syntax/find-node';
import { insertAt } from '../edits/insertion';
import type { FixContext } from '../fix-context';
import type { FixLanguage, HandOver, SafeSetting, SecureDraw, WithDefault, Written } from '../fix-language';
import { plainFixes } from './plain';

/** Parameters that are safe when they are left away. Sources: the tables of this language's analysis. */
const SWITCHES = [
  'skipcertificatecheck', 'allowunencryptedauthentication', 'skipcacheck', 'skipcncheck', 'trustservercertificate', 'invalidcertificateaction',
  'insecure', 'no-check-certificate', 'insecure-skip-tls-verify',
];

/** PowerShell 7. */
export const powershellFixes: FixLanguage = {
  ...plainFixes,
  holes: new Set(['sub_expression']),
  bareHoles: new Set(['expandable_string_literal', 'expandable_here_string_literal']),
  statements: new Set(['pipeline']),
  negated: (condition) => `-not (${condition})`,
  whole,
  withoutOption,
  sameInConstantTime,
  secureRandom,
  required,
  bearer,
  handOver,
  safeSettings: {
    ...Object.fromEntries(SWITCHES.map((name): readonly [string, SafeSetting] => [name, { isDefault: true }])),
    SkipCertificateCheck: { value: '$false', isDefault: false },
    // https://learn.microsoft.com/dotnet/api/system.net.servicepointmanager.servercertificatevalidationcallback
    ServerCertificateValidationCallback: { isDefault: true }, ServerCertificateCustomValidationCallback: { isDefault: true },
  },
};

/** A command that others feed is an expression with them. Blanks behind it are not its own. */
function whole({ start, end }: Span, { root, text }: FixContext): Span {
  const own = { start, end: start + text.slice(start, end).trimEnd().length };
  const command = nearest(nodeAround(root, own), ({ type }) => type === 'command');
  return command?.start === start && command.parent?.type === 'pipeline_chain' ? { start: command.parent.start, end: own.end } : own;
}

/** A parameter of a command with the blanks before it, a broken line included. */
function withoutOption({ start, end }: Span, name: string, { text }: FixContext): readonly TextEdit[] | undefined {
  const source = text.slice(start, end);
  if (!source.startsWith('-')) return undefined;
  if (/^-[A-Za-z]{2,}$/.test(source) && name === 'insecure' && source.includes('k')) return [{ span: { start: start + source.indexOf('k'), end: start + source.indexOf('k') + 1 }, newText: '' }];
  const blanks = /(?:[ \t]|`\r?\n)+$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return [{ span: { start: start - blanks, end }, newText: '' }];
}

/** What follows is of .NET since Core 2.1 and 3.0, which Windows PowerShell 5.1 does not run on: https://learn.microsoft.com/powershell/scripting/whats-new/differences-from-windows-powershell */
function isForWindowsOnly(text: string): boolean {
  return /^\s*#requires\s.*(?:-Version\s+[1-5]\b|-PSEdition\s+Desktop)/im.test(text);
}

/** Source: https://learn.microsoft.com/dotnet/api/system.security.cryptography.cryptographicoperations.fixedtimeequals */
function sameInConstantTime(left: string, right: string, { text }: FixContext): Written | undefined {
  const bytes = (operand: string) => `[System.Text.Encoding]::UTF8.GetBytes(${operand})`;
  return isForWindowsOnly(text) ? undefined : { text: `[System.Security.Cryptography.CryptographicOperations]::FixedTimeEquals(${bytes(left)}, ${bytes(right)})`, edits: [] };
}

/** Source: https://learn.microsoft.com/dotnet/api/system.security.cryptography.randomnumbergenerator.getint32 */
function secureRandom({ arguments: given, span }: CallExpression, { text }: FixContext): SecureDraw | undefined {
  const limits = new Map(given.map(({ keyword, value }) => [keyword ?? 'maximum', text.slice(value.span.start, value.span.end)]));
  if (isForWindowsOnly(text) || given.length > limits.size || [...limits].some(([name, limit]) => !/^(?:minimum|maximum)$/.test(name) || !/^(?:\d+|\$\w+)$/.test(limit))) return undefined;
  // A variable without a parameter's name may hold what is drawn from.
  if (given.some(({ keyword }) => keyword === undefined) && !/^\d+$/.test(limits.get('maximum') ?? '')) return undefined;
  const [from, to] = [limits.get('minimum') ?? '0', limits.get('maximum') ?? '[int]::MaxValue'];
  const end = span.start + text.slice(span.start, span.end).trimEnd().length;
  return { span: { start: span.start, end }, written: { text: `[System.Security.Cryptography.RandomNumberGenerator]::GetInt32(${from}, ${to})`, edits: [] } };
}

/** The literal gives way to an error with the name. Source: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_throw */
function required({ expression, name }: WithDefault, { text }: FixContext): Written | undefined {
  const last = expression.kind === 'choice' ? expression.options.at(-1) : undefined;
  if (last?.kind !== 'text') return undefined;
  const before = text.slice(expression.span.start, last.span.start);
  const thrown = `throw '${name} is not set'`;
  return { text: `${before}${/\?\?\s*$/.test(before) ? `$(${thrown})` : thrown}${text.slice(last.span.end, expression.span.end)}`, edits: [] };
}

/** A header of a web request. Source: https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-restmethod#-headers */
function bearer({ callee, arguments: given, span }: CallExpression, value: string, { text }: FixContext): readonly TextEdit[] | undefined {
  if (callee.kind !== 'name' || !/^invoke-(?:restmethod|webrequest)$/.test(callee.name)) return undefined;
  const header = `Authorization = "Bearer ${/^\$\w+$/.test(value) ? value : `$(${value})`}"`;
  const headers = given.find(({ keyword }) => keyword === 'headers');
  if (headers === undefined) return [insertAt(span.start + text.slice(span.start, span.end).trimEnd().length, ` -Headers @{ ${header} }`)];
  const source = text.slice(headers.value.span.start, headers.value.span.end);
  return headers.value.kind === 'mapping' && !/authorization/i.test(source) ? [insertAt(headers.value.span.start, `${header}; `)] : undefined;
}

/** Source: https://docs.docker.com/reference/cli/docker/login/#password-stdin */
function handOver({ call, value }: SinkEvent, { root, text }: FixContext): HandOver | undefined {
  const argument = call?.arguments.find((one) => one.value === value);
  const isLogin = call?.callee.kind === 'name' && /^(?:docker|podman)$/.test(call.callee.name) && /^p(?:assword)?$/.test(argument?.keyword ?? '');
  const command = call === undefined ? undefined : nearest(nodeAround(root, call.span), ({ type }) => type === 'command');
  if (!isLogin || argument === undefined || command === undefined || command.parent?.start !== command.start) return undefined;
  const source = text.slice(value.span.start, value.span.end);
  if (!/^\$(?:env:)?\w+$/i.test(source)) return undefined;
  return { by: 'standard-input', isSame: true, edits: [insertAt(command.start, `${source} | `), { span: argument.span, newText: '--password-stdin' }] };
}
