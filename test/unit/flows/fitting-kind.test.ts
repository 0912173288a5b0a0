import assert from 'node:assert/strict';
import type { SecretMeta } from '../../../shared/src/core/model/secret-meta';
import type { SecretType } from '../../../shared/src/core/model/secret-type';
import { genericRules } from '../../../shared/src/scan/detection/generic/generic-rules';
import { builtInRules } from '../../../shared/src/scan/detection/rules/registry';
import { fittingKind } from '../../../shared/src/flows/fitting-kind';
import { issuerOf, mayGenerate, planRotation } from '../../../shared/src/flows/rotation-plan';
import type { ValueKind, ValueShape } from '../../../shared/src/secrets/rotation/value-maker';

describe('the kind of value that fits a secret', () => {
  const text: ValueShape = { kind: 'text', length: 12, symbols: true };
  const cases: readonly (readonly [SecretType, ValueShape | undefined, ValueKind | undefined])[] = [
    ['password', text, { kind: 'password', length: 24, symbols: true }],
    ['password', { kind: 'token', length: 40 }, { kind: 'password', length: 40, symbols: false }],
    ['password', { kind: 'text', length: 200, symbols: false }, { kind: 'password', length: 64, symbols: false }],
    ['password', { kind: 'hex', bytes: 8 }, { kind: 'hex', bytes: 16 }],
    ['password', undefined, { kind: 'password', length: 24, symbols: true }],
    ['internal-token', { kind: 'token', length: 10, prefix: 'shop_' }, { kind: 'token', bytes: 32, prefix: 'shop_' }],
    ['internal-token', { kind: 'token', length: 80 }, { kind: 'token', bytes: 60 }],
    ['internal-token', { kind: 'uuid' }, { kind: 'uuid' }],
    ['internal-token', { kind: 'hex', bytes: 8 }, { kind: 'hex', bytes: 16 }],
    ['generic', text, { kind: 'token', bytes: 32 }],
    ['encryption-key', { kind: 'fernet-key' }, { kind: 'fernet-key' }],
    ['encryption-key', { kind: 'hex', bytes: 32 }, { kind: 'hex', bytes: 32 }],
    ['encryption-key', { kind: 'base64', bytes: 16, alphabet: 'standard' }, { kind: 'base64', bytes: 16, alphabet: 'standard' }],
    ['encryption-key', { kind: 'hex', bytes: 20 }, undefined],
    ['encryption-key', text, undefined],
    ['encryption-key', undefined, undefined],
    ['jwt-signing-key', text, { kind: 'jwt-secret' }],
    ['jwt-signing-key', { kind: 'hex', bytes: 16 }, { kind: 'hex', bytes: 32 }],
    ['jwt-signing-key', { kind: 'uuid' }, { kind: 'jwt-secret' }],
    ['jwt-signing-key', { kind: 'private-key', key: { kind: 'ec-key', curve: 'P-384' } }, { kind: 'ec-key', curve: 'P-384' }],
    ['private-key', { kind: 'private-key', key: { kind: 'ed25519-key' } }, { kind: 'ed25519-key' }],
    ['private-key', text, undefined],
    ['certificate', text, undefined],
    ['generic', { kind: 'other' }, undefined],
  ];
  for (const [type, shape, expected] of cases) {
    it(`is ${expected?.kind ?? 'not guessed'} for ${type} of the form ${JSON.stringify(shape)}`, () => {
      assert.deepEqual(fittingKind(type, shape), expected);
    });
  }
});

describe('who issues a secret', () => {
  const meta: SecretMeta = {
    store: 'local', path: 'a', fields: ['value'], type: 'generic', tags: [], created: '', updated: '',
    versions: [{ version: 1, created: '', state: 'current' }],
  };

  it('is a vendor for each rule that names one, whatever the type', () => {
    const forms = new Set(['PEM', 'Fernet', 'Django', 'age', 'WireGuard', 'Base64-encoded secrets', 'JWT', 'Database URLs']);
    for (const { id, vendor } of builtInRules.filter((rule) => !forms.has(rule.vendor) && issuerOf({ type: 'password', rule: rule.id }) !== 'vendor')) {
      assert.fail(`${id} of ${vendor} would get a made-up value`);
    }
    assert.equal(issuerOf({ type: 'password', rule: 'keyward/a-rule-of-a-later-version' }), 'vendor');
  });

  it('is told by the type where a generic rule found it', () => {
    for (const { id, secretType } of genericRules) assert.notEqual(issuerOf({ type: secretType, rule: id }), 'vendor', id);
    assert.equal(issuerOf({ type: 'password', rule: 'keyward/password-hash' }), 'elsewhere');
    assert.equal(issuerOf({ type: 'database-credential', rule: 'keyward/postgres-url' }), 'elsewhere');
    assert.equal(issuerOf({ type: 'password' }), 'user');
    assert.equal(issuerOf({ type: 'generic' }), 'unknown');
    for (const type of ['api-key', 'service-token', 'database-credential', 'infrastructure-credential', 'certificate', 'webhook-url'] as const) {
      assert.equal(mayGenerate(issuerOf({ type })), false, type);
    }
  });

  it('decides that no kind of value is even proposed for a vendor\'s key', () => {
    const plan = planRotation({ store: 'local', path: 'a', field: 'value' }, { ...meta, type: 'password', rule: 'keyward/stripe-secret-key' }, {
      shape: { kind: 'hex', bytes: 32 }, vendorConsole: { vendor: 'Stripe', remediation: 'Roll it.', documentation: 'https://docs.stripe.com/keys' },
      keepsOld: true, pinned: [],
    });
    assert.equal(plan.fitting, undefined);
    assert.equal(plan.vendorConsole?.vendor, 'Stripe');
  });

  it('brings the warnings that its type needs', () => {
    const ref = { store: 'local', path: 'a', field: 'value' };
    const facts = { vendorConsole: undefined, keepsOld: true, pinned: [] };
    const warnings = (type: SecretType, shape?: ValueShape) => planRotation(ref, { ...meta, type }, { ...facts, shape }).warnings;
    assert.deepEqual(warnings('encryption-key'), ['old-data-needs-old-key']);
    assert.deepEqual(warnings('jwt-signing-key', { kind: 'hex', bytes: 32 }), ['signed-tokens-end']);
    assert.deepEqual(warnings('jwt-signing-key', { kind: 'private-key', key: { kind: 'ed25519-key' } }), ['signed-tokens-end', 'public-half-changes']);
    assert.deepEqual(warnings('private-key'), ['public-half-changes']);
    assert.deepEqual(warnings('password'), ['set-it-there-too']);
    assert.deepEqual(warnings('internal-token'), []);
  });
});
