import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { SignInMethod, SignInWay } from '../../../shared/src/secrets/sign-in';
import { methodChoices } from './add-store-questions';
import type { Choice } from './dialogs';
import type { StepBoxes } from './steps/step-boxes';
import { askInSteps, pickStep } from './steps/steps';
import type { Step } from './steps/steps';
import { secretStep, TypedSecrets } from './steps/typed-secrets';
import type { Translate } from './translate';

export interface SignInQuestionPorts {
  readonly boxes: StepBoxes;
  readonly t: Translate;
}

export interface SignInRequest {
  readonly store: string;
  /** The way that is offered first. */
  readonly method: SignInMethod;
  /** Why it is asked again. */
  readonly problem: string | undefined;
}

/**
 * Asks how, and with what, and hands it to `use`; what was typed is zeroed when that ends. Undefined when the person
 * left.
 */
export async function askSignIn<T>(
  { store, method, problem }: SignInRequest, { boxes, t }: SignInQuestionPorts, use: (way: SignInWay) => Promise<T>,
): Promise<T | undefined> {
  const typed = new TypedSecrets<Typed>();
  try {
    const first: SignInDraft = { method, wrapped: false };
    const draft = await askInSteps(t('Sign in to {0}', store), first, signInSteps(typed, problem, { boxes, t }));
    const way = draft === undefined ? undefined : wayOf(draft, typed);
    return way === undefined ? undefined : await use(way);
  } finally {
    typed.dispose();
  }
}

interface SignInDraft {
  readonly method: SignInMethod;
  readonly wrapped: boolean;
}

type Typed = 'token' | 'role-id' | 'secret-id' | 'wrapping-token';

function signInSteps(typed: TypedSecrets<Typed>, problem: string | undefined, { boxes, t }: SignInQuestionPorts): readonly Step<SignInDraft>[] {
  const after = (prompt: string): string => (problem === undefined ? prompt : `${problem} ${prompt}`);
  const kinds: readonly Choice<boolean>[] = [
    { label: t('The secret id itself'), value: false },
    { label: t('A wrapping token'), detail: t('Good for one use: whoever unwraps it second is told so'), value: true },
  ];
  const byRole = ({ method }: SignInDraft): boolean => method === 'approle';
  return [
    pickStep<SignInDraft, SignInMethod>(boxes, {
      // Whoever mistyped has chosen already.
      applies: () => problem === undefined,
      question: ({ method }) => ({ prompt: t('How do you sign in?'), choices: methodChoices(t), isChosen: (value) => value === method }),
      answered: (draft, method) => ({ ...draft, method }),
    }),
    secretStep(boxes, typed, { key: 'token', applies: ({ method }) => method === 'token', prompt: () => after(t('Paste the token.')) }),
    secretStep(boxes, typed, { key: 'role-id', applies: byRole, prompt: () => after(t('Paste the role id.')) }),
    pickStep<SignInDraft, boolean>(boxes, {
      applies: byRole,
      question: ({ wrapped }) => ({ prompt: t('What were you given for it?'), choices: kinds, isChosen: (value) => value === wrapped }),
      answered: (draft, wrapped) => ({ ...draft, wrapped }),
    }),
    secretStep(boxes, typed, { key: 'secret-id', applies: (draft) => byRole(draft) && !draft.wrapped, prompt: () => t('Paste the secret id.') }),
    secretStep(boxes, typed, { key: 'wrapping-token', applies: (draft) => byRole(draft) && draft.wrapped, prompt: () => t('Paste the wrapping token.') }),
  ];
}

function wayOf({ method, wrapped }: SignInDraft, typed: TypedSecrets<Typed>): SignInWay | undefined {
  if (method === 'token') return withValue(typed.get('token'), (token) => ({ kind: 'token', token }));
  const roleId = typed.get('role-id');
  const secretId = typed.get(wrapped ? 'wrapping-token' : 'secret-id');
  return roleId === undefined || secretId === undefined ? undefined : { kind: 'approle', roleId, secretId, wrapped };
}

function withValue(value: SecretValue | undefined, make: (value: SecretValue) => SignInWay): SignInWay | undefined {
  return value === undefined ? undefined : make(value);
}
