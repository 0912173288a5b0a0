import assert from 'node:assert/strict';
import type { RuleId } from '../../../shared/src/core/model/finding';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import { freeName, proposeName } from '../../../shared/src/flows/propose-name';

describe('proposed names', () => {
  /** The value is what stands between ‹ and ›. */
  const cases: readonly (readonly [string, LanguageId, RuleId, string])[] = [
    ["const stripeKey = '‹v›'", 'javascript', 'keyward/stripe-secret-key', 'STRIPE_KEY'],
    ["const stripe = new Stripe('‹v›')", 'javascript', 'keyward/stripe-secret-key', 'STRIPE_SECRET_KEY'],
    ["const key = '‹v›'", 'javascript', 'keyward/stripe-secret-key', 'STRIPE_SECRET_KEY'],
    ["  dbPassword: '‹v›',", 'javascript', 'keyward/generic-password', 'DB_PASSWORD'],
    ['DATABASE_URL = "postgres://shop:‹v›@db/shop"', 'python', 'keyward/postgres-url', 'DATABASE_PASSWORD'],
    ['url = "redis://:‹v›@cache:6379"', 'python', 'keyward/redis-url', 'REDIS_PASSWORD'],
    ["const QUOTE_URL = 'https://api.parcels.example/quote?access_token=‹v›&to=NL'", 'javascript', 'keyward/generic-token', 'QUOTE_ACCESS_TOKEN'],
    ["throw new Error('sign-in failed with password=‹v›')", 'javascript', 'keyward/generic-password', 'ORDERS_PASSWORD'],
    ['ENV API_TOKEN=‹v›', 'dockerfile', 'keyward/generic-token', 'API_TOKEN'],
    ['private static final String SIGNING_SECRET = "‹v›";', 'java', 'keyward/generic-secret', 'SIGNING_SECRET'],
    ['var signingSecret string = "‹v›"', 'go', 'keyward/generic-secret', 'SIGNING_SECRET'],
    ['headers = {"Authorization": "Bearer ‹v›"}', 'python', 'keyward/bearer-token', 'BEARER_TOKEN'],
    ['  secret_access_key: ‹v›', 'yaml', 'keyward/aws-secret-access-key', 'SECRET_ACCESS_KEY'],
    ['export MAIL_PASSWORD=‹v›', 'shellscript', 'keyward/generic-password', 'MAIL_PASSWORD'],
    ['env:\n  - name: API_PASSWORD\n    value: "‹v›"\n', 'kubernetes', 'keyward/generic-secret', 'API_PASSWORD'],
    ["- value: '‹v›'\n  name: MAIL_PASSWORD\n", 'yaml', 'keyward/generic-secret', 'MAIL_PASSWORD'],
    ['- name: FIRST_KEY\n  value: ‹v›\n- name: SECOND_KEY\n', 'yaml', 'keyward/generic-secret', 'FIRST_KEY'],
    ['stringData:\n  api-token: ‹v›\n', 'kubernetes', 'keyward/kubernetes-secret', 'API_TOKEN'],
    ["console.error('login failed for shop password=‹v›')", 'javascript', 'keyward/generic-password', 'ORDERS_PASSWORD'],
    ["createHmac('sha256', '‹v›')", 'javascript', 'keyward/generic-encryption-key', 'ORDERS_ENCRYPTION_KEY'],
    ["createCipheriv('aes-256-gcm', '‹v›', iv)", 'javascript', 'keyward/generic-encryption-key', 'ORDERS_ENCRYPTION_KEY'],
    ['curl -u deploy:‹v› https://api.acme.io', 'shellscript', 'keyward/generic-password', 'DEPLOY_PASSWORD'],
    ["console.error('cannot sign in: password=‹v›')", 'javascript', 'keyward/generic-password', 'ORDERS_PASSWORD'],
    ['{"smtp":{"host":"h","password":"‹v›"}}', 'json', 'keyward/generic-password', 'SMTP_PASSWORD'],
    ['{ "mail": { "accounts": [ { "password": "‹v›" } ] } }', 'json', 'keyward/generic-password', 'ACCOUNTS_PASSWORD'],
    ['{"password":"‹v›"}', 'json', 'keyward/generic-password', 'ORDERS_PASSWORD'],
    ['{"production":{"password":"‹v›"}}', 'json', 'keyward/generic-password', 'ORDERS_PASSWORD'],
    ['{"smtp":{"dbPassword":"‹v›"}}', 'json', 'keyward/generic-password', 'DB_PASSWORD'],
    ['{\n  // who sends\n  "smtp": {\n    "password": "‹v›"', 'jsonc', 'keyward/generic-password', 'SMTP_PASSWORD'],
    ['redis:\n  url: x\n\nsmtp:\n  options:\n    host: h\n    password: ‹v›\n', 'yaml', 'keyward/generic-password', 'SMTP_PASSWORD'],
    ['[redis]\nurl = "x"\n[mail.smtp]\npassword = "‹v›"\n', 'toml', 'keyward/generic-password', 'SMTP_PASSWORD'],
    ['password = ‹v›\n[smtp]\n', 'ini', 'keyward/generic-password', 'ORDERS_PASSWORD'],
  ];
  for (const [marked, languageId, ruleId, expected] of cases) {
    it(`${marked} is ${expected}`, () => {
      const start = marked.indexOf('‹');
      const text = marked.replace('‹', '').replace('›', '');
      assert.equal(proposeName({ text, span: { start, end: start + 1 }, languageId, ruleId, file: '/shop/orders.js' }).name, expected);
    });
  }

  it('keep the name of a .env line, which its readers use', () => {
    const text = 'PASS=v';
    assert.deepEqual(proposeName({ text, span: { start: 5, end: 6 }, languageId: 'dotenv', ruleId: 'keyward/generic-password' }), { name: 'PASS', fixed: true });
  });

  it('are of the kind that Terraform reads', () => {
    const text = 'api_token = "v"';
    assert.deepEqual(proposeName({ text, span: { start: 13, end: 14 }, languageId: 'terraform', ruleId: 'keyward/stripe-secret-key' }),
      { name: 'TF_VAR_stripe_secret_key', fixed: false, prefix: 'TF_VAR_' });
  });

  it('are never one that programs give a meaning of their own', () => {
    const text = "NODE_OPTIONS = 'v'";
    assert.equal(proposeName({ text, span: { start: 16, end: 17 }, languageId: 'javascript', ruleId: 'keyward/generic-secret' }).name, 'APP_NODE_OPTIONS');
  });

  it('count up where one is taken', () => {
    assert.equal(freeName('KEY', (name) => name === 'KEY' || name === 'KEY_2'), 'KEY_3');
  });
});
