import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { Result } from '../../../shared/src/core/result';
import type { MadeValue, ValueKind, ValueMaker } from '../../../shared/src/secrets/rotation/value-maker';
import { VALUE_KINDS } from '../../../shared/src/secrets/rotation/value-maker';
import type { Choice, Dialogs } from './dialogs';
import type { StepAnswer, StepBoxes, StepPlace } from './steps/step-boxes';
import { pickStep } from './steps/steps';
import type { Step } from './steps/steps';
import { secretStep } from './steps/typed-secrets';
import type { TypedSecrets } from './steps/typed-secrets';
import type { Translate } from './translate';

/** Where a value comes from. An input box holds one line: what has more comes from the clipboard or a file. */
export type ValueSource = 'typed' | 'clipboard' | 'file' | 'generated';

export interface ValueDraft {
  readonly source: ValueSource;
  readonly made: ValueKind['kind'];
}

const ALL_SOURCES: readonly ValueSource[] = ['typed', 'clipboard', 'file', 'generated'];

export const NEW_VALUE: ValueDraft = { source: 'typed', made: 'token' };

export interface ValueQuestionPorts {
  readonly boxes: StepBoxes;
  readonly dialogs: Dialogs;
  readonly maker: Pick<ValueMaker, 'make'>;
  /** What lies on the clipboard, with all its lines; undefined where it holds no text. */
  readonly fromClipboard: () => Promise<SecretValue | undefined>;
  readonly fromFile: (file: string) => Promise<Result<SecretValue, VaultError>>;
  readonly t: Translate;
}

export type TypedValue = TypedSecrets<'value' | 'fetched'>;

/** Asks for a value, or how to make one. What was typed or fetched lies in `typed`; nothing is made before `withValue`. */
export function valueQuestions<D extends ValueDraft>(
  typed: TypedValue, ports: ValueQuestionPorts, sources: readonly ValueSource[] = ALL_SOURCES,
): readonly Step<D>[] {
  const { boxes, t } = ports;
  return [
    { ask: (draft, place) => askSource(draft, { place, typed, sources }, ports) },
    secretStep(boxes, typed, {
      key: 'value', applies: ({ source }) => source === 'typed', prompt: () => t('Type or paste the value. It is one line and is not shown.'),
      problem: (text) => beginsAnArmour(text) ? t('This has several lines, and a box keeps only one: go back and take it from the clipboard or a file.') : undefined,
    }),
    pickStep<D, ValueKind['kind']>(boxes, {
      applies: ({ source }) => source === 'generated',
      question: ({ made }) => ({ prompt: t('What kind of value?'), choices: kindChoices(t), isChosen: (value) => value === made }),
      answered: (draft, made) => ({ ...draft, made }),
    }),
  ];
}

/** Hands the value to `use` and zeroes it afterwards. Undefined where the answers lead to none. */
export async function withValue<T>(
  { source, made }: ValueDraft, typed: TypedValue, { maker }: Pick<ValueQuestionPorts, 'maker'>, use: (made: MadeValue) => Promise<T>,
): Promise<T | undefined> {
  if (source !== 'generated') {
    const value = typed.get(source === 'typed' ? 'value' : 'fetched');
    return value === undefined ? undefined : use({ value });
  }
  const generated = await maker.make(VALUE_KINDS[made]);
  try {
    return await use(generated);
  } finally {
    generated.value.dispose();
  }
}

/** PEM, PGP and the like (RFC 7468): pasted into a box, their line breaks are gone, and with them the key. */
function beginsAnArmour(text: string): boolean {
  return text.startsWith('-----BEGIN ');
}

interface Asked {
  readonly place: StepPlace;
  readonly typed: TypedValue;
  readonly sources: readonly ValueSource[];
}

/** A clipboard without text, or a file that cannot be read, leads back to the question. */
async function askSource<D extends ValueDraft>(draft: D, { place, typed, sources }: Asked, ports: ValueQuestionPorts): Promise<StepAnswer<D>> {
  const { boxes, t } = ports;
  const choices = sourceChoices(t).filter(({ value }) => sources.includes(value));
  for (;;) {
    const answer = await boxes.pick({
      prompt: t('Where does the value come from?'), choices, isChosen: (value: ValueSource) => value === draft.source,
    }, place);
    if (answer.kind !== 'answer') return answer;
    const fetched = await fetchValue(answer.value, ports);
    if (fetched === 'none') continue;
    if (fetched !== 'not-needed') typed.set('fetched', fetched);
    return { kind: 'answer', value: { ...draft, source: answer.value } };
  }
}

async function fetchValue(source: ValueSource, { boxes, dialogs, fromClipboard, fromFile, t }: ValueQuestionPorts): Promise<SecretValue | 'none' | 'not-needed'> {
  switch (source) {
    case 'typed':
    case 'generated': return 'not-needed';
    case 'clipboard': {
      const value = await fromClipboard();
      if (value === undefined) dialogs.notify({ level: 'warning', text: t('There is no text on the clipboard.') });
      return value ?? 'none';
    }
    case 'file': {
      const file = await boxes.file({ title: t('The file that holds the value'), action: t('Take This File') });
      const read = file === undefined ? undefined : await fromFile(file);
      if (read?.ok === false) dialogs.failed(read.error);
      return read?.ok === true ? read.value : 'none';
    }
  }
}

function sourceChoices(t: Translate): readonly Choice<ValueSource>[] {
  return [
    { label: t('Type or paste it'), detail: t('One line'), value: 'typed' },
    { label: t('Take it from the clipboard'), detail: t('Several lines stay as they are, as in a private key'), value: 'clipboard' },
    { label: t('Take it from a file…'), detail: t('All of it; of a single line without its line end'), value: 'file' },
    { label: t('Generate it'), detail: t('Where you decide what it is: not for a key that a vendor gives out'), value: 'generated' },
  ];
}

export function kindChoices(t: Translate): readonly Choice<ValueKind['kind']>[] {
  return KIND_ORDER.map((value) => ({ label: kindText(value, t), value }));
}

function kindText(kind: ValueKind['kind'], t: Translate): string {
  switch (kind) {
    case 'token': return t('Random token');
    case 'password': return t('Password');
    case 'hex': return t('Random bytes in hex');
    case 'base64': return t('Random bytes in base64');
    case 'uuid': return t('UUID');
    case 'fernet-key': return t('Fernet key');
    case 'jwt-secret': return t('Secret for signing JWTs');
    case 'rsa-key': return t('RSA private key');
    case 'ec-key': return t('EC private key');
    case 'ed25519-key': return t('Ed25519 private key');
  }
}

/** The most wanted first. */
const KIND_ORDER: readonly ValueKind['kind'][] = [
  'token', 'password', 'hex', 'base64', 'uuid', 'jwt-secret', 'fernet-key', 'ed25519-key', 'ec-key', 'rsa-key',
];
