import type { FoundPattern } from '../found-pattern';
import { secretName } from '../names/secret-name';

/** Variables and outputs that hold a secret and are not marked: every plan and every log prints them. Source: https://developer.hashicorp.com/terraform/language/values/outputs#sensitive */
export function undeclaredSecrets(text: string): readonly FoundPattern[] {
  return [...text.matchAll(/^(?:variable|output)\s{1,4}"(?<name>[\w-]{1,80})"\s{0,4}\{(?<body>[^{}]{0,2000}(?:\{[^{}]{0,500}\}[^{}]{0,1000}){0,4})\}/gm)].flatMap((block): FoundPattern[] => {
    const { name = '', body = '' } = block.groups ?? {};
    if (secretName(name) !== 'strong' || /^\s*(?:sensitive|ephemeral)\s*=\s*true\b/m.test(body)) return [];
    const start = block.index + block[0].indexOf(`"${name}"`) + 1;
    return [{ ruleId: 'keyward/secret-in-log', severity: 'warning', confidence: 0.8, span: { start, end: start + name.length }, word: name }];
  });
}
