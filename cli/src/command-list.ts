import type { Command } from 'commander';
import type { CommandHost } from './command-host';

/** Adds a command with its options, help and examples. Commands inherit the program's way of reporting errors. */
export type AddCommand = (program: Command, host: CommandHost) => void;

interface CommandEntry {
  readonly name: string;
  /** Loads what the command needs, and nothing before: a scan starts without the stores, and a store without the rules. */
  readonly load: () => Promise<AddCommand>;
}

/** In the order of the help. */
const COMMANDS: readonly CommandEntry[] = [
  { name: 'scan', load: async () => (await import('./commands/scan')).addScanCommand },
  { name: 'report', load: async () => (await import('./commands/report')).addReportCommand },
  { name: 'baseline', load: async () => (await import('./commands/baseline')).addBaselineCommand },
  { name: 'rules', load: async () => (await import('./commands/rules')).addRulesCommand },
  { name: 'fix', load: async () => (await import('./commands/fix')).addFixCommand },
  { name: 'redact', load: async () => (await import('./commands/redact')).addRedactCommand },
  { name: 'run', load: async () => (await import('./commands/run')).addRunCommand },
  { name: 'setup', load: async () => (await import('./commands/setup')).addSetupCommand },
  { name: 'allow', load: async () => (await import('./commands/allow')).addAllowCommand },
  { name: 'secret', load: async () => (await import('./commands/secret')).addSecretCommand },
  { name: 'rotate', load: async () => (await import('./commands/rotate')).addRotateCommand },
  { name: 'store', load: async () => (await import('./commands/store')).addStoreCommand },
  { name: 'status', load: async () => (await import('./commands/lock')).addStatusCommand },
  { name: 'unlock', load: async () => (await import('./commands/lock')).addUnlockCommand },
  { name: 'lock', load: async () => (await import('./commands/lock')).addLockCommand },
  { name: 'audit', load: async () => (await import('./commands/audit')).addAuditCommand },
];

/** Answered without any command. */
const QUESTIONS: readonly (string | undefined)[] = ['-V', '--version'];

/** The one command that a line starts with, or all of them where it starts with anything else: help speaks of all. */
export async function commandsFor([first]: readonly string[]): Promise<readonly AddCommand[]> {
  if (QUESTIONS.includes(first)) return [];
  const meant = COMMANDS.filter(({ name }) => name === first);
  return Promise.all((meant.length > 0 ? meant : COMMANDS).map(({ load }) => load()));
}
