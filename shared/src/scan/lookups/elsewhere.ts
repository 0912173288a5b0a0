import type { LanguageId } from '../../core/model/language-id';
import type { EscapeDialect } from '../../core/decode/chain';
import { planExpression, type ExpressionLanguage } from './expression';
import type { CommentForm, LanguageTraits, StringForm } from './lexer/traits';
import type { LookupPlan, LookupRequest, StoreOnlyReason } from './plan';

/**
 * Languages in which no lookup is written yet: their literals are understood, so the value that is stored is the one
 * that the program used, and the code stays. Bare words (as in a Dockerfile) are stored as they stand.
 */
export function planReadOnly(request: LookupRequest): LookupPlan {
  const table = tables[request.languageId];
  if (!table) return { kind: 'store-only', value: { span: request.span, chain: [] }, reason: 'language-without-lookup' };
  const plan = planExpression(request, languageOf(table));
  return plan.kind === 'store-only' && plan.reason === 'not-a-literal' ? { ...plan, reason: table.reason } : plan;
}

function languageOf({ traits: own, dialects, reason }: ReadOnlyTable): ExpressionLanguage {
  return {
    traits: own,
    chainOf: (literal) => {
      const dialect = dialects[literal.form];
      return dialect === undefined ? undefined : dialect === 'verbatim' ? [] : [{ kind: 'string-escapes', dialect }];
    },
    rewrite: () => reason,
  };
}

interface ReadOnlyTable {
  readonly traits: LanguageTraits;
  /** How the content of each quoting form is read. */
  readonly dialects: Readonly<Record<string, EscapeDialect | 'verbatim'>>;
  readonly reason: StoreOnlyReason;
}

const WORD = /[\p{L}_$][\p{L}\p{Nd}_$]*/uy;
const SLASHES: readonly CommentForm[] = [{ open: /\/\//y }, { open: /\/\*/y, close: '*/' }];
const HASHES: readonly CommentForm[] = [{ open: /#/y }];
const DOUBLE: StringForm = { name: 'double', open: /"/y, close: () => '"', escape: '\\' };
const SINGLE: StringForm = { name: 'single', open: /'/y, close: () => "'" };

function traits(comments: readonly CommentForm[], strings: readonly StringForm[]): LanguageTraits {
  return { word: WORD, comments, strings, operators: [] };
}

const TRIPLE: StringForm = { name: 'raw', open: /"""/y, close: () => '"""', multiline: true };

const tables: Readonly<Partial<Record<LanguageId, ReadOnlyTable>>> = {
  json: { traits: traits(SLASHES, [DOUBLE]), dialects: { double: 'json' }, reason: 'json-has-no-interpolation' },
  jsonc: { traits: traits(SLASHES, [DOUBLE]), dialects: { double: 'json' }, reason: 'json-has-no-interpolation' },
  dockerfile: { traits: traits(HASHES, [{ ...DOUBLE, multiline: true }, SINGLE]), dialects: { double: 'dockerfile', single: 'verbatim' }, reason: 'dockerfile-has-no-runtime-lookup' },
  toml: {
    traits: traits(HASHES, [{ ...TRIPLE, name: 'double', escape: '\\' }, { ...TRIPLE, open: /'''/y, close: () => "'''" }, DOUBLE, SINGLE]),
    dialects: { double: 'toml-basic', single: 'verbatim', raw: 'verbatim' }, reason: 'language-without-lookup',
  },
};
