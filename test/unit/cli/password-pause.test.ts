import assert from 'node:assert/strict';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { TerminalPrompts } from '../../../cli/src/prompts/terminal-prompts';
import { describe as describeError } from '../../../shared/src/core/messages/describe';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { temporaryFolder } from '../../support/local-vault';
import { CliUser } from './cli-user';
import type { CommandRun } from './cli-user';

const UNTIL = '2026-01-02T03:04:05.000Z';

async function wrongPassword(user: CliUser): Promise<CommandRun> {
  const file = path.join(temporaryFolder(), 'wrong');
  writeFileSync(file, 'not the password\n');
  const descriptor = openSync(file, 'r');
  try {
    return await user.run(['unlock', '--password-fd', String(descriptor)]);
  } finally {
    closeSync(descriptor);
  }
}

describe('the pause after wrong passwords', () => {
  for (const problem of [{ kind: 'locked-out', until: UNTIL }, { kind: 'wrong-password', attemptsRemaining: 0 }] satisfies readonly VaultError[]) {
    it(`asks for no password after ${problem.kind}`, async () => {
      const prompts = new TerminalPrompts({ dialogue: undefined, screen: undefined, givenPassword: SecretValue.fromText('given') });
      assert.equal(await prompts.password({ kind: 'unlock', store: 'local', problem }), undefined);
      prompts.dispose();
    });
  }

  it('speaks of a recovery code only where there is one', () => {
    const next = (recoveryCode: boolean): string => describeError({ kind: 'locked-out', until: UNTIL, recoveryCode }).next;
    assert.match(next(true), /"keyward unlock"/);
    assert.doesNotMatch(next(false), /recovery/);
  });

  it('says until when, with the last wrong password already, and refuses the right one', async () => {
    const user = await CliUser.withVault();
    for (let left = 4; left > 0; left -= 1) assert.match((await wrongPassword(user)).stderr, new RegExp(`${left} attempts? remaining`));
    for (const run of [await wrongPassword(user), await user.runWithPassword(['unlock'])]) {
      assert.match(run.stderr, /The next attempt is possible in \d+ s\./);
      assert.doesNotMatch(run.stderr, /recovery|remaining/);
    }
  }).timeout(60_000);
});
