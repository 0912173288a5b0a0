import assert from 'node:assert/strict';
import { DEFAULT_FIELD } from '../../../shared/src/core/reference';
import type { SecretRef } from '../../../shared/src/core/model/secret-ref';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { err } from '../../../shared/src/core/result';
import { rotateSecret } from '../../../shared/src/flows/rotate';
import type { RotatePorts, RotationOutcome } from '../../../shared/src/flows/rotate';
import type { RotationPlan } from '../../../shared/src/flows/rotation-plan';
import { rotationNotice, rotationSentences } from '../../../shared/src/flows/rotation-notice';
import { queryAuditLog } from '../../../shared/src/secrets/audit/query';
import { valueOf } from '../../support/local-vault';
import { stripeKey } from './flow-world';
import { SecretLife } from './secret-life';

const PATH = 'shop/session';
const REF: SecretRef = { store: 'local', path: PATH, field: DEFAULT_FIELD };
const RULE = 'keyward/stripe-secret-key';
const [OLD, NEW] = [stripeKey('old'), stripeKey('new')];

describe('rotate', () => {
  let life: SecretLife;
  beforeEach(async () => { life = await SecretLife.start(); });

  const stored = (ref: SecretRef = REF): Promise<string> => life.world.stored(ref);
  async function rotate(changes: Partial<RotatePorts> = {}, ref = REF): Promise<RotationOutcome> {
    return rotateSecret(ref, await life.rotatePorts(changes));
  }

  /** Enters these values, one after the other, as a person would. */
  function entering(...texts: readonly string[]): Pick<RotatePorts, 'choose' | 'enterValue'> & { readonly problems: (string | undefined)[] } {
    const left = [...texts];
    const problems: (string | undefined)[] = [];
    return {
      problems, choose: () => Promise.resolve({ kind: 'enter' }),
      enterValue: (_plan, problem) => {
        problems.push(problem);
        const text = left.shift();
        return Promise.resolve(text === undefined ? undefined : SecretValue.fromText(text));
      },
    };
  }

  /** A service whose first write is done, and says nothing of it; afterwards somebody writes, or nothing may be read any more. */
  async function losingAnswers(ref: SecretRef, afterwards: 'nothing' | 'theirs' | 'blind'): Promise<RotatePorts['service']> {
    const service = await life.world.service();
    let lost = false;
    return {
      status: (name) => service.status(name), describe: (place) => service.describe(place),
      use: (...args) => lost && afterwards === 'blind'
        ? Promise.resolve(err({ kind: 'forbidden', store: ref.store, operation: 'read' })) : service.use(...args),
      put: async (...args) => {
        const receipt = await service.put(...args);
        if (lost) return receipt;
        lost = true;
        if (afterwards === 'theirs') await life.store(PATH, 'theirs', {}, ref.store);
        return err({ kind: 'write-uncertain', store: ref.store, name: PATH });
      },
    };
  }

  describe('where the user is the issuer', () => {
    it('makes a value of the same kind as a new version, and keeps the old one', async () => {
      await life.store(PATH, 'ab'.repeat(16), { type: 'internal-token' });
      const outcome = await rotate();
      assert(outcome.kind === 'rotated');
      assert.deepEqual([outcome.version, outcome.previous, outcome.verified], [2, 1, true]);
      assert.match(await stored(), /^[0-9a-f]{32}$/);
      assert.notEqual(await stored(), 'ab'.repeat(16));
      assert.equal(await stored({ ...REF, version: 1 }), 'ab'.repeat(16));
      assert.equal((await life.meta(PATH)).type, 'internal-token');
    });

    it('is one rotation in the log, with its own permission', async () => {
      await life.store(PATH, 'ab'.repeat(16), { type: 'internal-token' });
      await rotate();
      const entries = valueOf(await queryAuditLog(`${life.world.home}/audit`, { eventTypes: ['SECRET_ROTATE'] }));
      assert.deepEqual(entries.map(({ action, phase, result, secret_version }) => [action, phase, result, secret_version]), [
        ['rotate', 'intent', 'pending', null], ['rotate', 'outcome', 'success', 2],
      ]);
    });

    it('gives the public half of a key pair, and no other part of it', async () => {
      await life.store(PATH, 'x', { type: 'private-key' });
      const outcome = await rotate({ choose: () => Promise.resolve({ kind: 'generate', valueKind: { kind: 'ed25519-key' } }) });
      assert(outcome.kind === 'rotated');
      assert.match(outcome.publicKey ?? '', /BEGIN PUBLIC KEY/);
      assert(!JSON.stringify(outcome).includes('PRIVATE KEY-----'));
    });

    it('changes one field of several', async () => {
      await life.store(PATH, 'user');
      const ref = { ...REF, field: 'password' };
      const value = SecretValue.fromText('old-password-1');
      valueOf(await (await life.world.service()).put(ref, value, { expected: 'any', meta: { type: 'password' } }));
      assert.equal((await rotate({}, ref)).kind, 'rotated');
      assert.equal(await stored(), 'user');
      assert.notEqual(await stored(ref), 'old-password-1');
    });

    it('names the lines that go on asking for an old version', async () => {
      await life.store(PATH, 'ab'.repeat(16), { type: 'internal-token' });
      await life.manifest(`A=keyward://local/${PATH}#value?version=1`, `B=keyward://local/${PATH}#value`);
      const outcome = await rotate();
      assert(outcome.kind === 'rotated');
      assert.deepEqual(outcome.plan.pinned.map(({ name }) => name), ['A']);
      assert.match(rotationNotice(outcome).next, /Still asking for an old version: A \(version 1\) in .+keyward\.env/);
    });

    it('does nothing after a no, and shows the plan without a value before', async () => {
      await life.store(PATH, 'quite-a-token-0123456789', { type: 'encryption-key' });
      const plans: RotationPlan[] = [];
      const outcome = await rotate({ choose: (plan) => { plans.push(plan); return Promise.resolve(undefined); } });
      assert.equal(outcome.kind, 'cancelled');
      assert(!JSON.stringify(plans).includes('0123456789'));
      assert.match(rotationSentences(plans[0] ?? assert.fail()).join(' '), /encrypted with the old key.*Version 1 stays/);
      assert.equal((await life.meta(PATH)).versions.length, 1);
    });
  });

  describe('of a vendor\'s key', () => {
    beforeEach(() => life.store(PATH, OLD, { type: 'api-key', rule: RULE }));

    it('never makes a value up', async () => {
      const outcome = await rotate({ choose: () => Promise.resolve({ kind: 'generate', valueKind: { kind: 'token', bytes: 32 } }) });
      assert.equal(outcome.kind, 'not-the-issuer');
      assert.equal(await stored(), OLD);
      assert.match(rotationNotice(outcome).what, /No value is made up/);
    });

    it('takes the new one, says where it comes from and to revoke the old one', async () => {
      const seen: RotationPlan[] = [];
      const vendor = { vendor: 'Stripe', remediation: 'Roll it in the dashboard.', documentation: 'https://docs.stripe.com/keys' };
      const { enterValue } = entering(NEW);
      const outcome = await rotate({
        enterValue, consoleOf: (rule) => Promise.resolve(rule === RULE ? vendor : undefined),
        choose: (plan) => { seen.push(plan); return Promise.resolve({ kind: 'enter' }); },
      });
      assert(outcome.kind === 'rotated');
      assert.equal(await stored(), NEW);
      assert.match(rotationSentences(seen[0] ?? assert.fail()).join(' '), /vendor's key.*Stripe: Roll it in the dashboard/);
      assert.match(rotationNotice(outcome).next, /revoke the old one/);
      assert.equal((await life.meta(PATH)).rule, RULE);
    });

    it('asks again for the value that is stored already', async () => {
      const person = entering(OLD, NEW);
      assert.equal((await rotate(person)).kind, 'rotated');
      assert.deepEqual(person.problems, [undefined, 'same']);
    });

    it('asks whether one that looks different is meant, and for another after a no', async () => {
      const asked: string[] = [];
      const other = NEW.replace('live', 'test');
      const outcome = await rotate({ ...entering(other, other, NEW), acceptUnlike: (how) => { asked.push(how); return Promise.resolve(false); } });
      assert.equal(outcome.kind, 'rotated');
      assert.deepEqual(asked, ['other-prefix', 'other-prefix']);
      assert.equal(await stored(), NEW);
      const again = await rotate({ ...entering(other), acceptUnlike: () => Promise.resolve(true) });
      assert.equal(again.kind, 'rotated');
      assert.equal(await stored(), other);
    });

    it('keeps what was entered for another try when the store cannot be reached', async () => {
      const service = await life.world.service();
      const faults: VaultError[] = [{ kind: 'unreachable', store: 'local', code: 'ECONNRESET' }, { kind: 'busy', store: 'local' }];
      const asked: string[] = [];
      const ports = await life.rotatePorts();
      const outcome = await rotateSecret(REF, {
        ...ports, ...entering(NEW), tryAgain: ({ kind }) => { asked.push(kind); return Promise.resolve(true); },
        service: {
          status: (name) => service.status(name), describe: (ref) => service.describe(ref), use: (...args) => service.use(...args),
          put: (...args) => {
            const fault = faults.shift();
            return fault === undefined ? service.put(...args) : Promise.resolve(err(fault));
          },
        },
      });
      assert.equal(outcome.kind, 'rotated');
      assert.deepEqual(asked, ['unreachable', 'busy']);
      assert.equal(await stored(), NEW);
    });

    for (const store of ['local', 'team']) {
      it(`knows its own version again in ${store} when an earlier try had been done without an answer`, async () => {
        const ref = { ...REF, store };
        await life.store(PATH, OLD, { type: 'api-key', rule: RULE }, store);
        const newest = (await life.meta(PATH, store)).versions.length;
        const outcome = await rotate({ ...entering(NEW), tryAgain: () => Promise.resolve(true), service: await losingAnswers(ref, 'nothing') }, ref);
        assert(outcome.kind === 'rotated');
        assert.deepEqual([outcome.version, outcome.verified], [newest + 1, true]);
        assert.equal(await stored(ref), NEW);
      });
    }

    it('still tells somebody else\'s version from its own, and claims nothing where it may not look', async () => {
      const yes = (): Promise<boolean> => Promise.resolve(true);
      const again = { tryAgain: yes, acceptUnlike: yes };
      const theirs = await rotate({ ...entering(NEW), ...again, service: await losingAnswers(REF, 'theirs') });
      assert.equal(theirs.kind, 'conflict');
      const blind = await rotate({ ...entering(NEW), ...again, service: await losingAnswers(REF, 'blind') });
      assert(blind.kind === 'failed' && blind.error.kind === 'write-uncertain');
    });

    it('is cancelled by an empty answer', async () => {
      assert.equal((await rotate(entering())).kind, 'cancelled');
      assert.equal(await stored(), OLD);
    });
  });

  it('refuses the second of two rotations at once, and says whose version is there', async () => {
    await life.store(PATH, 'ab'.repeat(16), { type: 'internal-token' });
    const second = await rotate({
      choose: async ({ fitting }) => {
        assert.equal((await rotate()).kind, 'rotated');
        return fitting === undefined ? undefined : { kind: 'generate', valueKind: fitting };
      },
    });
    assert(second.kind === 'conflict');
    assert.equal(second.theirs?.version, 2);
    assert.match(rotationNotice(second).what, /Version 2 was made at .*while you were rotating it/);
    assert.equal((await life.meta(PATH)).versions.length, 2);
  });

  it('notices the other rotation also in a store that compares no versions', async () => {
    const ref = { ...REF, store: 'team' };
    await life.store(PATH, 'ab'.repeat(16), { type: 'internal-token' }, 'team');
    const second = await rotate({
      choose: async ({ fitting }) => {
        await life.store(PATH, 'theirs', {}, 'team');
        return fitting === undefined ? undefined : { kind: 'generate', valueKind: fitting };
      },
    }, ref);
    assert.equal(second.kind, 'conflict');
    assert.equal(await stored(ref), 'theirs');
  });

  it('is refused for a pinned version, a deleted secret and a missing one', async () => {
    await life.store(PATH, 'x');
    const pinned = await rotate({}, { ...REF, version: 1 });
    assert(pinned.kind === 'failed' && pinned.error.kind === 'unsupported');
    valueOf(await (await life.world.service()).delete(REF));
    for (const ref of [REF, { ...REF, path: 'shop/none' }]) {
      const outcome = await rotate({}, ref);
      assert(outcome.kind === 'failed' && outcome.error.kind === 'not-found', ref.path);
    }
  });

  it('goes on without the old value\'s form where a sign-in may only write', async () => {
    await life.store(PATH, 'old-token', { type: 'internal-token' }, 'team');
    life.team.faults.read = () => err({ kind: 'forbidden', store: 'team', operation: 'read' });
    const outcome = await rotate({}, { ...REF, store: 'team' });
    assert(outcome.kind === 'rotated');
    assert.equal(outcome.verified, false);
    assert.match(rotationNotice(outcome).next, /could not be read back/);
  });

  it('disposes of every value that it was given', async () => {
    await life.store(PATH, OLD, { type: 'api-key', rule: RULE });
    const given: SecretValue[] = [];
    const left = [OLD, NEW];
    await rotate({
      choose: () => Promise.resolve({ kind: 'enter' }),
      enterValue: () => {
        const value = SecretValue.fromText(left.shift() ?? '');
        given.push(value);
        return Promise.resolve(value);
      },
    });
    assert.equal(given.length, 2);
    for (const value of given) assert.throws(() => value.text(), /disposed/);
  });
});
