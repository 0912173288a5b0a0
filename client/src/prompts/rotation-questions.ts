import { describe } from '../../../shared/src/core/messages/describe';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { RotatePorts, RotationChoice, Unlike } from '../../../shared/src/flows/rotate';
import { kindWords, rotationSentences, UNLIKE } from '../../../shared/src/flows/rotation-notice';
import { mayGenerate } from '../../../shared/src/flows/rotation-plan';
import type { RotationPlan } from '../../../shared/src/flows/rotation-plan';
import type { ValueKind } from '../../../shared/src/secrets/rotation/value-maker';
import { VALUE_KINDS } from '../../../shared/src/secrets/rotation/value-maker';
import type { Choice } from './dialogs';
import { detailText } from './message-text';
import { askInSteps } from './steps/steps';
import { TypedSecrets } from './steps/typed-secrets';
import type { Translate } from './translate';
import { kindChoices, NEW_VALUE, valueQuestions } from './value-questions';
import type { TypedValue, ValueDraft, ValueQuestionPorts } from './value-questions';

export interface RotationQuestionPorts extends ValueQuestionPorts {
  /** Opens a vendor's page in the browser. */
  readonly openExternal: (address: string) => Promise<boolean>;
}

/** What a rotation asks of the person. */
export function rotationQuestions(ports: RotationQuestionPorts): Pick<RotatePorts, 'choose' | 'enterValue' | 'acceptUnlike' | 'tryAgain'> {
  return {
    choose: (plan) => choose(plan, ports),
    enterValue: (plan, problem) => enterValue(plan, problem, ports),
    acceptUnlike: (how) => acceptUnlike(how, ports),
    tryAgain: (error) => tryAgain(error, ports),
  };
}

type Way =
  | { readonly kind: 'generate'; readonly valueKind: ValueKind }
  | { readonly kind: 'generate-other' }
  | { readonly kind: 'console' }
  | { readonly kind: 'enter' };

/** First how, where there is more than one way, and then a yes to all that it means. */
async function choose(plan: RotationPlan, ports: RotationQuestionPorts): Promise<RotationChoice | undefined> {
  const ways = waysFor(plan, ports.t);
  const [only, second] = ways;
  const way = second === undefined ? only?.value : await ports.dialogs.choose(ports.t('Rotate {0}', plan.ref.path), ways);
  if (way === undefined) return undefined;
  const kind = way.kind === 'generate-other' ? await ports.dialogs.choose(ports.t('What kind of value?'), kindChoices(ports.t)) : undefined;
  if (way.kind === 'generate-other' && kind === undefined) return undefined;
  if (!await agree(plan, way, ports)) return undefined;
  if (way.kind === 'console' && plan.vendorConsole !== undefined) await ports.openExternal(plan.vendorConsole.documentation);
  if (way.kind === 'generate') return way;
  return kind === undefined ? { kind: 'enter' } : { kind: 'generate', valueKind: VALUE_KINDS[kind] };
}

function waysFor({ issuer, fitting, vendorConsole }: RotationPlan, t: Translate): readonly Choice<Way>[] {
  const enter: Choice<Way> = { label: t('Enter a new value'), detail: t('One that you have, or get from whoever issues it'), value: { kind: 'enter' } };
  if (!mayGenerate(issuer)) {
    if (vendorConsole === undefined) return [enter];
    return [{ label: t('Get a new one from {0}', vendorConsole.vendor), detail: vendorConsole.documentation, value: { kind: 'console' } }, enter];
  }
  const generate: readonly Choice<Way>[] = [
    ...(fitting === undefined ? [] : [{
      label: t('Generate {0}', kindWords(fitting)), detail: t('What fits the present value best'), value: { kind: 'generate', valueKind: fitting } as const,
    }]),
    { label: t('Generate another kind of value…'), value: { kind: 'generate-other' } },
  ];
  // What may be somebody else's to issue is not made up by pressing Enter.
  return issuer === 'user' ? [...generate, enter] : [enter, ...generate];
}

function agree(plan: RotationPlan, way: Way, { dialogs, t }: RotationQuestionPorts): Promise<boolean> {
  const { ref, vendorConsole } = plan;
  const page = way.kind === 'console' && vendorConsole !== undefined ? [t('This page is opened in your browser: {0}', vendorConsole.documentation)] : [];
  return dialogs.confirm({
    title: t('Give this secret a new value?'),
    detail: detailText(t('Secret: {0}#{1}\nStore: {2}', ref.path, ref.field, ref.store), [...rotationSentences(plan), ...page]),
    action: way.kind === 'console' ? t('Open Vendor\'s Page') : t('Rotate'),
  });
}

async function enterValue(plan: RotationPlan, problem: 'same' | undefined, ports: RotationQuestionPorts): Promise<SecretValue | undefined> {
  const { t, dialogs } = ports;
  if (problem === 'same') dialogs.notify({ level: 'warning', text: t('That is the value which the secret has already.') });
  const typed: TypedValue = new TypedSecrets();
  try {
    const steps = valueQuestions<ValueDraft>(typed, ports, ['typed', 'clipboard', 'file']);
    const draft = await askInSteps(t('New value of {0}', plan.ref.path), NEW_VALUE, steps);
    return draft === undefined ? undefined : typed.get(draft.source === 'typed' ? 'value' : 'fetched')?.clone();
  } finally {
    typed.dispose();
  }
}

function acceptUnlike(how: Unlike, { dialogs, t }: Pick<RotationQuestionPorts, 'dialogs' | 't'>): Promise<boolean> {
  return dialogs.confirm({
    title: t('This does not look like the value before. Store it all the same?'),
    detail: `${UNLIKE[how]} ${t('Nothing was stored yet: if it is the wrong one, you can enter another.')}`,
    action: t('Store It'),
  });
}

/** A vendor shows a key only once: what was entered is kept for another try. */
function tryAgain(error: VaultError, { dialogs, t }: Pick<RotationQuestionPorts, 'dialogs' | 't'>): Promise<boolean> {
  const { what, kept } = describe(error);
  return dialogs.confirm({
    title: t('The new value is not stored yet. Try again?'),
    detail: [what, kept, t('What you entered is still here, and is forgotten when you cancel.')].filter((part) => part !== undefined).join('\n\n'),
    action: t('Try Again'),
  });
}
