import type { LookupPlan, LookupRequest } from '../plan';
import { chainOfPart, yamlScalarAt } from './yaml-scalar';

/** YAML of no known kind: nothing reads variables in it, so the value is stored as a YAML reader sees it. */
export function planYaml({ text, span }: LookupRequest): LookupPlan {
  const scalar = yamlScalarAt(text, span);
  const isWhole = scalar && (text.slice(scalar.content.start, span.start) + text.slice(span.end, scalar.content.end)).trim() === '';
  if (scalar && isWhole) return { kind: 'store-only', value: { span: scalar.content, chain: scalar.chain }, reason: 'language-without-lookup' };
  const chain = scalar && chainOfPart(text, scalar, span);
  return { kind: 'store-only', value: { span, chain: chain ?? [] }, reason: 'language-without-lookup' };
}
