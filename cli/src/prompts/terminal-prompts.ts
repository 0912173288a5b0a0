import { describe } from '../../../shared/src/core/messages/describe';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import type { PasswordRequest, VaultPrompts } from '../../../shared/src/flows/ports';
import type { SecretScreen } from '../outlets/secret-screen';
import { checkPassword } from '../../../shared/src/secrets/vault-file/slots/password-rules';
import type { Dialogue } from './dialogue';

export interface TerminalPromptsOptions {
  /** Undefined where nobody can be asked. */
  readonly dialogue: Dialogue | undefined;
  readonly screen: SecretScreen | undefined;
  /** Given by descriptor; it answers the first question for a password, and no second one. */
  readonly givenPassword: SecretValue | undefined;
}

/** Asks the vault's owner at the terminal. */
export class TerminalPrompts implements VaultPrompts {
  readonly #dialogue: Dialogue | undefined;
  readonly #screen: SecretScreen | undefined;
  #given: SecretValue | undefined;
  readonly #wasGiven: boolean;

  constructor({ dialogue, screen, givenPassword }: TerminalPromptsOptions) {
    this.#dialogue = dialogue;
    this.#screen = screen;
    this.#given = givenPassword;
    this.#wasGiven = givenPassword !== undefined;
  }

  /** Nobody is asked during the pause after wrong passwords: even the right one would be refused. */
  password(request: PasswordRequest): Promise<SecretValue | undefined> {
    if (request.problem !== undefined && isPause(request.problem)) return Promise.resolve(undefined);
    const given = this.#given;
    this.#given = undefined;
    if (given !== undefined || this.#wasGiven) return Promise.resolve(given);
    return request.kind === 'new' ? this.#newPassword(request) : this.#ask(request.problem, `Password of "${request.store}": `);
  }

  recoveryCode(store: string, problem: VaultError | undefined): Promise<SecretValue | undefined> {
    return this.#wasGiven ? Promise.resolve(undefined) : this.#ask(problem, `Recovery code of "${store}": `);
  }

  async wantsRecoveryCode(store: string): Promise<boolean> {
    if (this.#dialogue === undefined || this.#wasGiven) return false;
    this.#dialogue.say('There is only one way into this vault so far. If it is lost, the secrets are lost.');
    return this.#dialogue.confirm(`Show a recovery code for "${store}" now?`, 'yes');
  }

  async saveRecoveryCode(store: string, code: SecretValue): Promise<boolean> {
    if (this.#dialogue === undefined || this.#screen === undefined) return false;
    await this.#screen.show(`Recovery code of "${store}". Write it down, or save it in a password manager:`, code);
    return this.#dialogue.confirm('Have you saved it?', 'no');
  }

  dispose(): void {
    this.#given?.dispose();
    this.#given = undefined;
  }

  async #ask(problem: VaultError | undefined, question: string): Promise<SecretValue | undefined> {
    if (this.#dialogue === undefined) return undefined;
    if (problem !== undefined) this.#dialogue.say(describe(problem).what);
    return this.#dialogue.askHidden(question);
  }

  /** Twice, until both are the same. One that is refused anyway is not asked for again. */
  async #newPassword({ store, problem }: PasswordRequest): Promise<SecretValue | undefined> {
    if (problem !== undefined) this.#dialogue?.say(describe(problem).what);
    if (problem?.kind !== 'weak-password') {
      this.#dialogue?.say(`"${store}" needs a master password. It is stored nowhere: nobody can bring it back.`);
      this.#dialogue?.say(PASSWORD_RULE);
    }
    for (;;) {
      const first = await this.#ask(undefined, 'New password: ');
      if (first === undefined) return undefined;
      const strong = checkPassword(first);
      if (!strong.ok) {
        const { what, next } = describe(strong.error);
        this.#dialogue?.say(`${what} ${next}`);
        first.dispose();
        continue;
      }
      const second = await this.#dialogue?.askHidden('The same again: ');
      const same = second !== undefined && first.equals(second);
      second?.dispose();
      if (same) return first;
      first.dispose();
      if (second === undefined) return undefined;
      this.#dialogue?.say('These two are not the same.');
    }
  }
}

/** Whether a password is not even tried now. */
export function isPause(problem: VaultError): boolean {
  return problem.kind === 'locked-out' || (problem.kind === 'wrong-password' && problem.attemptsRemaining === 0);
}

/** As password-rules.ts checks it. */
const PASSWORD_RULE = 'At least 12 characters with three of capitals, small letters, digits and others, or 20 of any kind.';
