import { isMap, isScalar } from 'yaml';
import type { Span } from '../../../core/model/span';
import { lineEnd, lineStart, nextLineStart } from '../layout';
import type { LookupPlan, LookupRequest } from '../plan';
import { yamlScalarAt, type YamlScalar } from './yaml-scalar';

/** Files whose settings a program takes from its environment as well, by a name that is made of the setting's own. */
export function planRemovedSetting(request: LookupRequest): LookupPlan | undefined {
  const { path = '', languageId } = request;
  if (languageId === 'properties' && /(?:^|\/)gradle\.properties$/.test(path)) return planGradle(request);
  if ((languageId === 'json' || languageId === 'jsonc') && /(?:^|\/)appsettings(?:\.[\w-]+)?\.json$/i.test(path)) return planAppSettings(request);
  return undefined;
}

/**
 * Gradle: a property of the project comes from `ORG_GRADLE_PROJECT_name`, once its line is gone.
 * Source: https://docs.gradle.org/current/userguide/build_environment.html#sec:project_properties
 */
function planGradle({ text, span, name }: LookupRequest): LookupPlan {
  const start = lineStart(text, span.start);
  const line = text.slice(start, lineEnd(text, span.start));
  const asIs = { span, chain: [] } as const;
  if (/^[ \t]*[#!]/.test(line)) return { kind: 'store-only', value: asIs, reason: 'inside-comment' };
  const head = /^[ \t]*([A-Za-z_]\w*)[ \t]*[=:][ \t]*/.exec(line);
  const key = head?.[1];
  const whole: Span = { start: start + (head?.[0].length ?? 0), end: start + line.length };
  // A value that goes on in the next line, and settings of Gradle itself, whose names no variable can have.
  if (key === undefined || line.endsWith('\\') || span.start < whole.start || span.end > whole.end) return { kind: 'store-only', value: asIs, reason: 'position-needs-constant' };
  const value = { span: whole, chain: [{ kind: 'string-escapes', dialect: 'properties' }] } as const;
  const onlyName = `ORG_GRADLE_PROJECT_${key}`;
  if (name !== onlyName) return { kind: 'store-only', value, reason: 'read-by-its-own-name', onlyName };
  return { kind: 'replace', value, edits: [{ span: { start, end: nextLineStart(text, whole.end) }, newText: '' }], form: 'ORG_GRADLE_PROJECT_…', notes: [], removesSetting: true };
}

/**
 * .NET: `Section__Key` in the environment comes before the file. JSON reads nothing, so the whole setting goes.
 * Source: https://learn.microsoft.com/aspnet/core/fundamentals/configuration/#non-prefixed-environment-variables
 */
function planAppSettings({ text, span, name }: LookupRequest): LookupPlan {
  const scalar = yamlScalarAt(text, span);
  if (scalar?.style !== 'double' || scalar.isKey) return { kind: 'store-only', value: { span, chain: [] }, reason: 'json-has-no-interpolation' };
  const value = { span: scalar.content, chain: [{ kind: 'string-escapes', dialect: 'json' }] } as const;
  const isNamed = scalar.path.every((key) => typeof key === 'string' && /^[A-Za-z_]\w*$/.test(key));
  const pair = isNamed ? pairOf(text, scalar) : undefined;
  if (pair === undefined) return { kind: 'store-only', value, reason: 'json-has-no-interpolation' };
  const onlyName = scalar.path.join('__');
  if (name !== onlyName) return { kind: 'store-only', value, reason: 'read-by-its-own-name', onlyName };
  return { kind: 'replace', value, edits: [{ span: pair, newText: '' }], form: 'Section__Key', notes: [], removesSetting: true };
}

/** The setting with one of the commas beside it, and with its line where that has nothing else. */
function pairOf(text: string, scalar: YamlScalar): Span | undefined {
  const pair = scalar.pairs.at(-1);
  const start = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  const mapping = scalar.document.getIn(scalar.path.slice(0, -1), true);
  if (start === undefined || !isMap(mapping)) return undefined;
  const after = /^\s*,/.exec(text.slice(scalar.span.end));
  const before = /,\s*$/.exec(text.slice(0, start));
  if (after === null && before !== null) return { start: before.index, end: scalar.span.end };
  const end = scalar.span.end + (after?.[0].length ?? 0);
  const lineBegins = lineStart(text, start);
  const isOwnLine = text.slice(lineBegins, start).trim() === '' && text.slice(end, lineEnd(text, end)).trim() === '';
  return isOwnLine ? { start: lineBegins, end: nextLineStart(text, end) } : { start, end: end + (after !== null && text[end] === ' ' ? 1 : 0) };
}
