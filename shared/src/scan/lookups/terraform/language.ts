import type { TextEdit } from '../../../core/model/span';
import type { ExpressionLanguage, Piece, Rewrite } from '../expression';
import { planExpression } from '../expression';
import { lineBreakOf, lineEnd, lineStart, nextLineStart } from '../layout';
import type { Site } from '../lexer/site';
import type { LookupPlan, LookupRequest, StoreOnlyReason } from '../plan';
import { blocksAround, type Block } from './blocks';
import { terraformTraits } from './lexer';

/**
 * Terraform: `var.x`, declared as sensitive, which Terraform fills from `TF_VAR_x`. Where a value is given to a variable already (a
 * default, or a line of a .tfvars file) that line goes, since the environment gives it then.
 * Source: https://developer.hashicorp.com/terraform/language/values/variables#environment-variables
 */
export function planTerraform(request: LookupRequest): LookupPlan {
  let onlyName: string | undefined;
  const given = isVariablesFile(request);
  const plan = planExpression(request, {
    ...literals,
    rewrite: (site, piece) => {
      const setting: Setting = settingOf(site, given);
      if (setting.kind === 'constant') return 'position-needs-constant';
      if (setting.kind === 'expression') return asVariable(site, piece, request);
      if (piece.kind === 'part') return 'position-needs-constant';
      onlyName = `${PREFIX}${setting.variable}`;
      return request.name === onlyName ? withoutSetting(site, setting.block, request.text) : 'read-by-its-own-name';
    },
  });
  return plan.kind === 'store-only' && onlyName !== undefined ? { ...plan, onlyName } : plan;
}

const PREFIX = 'TF_VAR_';

/** A file that gives variables their values and nothing else. */
function isVariablesFile({ path = '' }: LookupRequest): boolean {
  return path.endsWith('.tfvars');
}

const literals: Omit<ExpressionLanguage, 'rewrite'> = {
  traits: terraformTraits,
  // `$${` and `%%{` are signs of a template; what they stand for is not among the decoders.
  chainOf: (literal, part, text) => (literal.form !== 'double' || /\$\$\{|%%\{/.test(text.slice(part.start, part.end))
    ? undefined : [{ kind: 'string-escapes', dialect: 'hcl' }]),
};

type Setting =
  | { readonly kind: 'expression' }
  | { readonly kind: 'constant' }
  /** The literal is what a variable is given; `block` declares it, where it is a default. */
  | { readonly kind: 'given'; readonly variable: string; readonly block: Block | undefined };

function settingOf(site: Site, given: boolean): Setting {
  const isKey = site.after() === '=' || (site.after() === ':' && site.before() !== '?');
  if (isKey || site.after() === '{' || site.neighbour(1)?.kind === 'string') return { kind: 'constant' };
  const blocks = blocksAround(site);
  const attribute = site.before() === '=' ? site.before(2) : '';
  if (given) return attribute !== '' && site.blockAround() === undefined ? { kind: 'given', variable: attribute, block: undefined } : { kind: 'constant' };
  const [innermost] = blocks;
  if (innermost?.type === 'variable') {
    const isDefault = attribute === 'default' && innermost.label !== undefined;
    return isDefault ? { kind: 'given', variable: innermost.label, block: innermost } : { kind: 'constant' };
  }
  return blocks.length === 0 || blocks.some((block) => isStatic(block, attribute)) ? { kind: 'constant' } : { kind: 'expression' };
}

/** What Terraform reads before it knows any variable: https://developer.hashicorp.com/terraform/language/terraform */
function isStatic({ type }: Block, attribute: string): boolean {
  if (type === 'terraform' || type === 'backend' || type === 'variable' || type === 'lifecycle' || type === 'moved' || type === 'import') return true;
  return (type === 'module' && (attribute === 'source' || attribute === 'version')) || (type === 'provider' && (attribute === 'alias' || attribute === 'version'));
}

function asVariable(site: Site, piece: Piece, { text, name }: LookupRequest): Rewrite | StoreOnlyReason {
  const variable = new RegExp(`^${PREFIX}([A-Za-z_]\\w*)$`).exec(name)?.[1];
  if (variable === undefined) return 'terraform-needs-tf-var';
  const lookup: TextEdit = piece.kind === 'whole'
    ? { span: site.span, newText: `var.${variable}` }
    : { span: piece.value, newText: `\${var.${variable}}` };
  return { edits: [lookup, ...declarationOf(variable, text)], form: 'var', notes: [] };
}

/** At the file's end, where it has no such variable yet. */
function declarationOf(variable: string, text: string): readonly TextEdit[] {
  if (new RegExp(`^[ \\t]*variable[ \\t]+"?${variable}"?[ \\t]*\\{`, 'm').test(text)) return [];
  const lineBreak = lineBreakOf(text);
  const lines = ['', `variable "${variable}" {`, '  type      = string', '  sensitive = true', '}', ''];
  const closing = text === '' || /[\r\n]$/.test(text) ? '' : lineBreak;
  return [{ span: { start: text.length, end: text.length }, newText: closing + lines.join(lineBreak) }];
}

/** Takes the line away when nothing else is on it; a variable that is declared here becomes a sensitive one. */
function withoutSetting(site: Site, block: Block | undefined, text: string): Rewrite | StoreOnlyReason {
  const start = lineStart(text, site.span.start);
  const end = nextLineStart(text, site.span.end);
  const head = /^[ \t]*[\w-]+[ \t]*=[ \t]*$/.test(text.slice(start, site.span.start));
  const isAlone = head && /^[ \t]*(?:(?:#|\/\/).*)?$/.test(text.slice(site.span.end, lineEnd(text, site.span.end)));
  if (!isAlone) return 'position-needs-constant';
  const isSensitive = block === undefined || /^[ \t]*sensitive[ \t]*=/m.test(text.slice(block.start, block.end));
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  return { edits: [{ span: { start, end }, newText: isSensitive ? '' : `${indent}sensitive = true${lineBreakOf(text)}` }], form: 'TF_VAR_…', notes: [], removesSetting: true };
}
