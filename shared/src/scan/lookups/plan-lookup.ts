import { decode } from '../../core/decode/decode';
import { contains } from '../../core/model/span';
import { isBundledForBrowsers, runsOnDevices } from './browser-bundle';
import { planConfig } from './config/plan-config';
import { planReadOnly } from './elsewhere';
import { cLanguage, cppLanguage } from './c/language';
import { csharpLanguage } from './csharp/language';
import { planExpression, type ExpressionLanguage } from './expression';
import { dartLanguage } from './dart/language';
import { elixirLanguage } from './elixir/language';
import { findLookups } from './find-lookups';
import { goLanguage } from './go/language';
import { javaLanguage } from './java/language';
import { javascriptLanguage } from './javascript/language';
import { kotlinLanguage } from './kotlin/language';
import { luaLanguage } from './lua/language';
import { perlLanguage } from './perl/language';
import type { LookupPlan, LookupRequest, StoreOnlyReason } from './plan';
import { phpLanguage } from './php/language';
import { powershellLanguage } from './powershell/language';
import { pythonLanguage } from './python/language';
import { rLanguage } from './r/language';
import { rubyLanguage } from './ruby/language';
import { rustLanguage } from './rust/language';
import { scalaLanguage } from './scala/language';
import { shellLanguage } from './shell/language';
import { swiftLanguage } from './swift/language';

/**
 * Plans how a found value becomes a lookup that still runs: which text is the value and how it is decoded, and the
 * edits of this one file (imports included). Where no lookup can be written the plan says why; what it gives as value
 * always decodes.
 */
export function planLookup(request: LookupRequest): LookupPlan {
  const { text, span, name } = request;
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return { kind: 'refused', reason: 'invalid-name' };
  if (span.start < 0 || span.end > text.length || span.start >= span.end) return { kind: 'refused', reason: 'stale' };
  if (isBundledForBrowsers(request)) return { kind: 'refused', reason: 'bundled-for-browsers' };
  if (runsOnDevices(request)) return { kind: 'refused', reason: 'runs-on-devices' };
  if (isLookup(request)) return { kind: 'refused', reason: 'already-a-lookup' };
  const plan = planFor(request);
  if (plan.kind === 'refused') return plan;
  const value = decode(text.slice(plan.value.span.start, plan.value.span.end), plan.value.chain);
  return value.ok && value.value !== '' ? plan : storeOnly(request, 'not-a-literal');
}

/** The name of a variable that is read is not a value. */
function isLookup({ text, languageId, span }: LookupRequest): boolean {
  return findLookups(text, languageId).some((found) => contains(found.span, span));
}

function planFor(request: LookupRequest): LookupPlan {
  const config = planConfig(request);
  if (config !== undefined) return config;
  switch (request.languageId) {
    case 'markdown': case 'html': case 'vue': case 'svelte': case 'css': return storeOnly(request, 'markup');
    default: {
      const language = expressionLanguage(request);
      return language ? planExpression(request, language) : planReadOnly(request);
    }
  }
}

function expressionLanguage({ languageId }: LookupRequest): ExpressionLanguage | undefined {
  switch (languageId) {
    case 'javascript': case 'javascriptreact': case 'typescript': case 'typescriptreact': return javascriptLanguage(languageId);
    case 'python': return pythonLanguage;
    case 'go': return goLanguage;
    case 'java': return javaLanguage;
    case 'c': return cLanguage;
    case 'cpp': return cppLanguage;
    case 'kotlin': return kotlinLanguage;
    case 'powershell': return powershellLanguage;
    case 'perl': return perlLanguage;
    case 'lua': return luaLanguage;
    case 'r': return rLanguage;
    case 'elixir': return elixirLanguage;
    case 'scala': return scalaLanguage;
    case 'dart': return dartLanguage;
    case 'swift': return swiftLanguage;
    case 'csharp': return csharpLanguage;
    case 'ruby': return rubyLanguage;
    case 'php': return phpLanguage;
    case 'shellscript': return shellLanguage;
    case 'rust': return rustLanguage;
    default: return undefined;
  }
}

/** The found text as the value. */
function storeOnly({ span }: LookupRequest, reason: StoreOnlyReason): LookupPlan {
  return { kind: 'store-only', value: { span, chain: [] }, reason };
}
