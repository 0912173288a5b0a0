import type { Command } from 'commander';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { printReference } from '../../../shared/src/core/reference';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { exitCode } from '../exit-code';
import { describeHere } from '../output/describe-here';
import { reportMessage } from '../output/report-message';
import type { CommandHost } from '../command-host';
import { addValueOptions, withSession } from '../session';
import type { Session } from '../session';
import type { NamedSecret } from './secret-argument';
import { addMetaOptions, givenMeta, secretCommand } from './secret-options';
import type { MetaOptions, OnSecretOptions } from './secret-options';
import { onSecret } from './secret-place';

interface SetOptions extends OnSecretOptions, MetaOptions {
  readonly new?: boolean;
}

export function addSecretSetCommand(secret: Command, { context, finish }: CommandHost): void {
  addMetaOptions(addValueOptions(secretCommand(secret, 'set')))
    .alias('edit')
    .description('store a value, as a new version where there is one already')
    .option('--new', 'refuse where there is one already')
    .addHelpText('after', SET_EXAMPLES)
    .action(async (named: NamedSecret, options: SetOptions) => {
      finish(await withSession(context, options, (session) => onSecret(session, named, options, (ref) => set(session, ref, options))));
    });
}

async function set(session: Session, ref: SecretRef, options: SetOptions): Promise<number> {
  const { vault: { service }, context: { stderr } } = session;
  const opened = await session.open(ref.store);
  if (!opened.ok) return failed(session, opened.error);
  const value = session.given.value?.clone() ?? await askValue(session, ref);
  if (value === undefined) {
    return failed(session, session.dialogue === undefined
      ? { kind: 'confirmation-needed', reason: 'give the value with --value-stdin or --value-fd' } : { kind: 'cancelled' });
  }
  try {
    const expected = options.new === true ? 'new' : 'any';
    const receipt = await service.put(ref, value, { expected, meta: givenMeta(options) });
    if (!receipt.ok) return failed(session, receipt.error, 'To store a new version, leave out --new. Or choose another name.');
    const { version, verified } = receipt.value;
    stderr.write(`${stderr.paint('green', 'stored')} ${safeText(printReference(ref))}, version ${version}${verified ? ', read back and compared' : ''}\n`);
    return exitCode.clean;
  } finally {
    value.dispose();
  }
}

async function askValue({ dialogue }: Session, ref: SecretRef): Promise<SecretValue | undefined> {
  return dialogue?.askHidden(`Value of ${safeText(printReference(ref))}: `);
}

/** `ifThere` is what to do where the secret exists already: each command has its own way out. */
function failed({ context: { stderr } }: Session, error: VaultError, ifThere?: string): number {
  const message = describeHere(error);
  reportMessage(stderr, error.kind === 'already-exists' && ifThere !== undefined ? { ...message, next: ifThere } : message);
  return exitCode.usage;
}

const SET_EXAMPLES = `
A value is never a part of the command line, where other users of the machine and your shell's history would see it.

Examples:
  keyward secret set shop/stripe
  keyward secret set shop/tls-key --type private-key --value-stdin < server.key
  printf '%s\\n%s' "$PASSWORD" "$VALUE" | keyward secret set ci/token --password-stdin --value-stdin
`;
