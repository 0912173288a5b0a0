import { decode } from '../../../core/decode/decode';
import type { DecodingChain } from '../../../core/decode/chain';
import type { Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import type { ReadContext, Reader } from '../reader';
import { MAX_REACH } from '../reader';
import { assignmentGate } from '../gates/assignment-gate';
import { confidenceOf, evidence } from '../score';
import type { KeyClass, KeyName } from '../signals/key-name';
import { ruleByClass, secretTypes } from './generic-rules';
import { judge } from './judge';
import { keyAround, type KeySite } from './key-site';
import type { Literal } from './literal';
import type { NamedValue } from './named-value';
import { operatorAfter } from './operator';
import { ownerOf } from './owner-of-key';
import { partnersOf } from './partners';
import { literalComparedWith } from './reversed-comparison';
import { severityCeiling } from './severity-ceiling';
import { readValue } from './value-reader';

/** Roots of every class word of signals/key-name: the hit only says where to look, the whole name decides. */
const keywords = [
  'pass', 'pwd', 'psw', 'secret', 'token', 'key', 'cred', 'auth', 'jwt', 'bearer', 'cookie', 'session', 'csrf', 'webhook', 'salt', 'nonce', 'seed',
  'mnemonic', 'otp', 'senha', 'kennwort', 'contrase', 'clave', 'mdp', 'wachtwoord', 'haslo', 'heslo', 'geslo', 'parol', 'ifre', 'salasana', 'senord', 'lozinka',
  'geheim', 'schluessel', 'segreto', 'secreto', 'segredo', 'chiave', 'chave', 'llave', 'jeton', 'mima', 'miyao', 'kouling', 'lingpai', 'pasuwa', 'passwa', 'himitsu', 'anshou', 'angou', 'signature', 'digest', 'pin',
  'private', 'login', 'pw', 'psk', 'pepper', '.sid',
] as const;

/** A name that says secret, an operator and a value: `password = "…"`, `"api_key": "…"`, `TOKEN=…`, `<secret>…</secret>`. */
export const assignmentReader: Reader = { keywords, gate: assignmentGate, read };

function read(context: ReadContext, hit: Span, sink: CandidateSink): void {
  const { text, traits } = context;
  const key = keyAround(text, hit);
  // `twist://password:login` shows the parts of an address by their names.
  if (key === undefined || text.startsWith('://', key.span.start - 3)) return;
  const operator = operatorAfter(text, key, traits);
  if (operator === undefined || operator.kind === 'blank') {
    const compared = literalComparedWith(context, key);
    if (compared !== undefined) { reportCompared(context, key, compared, sink); return; }
  }
  if (operator === undefined) return;
  const keyName = classify(context, key);
  if (keyName === undefined || keyName.keyClass === 'harmless') { sink.rejected('name-means-no-secret', key.span); return; }
  if (operator.kind === 'call' && (keyName.handled || !callable(keyName.keyClass))) { sink.rejected('value-is-call', key.span); return; }
  const value = readValue(context, key, operator);
  if (value.kind === 'none') { sink.rejected(value.reason, key.span); return; }
  const shared = { key, keyName, operator, inComment: value.place.kind === 'comment', fallback: value.fallback };
  for (const literal of [value.literal, ...value.others]) {
    if (literal.span.end - literal.span.start < SHORTEST) sink.rejected('value-too-short', literal.span);
    else report(context, { ...shared, literal }, sink);
  }
}

const SHORTEST = 4;

function reportCompared(context: ReadContext, key: KeySite, literal: Literal, sink: CandidateSink): void {
  const keyName = classify(context, key);
  if (keyName === undefined || keyName.keyClass === 'harmless' || literal.span.end - literal.span.start < SHORTEST) return;
  const operator = { kind: 'compare', valueStart: literal.span.start } as const;
  report(context, { key, keyName, operator, literal, inComment: context.places.at(key.span.start).kind === 'comment', fallback: false }, sink);
}

/** A bare `key` means what stands before it: `maps.api.key`, `Public Key: …`. */
function classify({ text, keyNames }: ReadContext, key: KeySite): KeyName | undefined {
  const keyName = keyNames.classify(key.name);
  const joint = text[key.span.start - 1] ?? '';
  if (keyName?.keyClass !== 'key' || (joint !== '.' && joint !== ' ')) return keyName;
  const owner = /\w{1,40}$/.exec(text.slice(Math.max(0, key.span.start - 41), key.span.start - 1))?.[0];
  if (joint === ' ' && !/^(?:public|api|access|secret|private|license|auth|encryption|account)$/i.test(owner ?? '')) return keyName;
  return owner === undefined ? keyName : keyNames.classify(`${owner}.${key.name}`);
}

/** A call's argument is a value only where the callee's name can be nothing but a credential: `key("a")` is a look-up. */
function callable(keyClass: KeyClass): boolean {
  return keyClass === 'password' || keyClass === 'token' || keyClass === 'secret' || keyClass === 'api-key' || keyClass === 'credential';
}

function report(context: ReadContext, named: NamedValue, sink: CandidateSink): void {
  const { literal, key } = named;
  const source = context.text.slice(literal.span.start, literal.span.end);
  const keyName = named.keyName.keyClass === 'key' && MADE_BY_MACHINE.test(source) ? ownedKey(context, named) : named.keyName;
  const decoding = chainOf(literal, source);
  const decoded = decode(source, decoding);
  const value = decoded.ok ? decoded.value : source;
  const judged = judge(context, keyName === named.keyName ? named : { ...named, keyName }, value);
  // The other parts can lift a value that is nearly good enough; they are not looked for beside one that is none.
  const related = isSecret(keyName.keyClass) && confidenceOf(judged) > HOPELESS ? partnersOf(context, key, literal.span) : [];
  const list = related.length === 0 ? judged : [...judged, ...related.map(({ role }) => evidence(`pair.${role}`))];
  const rule = ruleByClass[keyName.keyClass];
  sink.candidate({
    ruleId: rule, secretType: secretTypes.get(rule) ?? 'generic', span: literal.span,
    reach: { start: Math.max(0, Math.min(key.span.start, literal.span.start) - MAX_REACH), end: Math.max(key.after, literal.end) + MAX_REACH }, decoding: decoded.ok ? decoding : [], value,
    specificity: 0, evidence: list, proved: false, confidence: confidenceOf(list),
    ceiling: severityCeiling(context.role, list), ...(related.length === 0 ? {} : { related }),
  });
}

/** Only beside such a value it matters what a bare `key` is for. */
const MADE_BY_MACHINE = /^(?=(?:\D{0,40}\d){4})(?=(?:[^A-Za-z]{0,40}[A-Za-z]){4})[A-Za-z0-9+/=_-]{12,200}$/;

function ownedKey(context: ReadContext, { key, keyName }: NamedValue): KeyName {
  const owner = ownerOf(context, key);
  const owned = owner === undefined ? undefined : context.keyNames.classify(`${owner}.${key.name}`);
  return owned === undefined || owned.keyClass === 'harmless' ? keyName : owned;
}

const HOPELESS = 0.05;

/** A name of something that is kept secret; hashes, salts and identifiers stand beside users, too. */
function isSecret(keyClass: KeyClass): boolean {
  return keyClass !== 'hash' && keyClass !== 'salt' && keyClass !== 'identifier' && keyClass !== 'harmless' && keyClass !== 'key';
}

/** Only what the detector must decode to know the value; plain text needs no step. */
function chainOf({ escape, dialect, depth }: Literal, source: string): DecodingChain {
  if (depth > 0 && source.includes('\\')) return [{ kind: 'string-escapes', dialect: 'json' }];
  if (escape === 'doubled' && source.includes("''")) return [{ kind: 'doubled-quotes', quote: "'" }];
  return escape === 'backslash' && dialect !== undefined && source.includes('\\') ? [{ kind: 'string-escapes', dialect }] : [];
}
