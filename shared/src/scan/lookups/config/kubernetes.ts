import { isMap, isScalar, type Document } from 'yaml';
import type { DecodingChain } from '../../../core/decode/chain';
import { lineBreakOf, lineStart } from '../layout';
import type { LookupPlan, LookupRequest } from '../plan';
import { chainOfPart, yamlScalarAt, type YamlScalar } from './yaml-scalar';

/** A YAML text with `apiVersion` and `kind` at the left margin. */
export function isKubernetesManifest({ languageId, text }: LookupRequest): boolean {
  return languageId === 'kubernetes' || (languageId === 'yaml' && /^apiVersion:[ \t]*\S/m.test(text) && /^kind:[ \t]*\S/m.test(text));
}

/**
 * Kubernetes manifests: the `value` of a container's variable becomes a `valueFrom.secretKeyRef`. A Secret is itself
 * where the value is kept, so there is nothing that could be looked up: its value is stored as the pod sees it
 * (`data` decoded from base64) and the manifest stays.
 * Source: https://kubernetes.io/docs/concepts/configuration/secret/
 */
export function planKubernetes(request: LookupRequest): LookupPlan {
  const { text, span } = request;
  const scalar = yamlScalarAt(text, span);
  if (!scalar) return { kind: 'store-only', value: { span, chain: [] }, reason: 'not-a-literal' };
  if (isSecretData(scalar)) return { kind: 'store-only', value: { span: scalar.content, chain: secretChain(scalar) }, reason: 'kubernetes-secret-keeps-value' };
  const isWhole = (text.slice(scalar.content.start, span.start) + text.slice(span.end, scalar.content.end)).trim() === '';
  if (!isWhole) {
    const chain = chainOfPart(text, scalar, span);
    return { kind: 'store-only', value: { span, chain: chain ?? [] }, reason: chain ? 'kubernetes-needs-whole-variable' : 'not-a-literal' };
  }
  const value = { span: scalar.content, chain: scalar.chain };
  // `$(NAME)` in a value refers to another variable of the container.
  const newText = isVariable(scalar) && !scalar.value.includes('$(') ? referenceTo(request, scalar) : undefined;
  if (newText === undefined) return { kind: 'store-only', value, reason: 'kubernetes-needs-whole-variable' };
  return { kind: 'replace', value, edits: [newText], form: 'secretKeyRef', notes: ['kubernetes-secret-needed'] };
}

function isSecretData(scalar: YamlScalar): boolean {
  return kindOf(scalar.document) === 'Secret' && scalar.path.length === 2 && (scalar.path[0] === 'data' || scalar.path[0] === 'stringData');
}

function secretChain(scalar: YamlScalar): DecodingChain {
  return scalar.path[0] === 'data' ? [...scalar.chain, { kind: 'base64' }] : scalar.chain;
}

function kindOf(document: Document): unknown {
  return document.get('kind');
}

/** `…containers[n].env[m].value`, with a `name` beside it. */
function isVariable(scalar: YamlScalar): boolean {
  const [list, index, field] = scalar.path.slice(-3);
  return !scalar.isKey && field === 'value' && list === 'env' && typeof index === 'number' && !scalar.inFlow;
}

/** The pair `value: …` as `valueFrom`, indented as deep as it stands. */
function referenceTo({ text, name }: LookupRequest, scalar: YamlScalar): { readonly span: { readonly start: number; readonly end: number }; readonly newText: string } | undefined {
  const pair = scalar.pairs.at(-1);
  const start = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  if (start === undefined) return undefined;
  const lineBreak = lineBreakOf(text);
  const indent = ' '.repeat(start - lineStart(text, start) - (text.startsWith('\ufeff') && lineStart(text, start) === 0 ? 1 : 0));
  const lines = ['valueFrom:', `${indent}  secretKeyRef:`, `${indent}    name: ${secretName(scalar.document)}`, `${indent}    key: ${name}`];
  const endsLine = /[\r\n]$/.test(text.slice(scalar.span.start, scalar.span.end));
  return { span: { start, end: scalar.span.end }, newText: lines.join(lineBreak) + (endsLine ? lineBreak : '') };
}

/** The workload's own name with `-secrets`: the object that the user creates with the stored values. */
function secretName(document: Document): string {
  const metadata = document.get('metadata');
  const name = isMap(metadata) ? metadata.get('name') : undefined;
  return typeof name === 'string' && /^[a-z0-9](?:[a-z0-9.-]{0,240}[a-z0-9])?$/.test(name) ? `${name}-secrets` : 'keyward-secrets';
}
