import { describe } from '../../../shared/src/core/messages/describe';
import { LOCAL_STORE } from '../../../shared/src/core/config/user-config';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { Result } from '../../../shared/src/core/result';
import type { StoreConfiguration } from '../../../shared/src/secrets/config/store-configuration';
import type { SecretService } from '../../../shared/src/secrets/service';
import type { SignedIn, SignInMethod } from '../../../shared/src/secrets/sign-in';
import type { StoreOpener } from '../../../shared/src/flows/ports';
import type { Dialogs } from '../prompts/dialogs';
import type { Busy } from '../prompts/patience';
import { askSignIn } from '../prompts/sign-in-questions';
import type { StepBoxes } from '../prompts/steps/step-boxes';
import type { Translate } from '../prompts/translate';
import type { Touched } from './touched';

export interface SignInPorts {
  readonly service: Pick<SecretService, 'stores' | 'status' | 'signIn'>;
  readonly config: Pick<StoreConfiguration, 'read'>;
  readonly openStore: StoreOpener;
  readonly boxes: StepBoxes;
  readonly dialogs: Dialogs;
  readonly busy: Busy;
  readonly touched: Touched;
  /** Day and time as people write them where the editor runs. */
  readonly date: (iso: string) => string;
  readonly t: Translate;
}

/**
 * Signs in to a store, and asks again as long as the server does not take what was given. True when somebody is signed
 * in. `method` is the way that is offered first; without it, what config.yaml says.
 */
export async function signIn(store: string, ports: SignInPorts, method?: SignInMethod): Promise<boolean> {
  const { boxes, busy, service, t } = ports;
  await openKeeper(ports);
  let first = method ?? await configuredMethod(store, ports);
  let problem: string | undefined;
  for (;;) {
    const result = await askSignIn({ store, method: first, problem }, { boxes, t }, (way) => {
      first = way.kind;
      return busy(t('Signing in to {0}', store), () => service.signIn(store, way));
    });
    if (result === undefined) return false;
    if (result.ok || !isWrongSignIn(result.error)) return report(store, result, ports);
    problem = describe(result.error).what;
  }
}

/**
 * Sign-ins are remembered in the local store, which is opened first, or made if the person wants it. Whoever turns away
 * there is signed in for this session only, which the notice says.
 */
async function openKeeper({ service, openStore, dialogs, t }: SignInPorts): Promise<void> {
  const keeper = await service.status(LOCAL_STORE);
  const isWanted = keeper?.state === 'locked' || (keeper?.state === 'missing' && await dialogs.confirm({
    title: t('Remember the sign-in on this computer?'),
    detail: t('Keyward keeps sign-ins in an encrypted vault of yours, and there is none yet. Without one, you sign in again in every window.'),
    action: t('Create Vault'),
  }));
  if (!isWanted) return;
  const opened = await openStore(LOCAL_STORE);
  if (!opened.ok) dialogs.failed(opened.error);
}

async function configuredMethod(store: string, { config }: SignInPorts): Promise<SignInMethod> {
  const known = await config.read();
  const entry = known.ok ? known.value.stores.find(({ name }) => name === store) : undefined;
  return entry?.type === 'hashicorp' ? entry.auth.method : 'token';
}

function isWrongSignIn(error: VaultError): boolean {
  return error.kind === 'unauthenticated' && error.reason === 'refused';
}

function report(store: string, result: Result<SignedIn, VaultError>, { dialogs, touched, date, t }: SignInPorts): boolean {
  touched({ store });
  if (!result.ok) {
    dialogs.failed(result.error);
    return false;
  }
  const { account, expires, remembered } = result.value;
  const who = expires === undefined ? t('Signed in to {0} as {1}.', store, account) : t('Signed in to {0} as {1} until {2}.', store, account, date(expires));
  dialogs.notify(remembered
    ? { level: 'information', text: who, passing: true }
    : { level: 'information', text: `${who} ${t('It holds until this window closes: there is no open vault on this computer that could remember it.')}` });
  return true;
}
