import { LOCAL_STORE } from '../../../shared/src/core/config/user-config';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { printReference } from '../../../shared/src/core/reference';
import type { Result } from '../../../shared/src/core/result';
import { err } from '../../../shared/src/core/result';
import type { Outlets } from '../../../shared/src/flows/ports';
import { refuse } from '../../../shared/src/flows/refusal';
import { reveal } from '../../../shared/src/flows/reveal';
import type { RevealPorts } from '../../../shared/src/flows/reveal';
import { codingAgent } from '../prompts/agent-environment';
import type { Session } from '../session';
import { storeOpener } from '../session';

/**
 * `secret get --show`. A person at a terminal is asked and sees the value there. A program that gives the vault's password
 * has it on its standard output. Everybody else, and every coding agent, gets a refusal, which is in the log.
 */
export async function showSecret(session: Session, ref: SecretRef): Promise<Result<void, VaultError>> {
  const { service } = session.vault;
  const way = await chooseWay(session, ref);
  if (!way.ok) return refuse('reveal', [ref], way.error, service);
  return reveal(ref, { service, openStore: storeOpener(session), ...way.value });
}

async function chooseWay(session: Session, ref: SecretRef): Promise<Result<Way, VaultError>> {
  const agent = codingAgent(session.context.environment);
  if (agent !== undefined) return err({ kind: 'denied', ruleId: 'default/agent', reason: `${agent.id} started this command, and values are for people` });
  return session.passwordGiven ? standardOutput(session, ref) : terminalScreen(session);
}

type Way = Pick<RevealPorts, 'outlets' | 'confirm'>;

/**
 * The given password stands for the confirmation only where it is what opens the vault; for a store with a sign-in, the
 * one that remembers that.
 */
async function standardOutput({ context, vault: { service } }: Session, ref: SecretRef): Promise<Result<Way, VaultError>> {
  const wanted = await service.status(ref.store);
  const status = wanted?.capabilities.signIn === true ? await service.status(LOCAL_STORE) : wanted;
  if (status?.waysIn?.includes('password') !== true) {
    return err({ kind: 'confirmation-needed', reason: 'this store has no password that could stand for a person\'s yes' });
  }
  return {
    ok: true,
    value: {
      confirm: () => Promise.resolve(true),
      outlets: only('reveal', (value) => {
        context.stdout.writeBytes(value.bytes());
        if (context.stdout.traits.interactive) context.stdout.write('\n');
        return Promise.resolve();
      }),
    },
  };
}

function terminalScreen({ dialogue, screen }: Session): Result<Way, VaultError> {
  if (dialogue === undefined || screen === undefined) {
    return err({ kind: 'confirmation-needed', reason: 'a value is shown on a terminal, or to whoever gives the vault\'s password' });
  }
  return {
    ok: true,
    value: {
      confirm: (ref) => dialogue.confirm(`Show the value of ${printReference(ref)} on this terminal?`, 'no'),
      outlets: only('reveal', (value, ref) => screen.show(printReference(ref), value)),
    },
  };
}

type Show = (value: Parameters<Outlets['reveal']>[1], ref: SecretRef) => Promise<void>;

/** A terminal has no clipboard of its own that could be cleared again. */
function only(_kind: 'reveal', show: Show): Outlets {
  return {
    reveal: (ref, value) => show(value, ref),
    copy: () => Promise.reject(new Error('the terminal program copies nothing')),
  };
}
