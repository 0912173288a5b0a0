import assert from 'node:assert/strict';
import type { VaultError } from '../../../shared/src/core/model/vault-error';
import { isSafeText } from '../../../shared/src/core/text/safe-text';
import { describe as describeError, describeInOneLine } from '../../../shared/src/core/messages/describe';
import { describeHere } from '../../../cli/src/output/describe-here';

const NAME = 'shop/key';
const FILE = '/home/me/vault.json';

/** One example of each kind. The mapped type makes the compiler refuse this file when a kind is added without one. */
const EXAMPLES: { readonly [K in VaultError['kind']]: Extract<VaultError, { readonly kind: K }> } = {
  'not-found': { kind: 'not-found', store: 'local', name: NAME },
  'already-exists': { kind: 'already-exists', store: 'local', name: NAME },
  'conflict': { kind: 'conflict', store: 'local' },
  'unknown-store': { kind: 'unknown-store', store: 'team' },
  'store-missing': { kind: 'store-missing', store: 'local' },
  'store-exists': { kind: 'store-exists', store: 'local' },
  'invalid-name': { kind: 'invalid-name', reason: 'dot-segment' },
  'invalid-value': { kind: 'invalid-value', reason: 'too-large' },
  'locked': { kind: 'locked', store: 'local' },
  'wrong-password': { kind: 'wrong-password', attemptsRemaining: 3 },
  'weak-password': { kind: 'weak-password', reason: 'too-short' },
  'wrong-recovery-code': { kind: 'wrong-recovery-code' },
  'locked-out': { kind: 'locked-out', until: '2026-01-02T03:04:05Z' },
  'corrupt': { kind: 'corrupt', file: FILE, keptCopy: `${FILE}.bad`, backup: '/home/me/backups/7' },
  'tampered': { kind: 'tampered', file: FILE, keptCopy: `${FILE}.bad`, backup: '/home/me/backups/7' },
  'rolled-back': { kind: 'rolled-back', file: FILE, seen: 9, found: 7 },
  'unsupported-version': { kind: 'unsupported-version', file: FILE, version: 9 },
  'unsafe-file': { kind: 'unsafe-file', file: FILE, reason: 'permissions' },
  'busy': { kind: 'busy', store: 'local' },
  'read-only': { kind: 'read-only', file: FILE },
  'disk-full': { kind: 'disk-full', file: FILE },
  'io': { kind: 'io', file: FILE, code: 'EIO' },
  'no-keyring': { kind: 'no-keyring', reason: 'no-service' },
  'keyring-locked': { kind: 'keyring-locked' },
  'keyring-entry-missing': { kind: 'keyring-entry-missing', store: 'local' },
  'denied': { kind: 'denied', ruleId: 'default/agent', reason: 'agents get nothing by default' },
  'confirmation-needed': { kind: 'confirmation-needed', reason: 'revealing a value' },
  'cancelled': { kind: 'cancelled' },
  'audit-unavailable': { kind: 'audit-unavailable', file: FILE, code: 'ENOSPC' },
  'undo-record-damaged': { kind: 'undo-record-damaged', file: FILE, keptCopy: FILE },
  'audit-damaged': { kind: 'audit-damaged', file: FILE, line: 12 },
  'policy-broken': { kind: 'policy-broken', file: FILE, line: 3 },
  'not-approved': { kind: 'not-approved', folder: '/shop', references: ['A', 'B'] },
  'untrusted-workspace': { kind: 'untrusted-workspace' },
  'not-verified': { kind: 'not-verified', store: 'team', name: NAME, version: 2 },
  'read-back-differs': { kind: 'read-back-differs', store: 'team', name: NAME },
  'unauthenticated': { kind: 'unauthenticated', store: 'team' },
  'sealed': { kind: 'sealed', store: 'team' },
  'unreachable': { kind: 'unreachable', store: 'team', code: 'ECONNREFUSED' },
  'timeout': { kind: 'timeout', store: 'team' },
  'forbidden': { kind: 'forbidden', store: 'team', operation: 'read' },
  'write-uncertain': { kind: 'write-uncertain', store: 'team', name: NAME },
  'rate-limited': { kind: 'rate-limited', store: 'team', retryAfterSeconds: 30 },
  'tls': { kind: 'tls', store: 'team', reason: 'untrusted' },
  'bad-answer': { kind: 'bad-answer', store: 'team', reason: 'redirect' },
  'wrong-engine': { kind: 'wrong-engine', store: 'team', mount: 'kv', reason: 'kv-version-1' },
  'unwrapped-before': { kind: 'unwrapped-before', store: 'team' },
  'config-broken': { kind: 'config-broken', file: '/home/me/config.yaml', line: 4, reason: 'syntax' },
  'unsupported': { kind: 'unsupported', store: 'team', operation: 'undelete' },
};

/** Words of our own code, each with a sentence of its own: they are neither shown as they are nor ever anybody else's. */
const CLOSED: ReadonlySet<string> = new Set([
  'kind', 'locked-out until', 'no-keyring reason', 'invalid-name reason', 'invalid-value reason', 'weak-password reason', 'unsafe-file reason',
  'forbidden operation', 'tls reason', 'bad-answer reason', 'wrong-engine reason', 'config-broken reason',
]);

const SENTENCE = /^[A-Z].*[.]$/s;

describe('messages', () => {
  for (const error of Object.values<VaultError>(EXAMPLES)) {
    it(`says what happened and what to do for ${error.kind}`, () => {
      const { what, kept, next } = describeError(error);
      for (const part of kept === undefined ? [what, next] : [what, kept, next]) {
        assert.match(part, SENTENCE);
        assert(!/undefined|\[object|NaN/.test(part), part);
      }
      assert.equal(new Set([what, kept, next]).size, 3);
    });
  }

  it('names every number and name that the error carries', () => {
    for (const error of Object.values<VaultError>(EXAMPLES)) {
      const text = describeInOneLine(error);
      const { kind, ...fields } = error;
      for (const [field, value] of Object.entries(fields)) {
        if (CLOSED.has(field) || CLOSED.has(`${kind} ${field}`)) continue;
        for (const part of [value].flat()) assert(text.includes(String(part)), `${kind} does not say its ${field}`);
      }
    }
  });

  const controls = 'a\u001b]52;c;eA==\u0007\u202eb\r\nc\u2028';

  for (const error of Object.values<VaultError>(EXAMPLES)) {
    it(`shows whatever name an error of kind ${error.kind} carries, and obeys none`, () => {
      const hostile = Object.fromEntries(Object.entries(error).map(([field, value]: [string, unknown]) => {
        if (CLOSED.has(field) || CLOSED.has(`${error.kind} ${field}`)) return [field, value];
        if (Array.isArray(value)) return [field, value.map(() => controls)];
        return [field, typeof value === 'string' ? controls : value];
      })) as unknown as VaultError;
      assert(isSafeText(describeInOneLine(hostile)));
    });
  }

  const reasons: readonly (readonly VaultError[])[] = [
    (['no-bus', 'no-service', 'unsupported-platform', 'timeout', 'failed'] as const).map((reason) => ({ kind: 'no-keyring', reason })),
    (['no-bus', 'no-service', 'unsupported-platform', 'timeout', 'failed'] as const).map((reason) => ({ kind: 'no-keyring', reason, store: 'desk' })),
    [{ kind: 'no-keyring', reason: 'no-bus' }, { kind: 'no-keyring', reason: 'no-bus', store: 'desk' }],
    [{ kind: 'keyring-locked' }, { kind: 'keyring-locked', store: 'desk' }],
    (['permissions', 'owner', 'symlink', 'not-a-file'] as const).map((reason) => ({ kind: 'unsafe-file', file: FILE, reason })),
    (['empty', 'too-large', 'not-text'] as const).map((reason) => ({ kind: 'invalid-value', reason })),
    (['too-short', 'too-simple'] as const).map((reason) => ({ kind: 'weak-password', reason })),
    ([
      'empty', 'too-long', 'empty-segment', 'dot-segment', 'control-character', 'not-normalised', 'case-twin', 'bidirectional', 'forbidden-character',
      'reserved',
    ] as const).map((reason) => ({ kind: 'invalid-name', reason })),
    (['none', 'expired', 'refused', 'bound-elsewhere'] as const).map((reason) => ({ kind: 'unauthenticated', store: 'team', reason })),
    (['list', 'describe', 'read', 'write', 'delete', 'undelete', 'destroy', 'sign-in'] as const)
      .map((operation) => ({ kind: 'forbidden', store: 'team', operation })),
    (['untrusted', 'expired', 'wrong-host', 'client-certificate', 'version', 'ca-file', 'required'] as const)
      .map((reason) => ({ kind: 'tls', store: 'team', reason })),
    (['redirect', 'too-large', 'not-json', 'unexpected'] as const).map((reason) => ({ kind: 'bad-answer', store: 'team', reason })),
    (['missing', 'kv-version-1', 'namespace'] as const).map((reason) => ({ kind: 'wrong-engine', store: 'team', mount: 'kv', reason })),
    ([
      'syntax', 'unknown-member', 'bad-value', 'missing-member', 'duplicate-store', 'reserved-name', 'newer-version', 'too-large',
    ] as const).map((reason) => ({ kind: 'config-broken', file: FILE, reason })),
    [{ kind: 'rate-limited', store: 'team' }, { kind: 'rate-limited', store: 'team', retryAfterSeconds: 30 }],
    [{ kind: 'policy-broken', file: FILE }, { kind: 'policy-broken', file: FILE, line: 3 }],
    [{ kind: 'rolled-back', file: FILE, seen: 9, found: 7 }, { kind: 'rolled-back', file: FILE, seen: 9, found: 11 }],
    ...(['corrupt', 'tampered'] as const).map((kind): readonly VaultError[] => [
      { kind, file: FILE }, { kind, file: FILE, keptCopy: `${FILE}.bad` }, { kind, file: FILE, backup: '/backups/7' },
    ]),
  ];
  for (const group of reasons) {
    it(`words each reason of ${group[0]?.kind ?? 'none'} in its own way`, () => {
      const texts = group.map(describeInOneLine);
      assert.equal(new Set(texts).size, group.length);
      for (const text of texts) assert.doesNotMatch(text, /undefined|\[object|NaN| {2}|\.\./);
    });
  }

  it('lets nobody sign in at another address before he has found out who changed it, wherever he reads that', () => {
    const error: VaultError = { kind: 'unauthenticated', store: 'team', reason: 'bound-elsewhere' };
    for (const { next } of [describeError(error), describeHere(error)]) assert.match(next, /find out who did before you sign in/);
    assert.doesNotMatch(describeError({ ...error, reason: 'expired' }).next, /find out who/);
  });

  it('offers a restore only where there is something to restore', () => {
    for (const kind of ['corrupt', 'tampered'] as const) {
      assert.doesNotMatch(describeInOneLine({ kind, file: FILE }), /keyward secret restore/);
      assert.match(describeInOneLine({ kind, file: FILE, backup: '/backups/7' }), /keyward secret restore": \/backups\/7/);
    }
  });

  it('says of a keychain that is a store which one, offers another, and speaks of no password for a vault', () => {
    for (const error of [{ kind: 'keyring-locked', store: 'desk' }, { kind: 'no-keyring', reason: 'no-bus', store: 'desk' }] as const) {
      assert.match(describeInOneLine(error), /your store "desk".*kept in the local store/);
      assert.doesNotMatch(describeInOneLine(error), /password|recovery code/);
    }
    assert.match(describeError({ kind: 'no-keyring', reason: 'timeout', store: 'desk' }).kept ?? '', /may have happened/);
  });

  it('says when the next password is tried: of a short pause how long it is, of a long one the time of day here', () => {
    const until = new Date(2026, 10, 22, 22, 5).toISOString();
    const what = (secondsLeft?: number): string => describeError({ kind: 'locked-out', until, ...(secondsLeft === undefined ? {} : { secondsLeft }) }).what;
    assert.match(what(), /possible at 2026-11-22 22:05\.$/);
    assert.match(what(26), /possible in 26 s\.$/);
    assert.match(what(3600), /possible at 2026-11-22 22:05\.$/);
  });

  it('names the store that is to be added or signed in to, in the command that does it', () => {
    for (const words of [describeError, describeHere]) {
      assert.match(words({ kind: 'unknown-store', store: 'team' }).next, /"keyward store add team"/);
      for (const reason of ['none', 'expired', 'refused', 'bound-elsewhere'] as const) {
        assert.match(words({ kind: 'unauthenticated', store: 'team', reason }).next, /"keyward store login team"/);
      }
    }
  });

  it('offers no second try where none is left', () => {
    assert.match(describeError({ kind: 'wrong-password', attemptsRemaining: 0 }).next, /^Wait/);
    assert.match(describeError({ kind: 'wrong-password', attemptsRemaining: 1 }).next, /^Try again/);
  });

  it('names all of a short list and says how many more of a long one', () => {
    const listed = (count: number): string => describeError({
      kind: 'not-approved', folder: '/shop', references: Array.from({ length: count }, (_, index) => `N${index}`),
    }).what;
    assert.match(listed(1), /: N0\.$/);
    assert.match(listed(5), /N3, N4\.$/);
    assert.match(listed(6), /N4 and 1 more\.$/);
  });

  it('counts the attempts in words that fit', () => {
    const attempts = (attemptsRemaining: number): string => describeError({ kind: 'wrong-password', attemptsRemaining }).what;
    assert.equal(attempts(3), 'Incorrect password. 3 attempts remaining.');
    assert.equal(attempts(1), 'Incorrect password. 1 attempt remaining.');
  });

  it('tells damage apart from a wrong password', () => {
    assert.match(describeError({ kind: 'corrupt', file: FILE }).what, /not about the password/);
  });

  it('tells an older vault apart from one that took another way', () => {
    const rolledBack = (seen: number, found: number): string => describeInOneLine({ kind: 'rolled-back', file: FILE, seen, found });
    assert.match(rolledBack(9, 7), /older than it was: it is at change 7, and change 9 was seen/);
    assert.match(rolledBack(9, 10), /change 10 does not follow from change 9.*lock the vault and unlock it again/);
  });

  it('shows terminal and direction controls instead of sending them', () => {
    const text = describeInOneLine({ kind: 'not-found', store: 'local', name: 'a\u001b]52;c;aGk=\u0007\u202eb' });
    assert(text.includes('a\\u{1b}]52;c;aGk=\\u{7}\\u{202e}b'));
  });

  it('does not flood the screen with a long list', () => {
    const references = Array.from({ length: 40 }, (_, index) => `NAME_${index}`);
    assert.match(describeError({ kind: 'not-approved', folder: '/shop', references }).what, /NAME_4 and 35 more\.$/);
  });
});
