import type { TextEdit } from '../../../core/model/span';
import { lineBreakOf } from '../layout';
import type { Site } from '../lexer/site';
import { helperEdits } from './directives';
import type { Dialect } from './positions';

/**
 * `require_env`, unless the file has it, and in C the function that puts the variable into the rest of a literal, which
 * lives as long as the literal did. The call takes the literal's place.
 */
export function cHelpers(site: Site, name: string, around: readonly [string, string] | undefined): { readonly expression: string; readonly edits: readonly TextEdit[] } {
  const text = around && textFunction(site, name, around);
  const known = endOfHelper(site);
  const headers = ['stdio.h', 'stdlib.h', ...(text ? ['string.h'] : [])];
  const expression = text ? `${text.name}()` : `require_env("${name}")`;
  if (known === undefined) return { expression, edits: helperEdits(site, headers, [REQUIRE_IN_C, ...(text ? [text.code] : [])].join('\n\n')) };
  if (!text) return { expression, edits: [] };
  const lineBreak = lineBreakOf(site.text);
  const include = /^[ \t]*#[ \t]*include[ \t]*<string\.h>/m.test(site.text) ? '' : `#include <string.h>\n\n`;
  return { expression, edits: [{ span: { start: known, end: known }, newText: `\n\n${include}${text.code}`.replace(/\n/g, lineBreak) }] };
}

export function cppHelpers(site: Site): readonly TextEdit[] {
  return endOfHelper(site) === undefined ? helperEdits(site, ['cstdlib', 'stdexcept', 'string'], REQUIRE_IN_CPP) : [];
}

/** The form for titles. */
export function formOf(dialect: Dialect): string {
  return dialect === 'c' ? 'getenv' : 'std::getenv';
}

function textFunction(site: Site, variable: string, [before, after]: readonly [string, string]): { readonly name: string; readonly code: string } {
  const base = `${variable.toLowerCase()}_text`;
  let name = base;
  for (let count = 2; new RegExp(`\\b${name}\\b`).test(site.text); count += 1) name = `${base}_${count}`;
  const code = [
    `static char *${name}(void) {`,
    '    static char *text;',
    '    if (text == NULL) {',
    `        const char *value = require_env("${variable}");`,
    `        text = malloc(sizeof(${before} ${after}) + strlen(value));`,
    '        if (text == NULL) abort();',
    `        strcat(strcat(strcpy(text, ${before}), value), ${after});`,
    '    }',
    '    return text;',
    '}',
  ];
  return { name, code: code.join('\n') };
}

/** The end of the helper that the file has; undefined when it has none. */
function endOfHelper(site: Site): number | undefined {
  for (const [index, token] of site.tokens.entries()) {
    if (token.kind !== 'word' || site.wordAt(index) !== 'require_env' || !/^(?:\*|\w+)$/.test(site.beforeIndex(index))) continue;
    const brackets = site.indexAfter(index);
    const close = brackets === undefined ? undefined : site.closing(brackets);
    const body = close === undefined ? undefined : site.indexAfter(close);
    const end = body === undefined || site.markAt(body) !== '{' ? undefined : site.closing(body);
    if (end !== undefined) return site.tokens[end]?.span.end;
  }
  return undefined;
}

const REQUIRE_IN_C = `static char *require_env(const char *name) {
    char *value = getenv(name);
    if (value == NULL) {
        fprintf(stderr, "%s is not set\\n", name);
        exit(EXIT_FAILURE);
    }
    return value;
}`;

const REQUIRE_IN_CPP = `inline const char *require_env(const char *name) {
    const char *value = std::getenv(name);
    if (value == nullptr) throw std::runtime_error(std::string(name) + " is not set");
    return value;
}`;
