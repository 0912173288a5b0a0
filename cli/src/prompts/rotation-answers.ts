import { describe } from '../../../shared/src/core/messages/describe';
import type { Message } from '../../../shared/src/core/messages/message';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { printReference } from '../../../shared/src/core/reference';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { RotatePorts, RotationChoice } from '../../../shared/src/flows/rotate';
import { kindWords, rotationSentences, UNLIKE } from '../../../shared/src/flows/rotation-notice';
import { mayGenerate } from '../../../shared/src/flows/rotation-plan';
import type { RotationPlan } from '../../../shared/src/flows/rotation-plan';
import { VALUE_KINDS } from '../../../shared/src/secrets/rotation/value-maker';
import type { ValueKind } from '../../../shared/src/secrets/rotation/value-maker';
import { describeHere } from '../output/describe-here';
import type { Session } from '../session';
import type { Dialogue } from './dialogue';

/** What the command line says of a rotation. */
export interface RotationOptions {
  readonly generate?: ValueKind;
  readonly yes?: boolean;
}

type Questions = Pick<RotatePorts, 'choose' | 'enterValue' | 'acceptUnlike' | 'tryAgain'>;

/** Answers from the command line where they are there, and from the person at the terminal otherwise. */
export class RotationAnswers {
  readonly #session: Session;
  readonly #options: RotationOptions;
  /** Why the rotation ended where nobody could be asked: it is said in place of the outcome. */
  refusal: Message | undefined;
  #givenTaken = false;

  constructor(session: Session, options: RotationOptions) {
    this.#session = session;
    this.#options = options;
  }

  ports(): Questions {
    const { dialogue } = this.#session;
    return {
      choose: (plan) => this.#choose(plan),
      enterValue: (plan, problem) => this.#enterValue(plan, problem),
      acceptUnlike: async (how) => {
        if (this.#options.yes === true) return true;
        if (dialogue === undefined) this.#refuse(`${UNLIKE[how]} With --yes it is taken all the same`);
        return await dialogue?.confirm(`${UNLIKE[how]} Is it right?`, 'no') ?? false;
      },
      tryAgain: async (error) => dialogue?.confirm(`${describe(error).what} Try to store it once more?`, 'yes') ?? false,
    };
  }

  async #choose(plan: RotationPlan): Promise<RotationChoice | undefined> {
    const { given: { value }, dialogue, context: { stderr } } = this.#session;
    const { generate, yes } = this.#options;
    const fitting = generate === undefined ? plan.fitting : fittedTo(generate, plan);
    const chosen = chosenBefore({ plan, fitting, given: value !== undefined, generate: generate !== undefined, yes: yes === true });
    if (chosen !== undefined && (plan.keepsOld || yes === true)) {
      for (const sentence of rotationSentences(plan)) stderr.write(`${sentence}\n`);
      return chosen;
    }
    if (dialogue === undefined) {
      this.#refuse(missingOption(plan, chosen));
      return undefined;
    }
    for (const sentence of rotationSentences(plan)) dialogue.say(sentence);
    return chosen === undefined ? choose(dialogue, plan, fitting) : (await dialogue.confirm('Go on?', 'no') ? chosen : undefined);
  }

  /** A given value is taken once: it does not become another one by asking again. */
  async #enterValue({ ref }: RotationPlan, problem: 'same' | undefined): Promise<SecretValue | undefined> {
    const { given, dialogue } = this.#session;
    if (given.value !== undefined) {
      if (problem === 'same') this.refusal ??= GIVEN_SAME;
      const first = !this.#givenTaken;
      this.#givenTaken = true;
      return first ? given.value.clone() : undefined;
    }
    if (problem === 'same') dialogue?.say('That is the value that is stored already.');
    return dialogue?.askHidden(`New value of ${safeText(printReference(ref))}: `);
  }

  #refuse(reason: string): void {
    this.refusal ??= describeHere({ kind: 'confirmation-needed', reason });
  }
}

const GIVEN_SAME: Message = { what: 'The given value is the one that is stored already.', kept: 'Nothing was changed.', next: 'Give the new one.' };

const KINDS = new Intl.ListFormat('en', { type: 'disjunction' }).format(Object.keys(VALUE_KINDS));

function missingOption({ issuer, fitting }: RotationPlan, chosen: RotationChoice | undefined): string {
  if (chosen !== undefined) return 'the old value is lost then: say --yes';
  if (!mayGenerate(issuer)) return 'give the new value with --value-stdin or --value-fd';
  return `say --generate with ${fitting === undefined ? KINDS : fitting.kind}, or give the value with --value-stdin`;
}

/** A kind that was asked for by its name keeps the sizes that the secret has. */
function fittedTo(generate: ValueKind, { fitting }: RotationPlan): ValueKind {
  return fitting?.kind === generate.kind ? fitting : generate;
}

interface Beforehand {
  readonly plan: RotationPlan;
  readonly fitting: ValueKind | undefined;
  readonly given: boolean;
  readonly generate: boolean;
  readonly yes: boolean;
}

/** What the command line says already. `--yes` alone takes a value that is made only where the user surely is the issuer. */
function chosenBefore({ plan, fitting, given, generate, yes }: Beforehand): RotationChoice | undefined {
  if (given) return { kind: 'enter' };
  const wanted = generate || (yes && plan.issuer === 'user');
  return wanted && fitting !== undefined ? { kind: 'generate', valueKind: fitting } : undefined;
}

async function choose(dialogue: Dialogue, plan: RotationPlan, fitting: ValueKind | undefined): Promise<RotationChoice | undefined> {
  if (!mayGenerate(plan.issuer)) return { kind: 'enter' };
  if (fitting === undefined) {
    dialogue.say(`What kind of value it needs cannot be told from the old one. To have one made, say its kind: --generate with ${KINDS}.`);
    return await dialogue.confirm('Enter a new value?', 'yes') ? { kind: 'enter' } : undefined;
  }
  const answer = await dialogue.choose(`Make ${kindWords(fitting)} (m), enter a value (e), or leave it (l)?`, { m: 'making it', e: 'entering one', l: 'leaving it as it is' });
  if (answer === 'm') return { kind: 'generate', valueKind: fitting };
  return answer === 'e' ? { kind: 'enter' } : undefined;
}
