import { describe } from '../../../shared/src/core/messages/describe';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { StoreStatus } from '../../../shared/src/secrets/store';
import type { Translate } from '../prompts/translate';

/** Values in a text, and code that is unsafe with some. */
export interface FindingCounts {
  readonly secrets: number;
  readonly patterns: number;
}

/** What is known for the status bar. */
export interface StatusFacts {
  readonly trusted: boolean;
  readonly findings: FindingCounts;
  readonly vault: VaultState;
}

/** The local vaults as one state: what the welcome text, the buttons and the status bar go by. */
export type VaultState =
  | { readonly kind: 'missing' | 'locked' | 'open' }
  /** It can be neither opened nor created before somebody has looked after it. */
  | { readonly kind: 'problem'; readonly error: VaultError };

export interface StatusView {
  readonly text: string;
  readonly tooltip: string;
  readonly emphasis: 'none' | 'warning';
}

/** A problem comes first, as it is what a person must know; then what he can do: unlock, or create. */
export function vaultState(stores: readonly StoreStatus[]): VaultState {
  const lockable = stores.filter(({ capabilities }) => capabilities.lockable);
  const bad = lockable.find(({ state }) => !USUAL_STATES.has(state));
  if (bad !== undefined) return { kind: 'problem', error: problemOf(bad) };
  if (lockable.some(({ state }) => state === 'locked' || state === 'locked-out')) return { kind: 'locked' };
  return { kind: lockable.length > 0 && lockable.every(({ state }) => state === 'missing') ? 'missing' : 'open' };
}

const USUAL_STATES: ReadonlySet<StoreStatus['state']> = new Set(['missing', 'locked', 'locked-out', 'ready']);

/** Why a store cannot be used. One that gives no reason of its own is at least named with its state. */
export function problemOf({ name, state, error }: StoreStatus): VaultError {
  return error ?? { kind: 'unreachable', store: name, code: state };
}

/** One short text: the lock's state as an icon, and how many findings this file has. */
export function statusView({ trusted, findings, vault }: StatusFacts, t: Translate): StatusView {
  const icon = trusted ? ICONS[vault.kind] : '$(shield)';
  const { secrets, patterns } = findings;
  const all = secrets + patterns;
  const count = all === 0 ? '' : ` ${all}`;
  const lines = [
    secrets === 0 ? t('No secrets found in this file') : t('Secrets found in this file: {0}', secrets),
    ...(patterns === 0 ? [] : [t('Unsafe patterns in this file: {0}', patterns)]),
    trusted ? vaultLine(vault, t) : t('The folder is not trusted: no vault is opened'),
  ];
  const isLoud = all > 0 || (trusted && vault.kind === 'problem');
  return { text: `${icon} Keyward${count}`, tooltip: lines.join('\n'), emphasis: isLoud ? 'warning' : 'none' };
}

const ICONS: Readonly<Record<VaultState['kind'], string>> = {
  missing: '$(shield)', locked: '$(lock)', open: '$(unlock)', problem: '$(error)',
};

function vaultLine(vault: VaultState, t: Translate): string {
  switch (vault.kind) {
    case 'missing': return t('There is no vault yet');
    case 'locked': return t('The vault is locked');
    case 'open': return t('The vault is open');
    case 'problem': {
      const { what, next } = describe(vault.error);
      return [t('The vault cannot be used'), what, next].join('\n');
    }
  }
}
