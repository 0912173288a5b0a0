import type { VendorCheck } from '../vendor-check';
import { usualCheck } from '../vendor-check';

/** Money, mail, messages and documents. */
export const serviceVendors: readonly VendorCheck[] = [
  usualCheck({
    vendor: 'Stripe',
    rules: ['keyward/stripe-secret-key', 'keyward/stripe-restricted-key'],
    url: 'https://api.stripe.com/v1/balance',
    // "403 Forbidden: The API key doesn't have permissions to perform the request", so that it is one:
    // https://docs.stripe.com/api/errors
    answers: [{ status: 200, means: 'active' }, { status: 403, means: 'active' }, { status: 401, means: 'inactive' }],
    documentation: 'https://docs.stripe.com/api/balance/balance_retrieve',
  }),
  usualCheck({
    vendor: 'SendGrid',
    rules: ['keyward/sendgrid-api-key'],
    url: 'https://api.sendgrid.com/v3/scopes',
    documentation: 'https://www.twilio.com/docs/sendgrid/api-reference/api-key-permissions/retrieve-a-list-of-scopes-for-which-this-user-has-access',
  }),
  usualCheck({
    vendor: 'Slack',
    rules: ['keyward/slack-bot-token', 'keyward/slack-user-token'],
    method: 'POST',
    url: 'https://slack.com/api/auth.test',
    answers: [
      { status: 200, where: { member: 'ok', is: [true] }, means: 'active' },
      { status: 200, where: { member: 'error', is: ['invalid_auth', 'account_inactive', 'token_expired', 'token_revoked'] }, means: 'inactive' },
    ],
    documentation: 'https://docs.slack.dev/reference/methods/auth.test',
  }),
  usualCheck({
    vendor: 'Discord',
    rules: ['keyward/discord-bot-token'],
    url: 'https://discord.com/api/v10/users/@me',
    key: { name: 'Authorization', prefix: 'Bot ' },
    documentation: 'https://discord.com/developers/docs/resources/user#get-current-user',
  }),
  usualCheck({
    vendor: 'Notion',
    rules: ['keyward/notion-integration-token', 'keyward/notion-legacy-token'],
    url: 'https://api.notion.com/v1/users/me',
    headers: { 'Notion-Version': '2022-06-28' },
    documentation: 'https://developers.notion.com/reference/get-self',
  }),
  usualCheck({
    vendor: 'Airtable',
    rules: ['keyward/airtable-access-token'],
    url: 'https://api.airtable.com/v0/meta/whoami',
    documentation: 'https://airtable.com/developers/web/api/get-user-id-scopes',
  }),
  usualCheck({
    vendor: 'Asana',
    rules: ['keyward/asana-access-token'],
    url: 'https://app.asana.com/api/1.0/users/me',
    documentation: 'https://developers.asana.com/reference/getuser',
  }),
  usualCheck({
    vendor: 'Figma',
    rules: ['keyward/figma-access-token'],
    url: 'https://api.figma.com/v1/me',
    key: { name: 'X-Figma-Token', prefix: '' },
    answers: [
      { status: 200, means: 'active' },
      { status: 403, where: { member: 'err', is: ['Invalid token', 'Token expired'] }, means: 'inactive' },
    ],
    documentation: 'https://developers.figma.com/docs/rest-api/users-endpoints/',
  }),
  usualCheck({
    vendor: 'Dropbox',
    rules: ['keyward/dropbox-access-token', 'keyward/dropbox-long-lived-token'],
    method: 'POST',
    url: 'https://api.dropboxapi.com/2/check/user',
    headers: { 'Content-Type': 'application/json' },
    body: '{"query":""}',
    documentation: 'https://www.dropbox.com/developers/documentation/http/documentation#check-user',
  }),
];
