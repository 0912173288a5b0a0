import type { StoreStatus } from '../../../shared/src/secrets/store';
import type { Translate } from '../prompts/translate';

/** What is known for the status bar. */
export interface StatusFacts {
  readonly trusted: boolean;
  readonly findings: number;
  readonly vault: VaultState;
}

/** The local vaults as one state: what the welcome text, the buttons and the status bar go by. */
export type VaultState = 'missing' | 'locked' | 'open';

export interface StatusView {
  readonly text: string;
  readonly tooltip: string;
  readonly emphasis: 'none' | 'warning';
}

export function vaultState(stores: readonly StoreStatus[]): VaultState {
  const lockable = stores.filter(({ capabilities }) => capabilities.lockable);
  if (lockable.some(({ state }) => state === 'locked' || state === 'locked-out')) return 'locked';
  return stores.length > 0 && stores.every(({ state }) => state === 'missing') ? 'missing' : 'open';
}

/** One short text: the lock's state as an icon, and how many findings this file has. */
export function statusView({ trusted, findings, vault }: StatusFacts, t: Translate): StatusView {
  const icon = trusted ? ICONS[vault] : '$(shield)';
  const count = findings === 0 ? '' : ` ${findings}`;
  const lines = [
    findings === 0 ? t('No secrets found in this file') : t('Secrets found in this file: {0}', findings),
    trusted ? vaultLine(vault, t) : t('The folder is not trusted: no vault is opened'),
  ];
  return { text: `${icon} Keyward${count}`, tooltip: lines.join('\n'), emphasis: findings === 0 ? 'none' : 'warning' };
}

const ICONS: Readonly<Record<VaultState, string>> = { missing: '$(shield)', locked: '$(lock)', open: '$(unlock)' };

function vaultLine(vault: VaultState, t: Translate): string {
  switch (vault) {
    case 'missing': return t('There is no vault yet');
    case 'locked': return t('The vault is locked');
    case 'open': return t('The vault is open');
  }
}
