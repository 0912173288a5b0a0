import type { Command } from 'commander';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { printReference } from '../../../shared/src/core/reference';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { createSecret } from '../../../shared/src/flows/create';
import { createValueMaker } from '../../../shared/src/secrets/rotation/create-value-maker';
import type { ValueKind } from '../../../shared/src/secrets/rotation/value-maker';
import { exitCode } from '../exit-code';
import { describeHere } from '../output/describe-here';
import { reportMessage } from '../output/report-message';
import type { CommandHost } from '../command-host';
import { addValueOptions, failed, storeOpener, withSession } from '../session';
import type { Session } from '../session';
import type { NamedSecret } from './secret-argument';
import { addGenerateOption, addMetaOptions, givenMeta, secretCommand } from './secret-options';
import type { MetaOptions, OnSecretOptions } from './secret-options';
import { onSecret } from './secret-place';

interface NewOptions extends OnSecretOptions, MetaOptions {
  readonly generate?: ValueKind;
}

export function addSecretNewCommand(secret: Command, { context, finish }: CommandHost): void {
  addGenerateOption(addMetaOptions(addValueOptions(secretCommand(secret, 'new'))))
    .description('store a secret that is not there yet; its value is typed, given, or made')
    .addHelpText('after', EXAMPLES)
    .action(async (named: NamedSecret, options: NewOptions) => {
      finish(await withSession(context, options, (session) => onSecret(session, named, options, (ref) => create(session, ref, options))));
    });
}

async function create(session: Session, ref: SecretRef, options: NewOptions): Promise<number> {
  const { vault: { service }, context: { stdout, stderr, randomBytes } } = session;
  const outcome = await createSecret({ ref, meta: givenMeta(options), ...(options.generate === undefined ? {} : { generate: options.generate }) }, {
    service, openStore: storeOpener(session), values: createValueMaker(randomBytes), enterValue: () => enterValue(session, ref),
  });
  switch (outcome.kind) {
    case 'created':
      stderr.write(`${stderr.paint('green', 'stored')} ${safeText(printReference(ref))}, version ${outcome.version}${outcome.verified ? ', read back and compared' : ''}\n`);
      if (outcome.publicKey !== undefined) stdout.write(outcome.publicKey);
      return exitCode.clean;
    case 'cancelled':
      return failed(session, session.dialogue === undefined
        ? { kind: 'confirmation-needed', reason: 'give the value with --value-stdin or --value-fd, or say --generate' } : { kind: 'cancelled' });
    case 'failed':
      if (outcome.error.kind !== 'already-exists') return failed(session, outcome.error);
      reportMessage(stderr, { ...describeHere(outcome.error), next: 'Choose another name; "keyward secret set" or "keyward rotate" make a new version of this one.' });
      return exitCode.usage;
  }
}

async function enterValue({ given, dialogue }: Session, ref: SecretRef): Promise<SecretValue | undefined> {
  return given.value?.clone() ?? dialogue?.askHidden(`Value of ${safeText(printReference(ref))}: `);
}

const EXAMPLES = `
What is made is shown to nobody. Of a key pair the public half, which is no secret, goes to standard output.

Examples:
  keyward secret new shop/stripe --type api-key
  keyward secret new shop/session --type internal-token --generate token
  keyward secret new shop/jwt --type jwt-signing-key --generate ec-key > public.pem
`;
