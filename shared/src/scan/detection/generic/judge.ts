import type { Evidence } from '../../../core/model/finding';
import type { ReadContext } from '../reader';
import { evidence, type Signal } from '../score';
import { splitWords, type KeyClass } from '../signals/key-name';
import { shannonEntropy } from '../signals/rarity';
import { valueClasses, type ValueClass } from '../signals/value-class';
import { judgeChosen, LETTERS_AND_DIGITS } from './chosen-value';
import type { KeySite } from './key-site';
import type { NamedValue } from './named-value';
import type { OperatorKind } from './operator';

/** Everything that speaks for and against the value beside a name being a real secret. */
export function judge(context: ReadContext, named: NamedValue, value: string): readonly Evidence[] {
  const { keyName: { keyClass }, key } = named;
  const signals = placeSignals(context, named);
  // Neither signals nor classes nor names have a blank, so that no two subjects are the same.
  return context.namedJudgements.of(`${signals.join()} ${keyClass} ${key.name} ${value}`, () => [
    evidence('prior.assignment'), evidence(`key.${keyClass}`), ...judgeValue(context, value), ...signals.map((signal) => evidence(signal)), ...judgeNamed(context, named, value),
  ]);
}

/** What the place says, whatever the value is. */
function placeSignals({ text }: ReadContext, named: NamedValue): readonly Signal[] {
  const { keyName, operator, key, inComment, fallback } = named;
  const signals: Signal[] = [];
  if (keyName.handled) signals.push('key.handled');
  if (operator.kind === 'call' || operator.kind === 'comma' || operator.kind === 'compare') signals.push(`form.${operator.kind}`);
  const form = formOf(text, named);
  if (form !== undefined) signals.push(form);
  if (inComment) signals.push('form.comment');
  if (standsInImageQuery(text, key)) signals.push('value.public-query');
  if (fallback) signals.push('form.fallback');
  return signals;
}

/** What the name says of the value and the value of the name, wherever they stand. */
function judgeNamed(context: ReadContext, { key, keyName: { keyClass } }: NamedValue, value: string): readonly Evidence[] {
  const list: Evidence[] = [];
  if (echoes(key.name, value)) list.push(evidence('value.key-echo'));
  if (namesSecret(context, value)) list.push(evidence('value.names-secret'));
  if (keyClass === 'auth' && value.length < SHORTEST_ISSUED) list.push(evidence('value.unissued'));
  if (chosen.has(keyClass)) list.push(...judgeChosen(value, context));
  if (issued.has(keyClass)) list.push(...judgeIssued(value, context));
  return list;
}

/** Whether the value stands as one that a program is given. */
function formOf(text: string, { key, keyName, operator, literal }: NamedValue): Signal | undefined {
  // What an element holds never has quotes.
  if (!literal.quoted && operator.kind !== 'element') {
    const environment = operator.kind === 'assign' && literal.span.start === key.after + 1 && ENVIRONMENT_NAME.test(key.name) && text[key.after] === '=';
    return environment ? 'form.environment' : 'form.bare';
  }
  return keyName.keyClass === 'password' && assigning.has(operator.kind) ? 'form.literal' : undefined;
}

/** `SMTP_PASSWORD=x` without blanks is how an environment is written down, in whatever file. */
const ENVIRONMENT_NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;

/** A quoted value there is told to a program, as the password and nothing else: `('password', 'x')`, `-Password 'x'`. */
const assigning: ReadonlySet<OperatorKind> = new Set(['assign', 'colon', 'arrow', 'comma', 'blank', 'element']);

/** What machines make. */
function judgeIssued(value: string, { rarity }: ReadContext): readonly Evidence[] {
  if (ISSUED_KEY.test(value)) return [evidence('value.key-shape')];
  return LETTERS_AND_DIGITS.test(value) && rarity.rarityOf(value).wordShare < 0.3 ? [evidence('value.key-digits')] : [];
}

/** The token in the address of a badge or another picture is meant for everybody who sees the page. */
function standsInImageQuery(text: string, { span: { start } }: KeySite): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  return before.includes('?') && IMAGE_QUERY.test(before);
}

const IMAGE_QUERY = /\.(?:svg|png|gif|jpe?g)\?[^\s"'()]*$/;

/** `ansible_become_pass`, `ApiSecret`: the value is itself a name for a secret, and so rather another name than one. */
function namesSecret({ keyNames }: ReadContext, value: string): boolean {
  if (!/^[A-Za-z][A-Za-z_-]{3,60}$/.test(value) || !/[_-]|[a-z][A-Z]/.test(value)) return false;
  const named = keyNames.classify(value);
  return named !== undefined && named.keyClass !== 'key';
}

/** Sessions and cookies are made by machines, which are not short of letters. */
const SHORTEST_ISSUED = 16;

/** Classes of names whose values people make up themselves. */
const chosen: ReadonlySet<KeyClass> = new Set(['password', 'secret', 'credential']);

/** Classes of names whose values a machine makes. */
const issued: ReadonlySet<KeyClass> = new Set(['secret', 'token', 'api-key', 'encryption-key', 'credential']);

/** Long, of one piece, and of letters and digits mixed: what no name or word is, even where it was made up in a row. */
const ISSUED_KEY = /^(?=(?:[^\d]{0,40}\d){4})(?=(?:[^A-Za-z]{0,40}[A-Za-z]){4})[A-Za-z0-9+/=_-]{16,}$/;

/** What the value and the file alone say, whatever the form in which the value was found. */
export function judgeValue(context: ReadContext, value: string): readonly Evidence[] {
  return context.judgements.of(value, () => freshJudgement(context, value));
}

function freshJudgement(context: ReadContext, value: string): readonly Evidence[] {
  const { bits, bitsPerCharacter, wordShare } = context.rarity.rarityOf(value);
  // Sixteen symbols cannot cost more than four bits each: for hexadecimal text its own distribution is asked.
  const rate = HEXADECIMAL.test(value) ? shannonEntropy(value) - 3 : bitsPerCharacter - 4;
  const list: Evidence[] = [
    evidence('rarity.rate', clamp(rate, -2.5, 2)),
    evidence('rarity.amount', clamp((bits - 30) / 30, -1, 2)),
    evidence('rarity.words', wordShare),
    ...classEvidence(value, bits),
    ...fileEvidence(context),
  ];
  if (value.length < 4) list.push(evidence('value.tiny'));
  else if (value.length < 6) list.push(evidence('value.short'));
  if (/\s/.test(value)) list.push(evidence('value.blank'));
  return list;
}

/** Who made a value up: the vendor that issued it, or the person who chose it as a password. */
export type Origin = 'issued' | 'chosen';

/** For a vendor's form: only whether the value is an example rather than a key. The form itself speaks against that. */
export function judgeStopWords({ rarity }: ReadContext, value: string, origin: Origin): readonly Evidence[] {
  const { bits } = rarity.rarityOf(value);
  return valueClasses(value).filter((name) => stopWords.has(name)).map((name) => evidence(`value.${name}`, originFactor(name, origin) * stopWordFactor(name, bits)));
}

/** `config.azure.clientSecret`: members of a program's objects, one after the other, all of words. */
export function isMemberPath({ rarity }: ReadContext, value: string): boolean {
  return MEMBERS.test(value) && rarity.rarityOf(value).wordShare >= MEMBER_WORDS;
}

const MEMBERS = /^[A-Za-z_]{1,60}(?:\.[A-Za-z_]{1,60}){1,8}$/;

const MEMBER_WORDS = 0.6;

/** A vendor's form speaks against an example. A chosen password has no form of its own, but people do choose common ones. */
function originFactor(name: ValueClass, origin: Origin): number {
  return origin === 'chosen' && name !== 'common-password' ? 1 : 0.5;
}

/** What the role of the file says. */
export function fileEvidence({ role }: ReadContext): readonly Evidence[] {
  return role === 'source' ? [] : [evidence(`file.${role}`)];
}

function classEvidence(value: string, bits: number): readonly Evidence[] {
  return valueClasses(value).map((name) => evidence(`value.${name}`, stopWordFactor(name, bits)));
}

const stopWords: ReadonlySet<ValueClass> = new Set(['placeholder', 'mask', 'elided', 'sequence', 'common-password', 'popular-password', 'alphabet', 'example']);

/** Classes that a few characters bring about: within a long random value they came there by chance and must not decide. */
const byChance: ReadonlySet<ValueClass> = new Set(['placeholder', 'mask', 'sequence', 'common-password']);

function stopWordFactor(name: ValueClass, bits: number): number {
  return byChance.has(name) && bits > LONG_RANDOM_BITS ? 0.3 : 1;
}

const LONG_RANDOM_BITS = 120;

/** Long enough to be a key, and not a number. */
const HEXADECIMAL = /^(?=.*[a-fA-F])(?=.*\d)(?:[0-9a-f]{16,}|[0-9A-F]{16,})$/;

/** `password = "password"`, `API_KEY: api-key`: the value only repeats words of its own name. */
function echoes(name: string, value: string): boolean {
  const said = splitWords(value);
  const words = splitWords(name);
  return said.length > 0 && said.every((word) => words.includes(word) || /^\d{1,3}$/.test(word));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
