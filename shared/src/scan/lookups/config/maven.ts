import type { LookupPlan, LookupRequest } from '../plan';

/** Maven's settings and projects, by name or by their root element. */
export function isMavenFile({ path = '', text, languageId }: LookupRequest): boolean {
  return languageId === 'xml' && (/(?:^|\/)(?:pom|settings)(?:-[\w-]+)?\.xml$|\.pom$/.test(path) || path === '')
    && /<(?:settings|project)[\s>]/.test(text);
}

/**
 * Maven: `${env.NAME}` in an element's text. Source: https://maven.apache.org/settings.html#quick-overview
 */
export function planMaven({ text, span, name }: LookupRequest): LookupPlan {
  const value = { span, chain: [{ kind: 'xml-entities' }] } as const;
  const before = text.slice(0, span.start);
  if (before.lastIndexOf('<!--') > before.lastIndexOf('-->')) return { kind: 'store-only', value, reason: 'inside-comment' };
  const isText = before.lastIndexOf('>') > before.lastIndexOf('<') && !/[<>]/.test(text.slice(span.start, span.end));
  const isCdata = before.lastIndexOf('<![CDATA[') > before.lastIndexOf(']]>');
  if (!isText || isCdata) return { kind: 'store-only', value, reason: 'not-a-literal' };
  // Maven would replace a part of the value, or the placeholder would join a sign in front of it.
  if (text.slice(span.start, span.end).includes('${') || before.endsWith('$')) return { kind: 'store-only', value, reason: 'position-needs-constant' };
  return { kind: 'replace', value, edits: [{ span, newText: `\${env.${name}}` }], form: '${env.…}', notes: [] };
}
