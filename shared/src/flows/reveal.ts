import type { SecretRef } from '../core/model/secret-ref';
import type { VaultError } from '../core/model/vault-error';
import type { Result } from '../core/result';
import { ok } from '../core/result';
import type { Confirm, SecretService } from '../secrets/service';
import type { Outlets, StoreOpener } from './ports';
import { refuse } from './refusal';

export interface RevealPorts {
  readonly service: Pick<SecretService, 'use' | 'record'>;
  readonly openStore: StoreOpener;
  readonly outlets: Outlets;
  /**
   * The question that names the secret and its store, asked after the intent is on disk. Undefined where nobody can be
   * asked; an answer given beforehand (a password typed for this very call) may stand for it.
   */
  readonly confirm: ((ref: SecretRef, outlet: Outlet) => ReturnType<Confirm>) | undefined;
}

export type Outlet = 'reveal' | 'copy';

/** Shows a value to the person: policy, intent on disk, question, store, outcome on disk, and only then the outlet. */
export function reveal(ref: SecretRef, ports: RevealPorts): Promise<Result<void, VaultError>> {
  return handOut(ref, 'reveal', ports);
}

export async function handOut(ref: SecretRef, outlet: Outlet, ports: RevealPorts): Promise<Result<void, VaultError>> {
  const { confirm, outlets } = ports;
  if (confirm === undefined) return refuse(outlet, [ref], { kind: 'confirmation-needed', reason: REASON[outlet] }, ports.service);
  const opened = await ports.openStore(ref.store);
  if (!opened.ok) return opened;
  const purpose = { kind: outlet, confirm: () => confirm(ref, outlet) };
  const used = await ports.service.use(ref, purpose, (value) => outlets[outlet](ref, value));
  return used.ok ? ok() : used;
}

const REASON: Readonly<Record<Outlet, string>> = {
  reveal: 'a value is only shown to a person who asks for it',
  copy: 'a value is only copied for a person who asks for it',
};
