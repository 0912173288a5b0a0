import { hex, uuid } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const microsoftTeamsRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Microsoft Teams',
    documentation: 'https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
    remediation: 'Remove the connector or workflow in the channel and make a new one.',
  },
  [
    {
      id: 'keyward/microsoft-teams-webhook-url',
      title: 'Microsoft Teams incoming webhook',
      keywords: ['webhook.office.com/webhook', 'outlook.office.com/webhook'],
      pattern: token(/https:\/\/(?:[a-z0-9-]{1,60}\.webhook|outlook)\.office\.com\/webhook(?:b2)?\/[a-z0-9-]{36}@[a-z0-9-]{36}\/IncomingWebhook\/[a-z0-9]{32}\/[a-z0-9-]{36}(?:\/[A-Za-z0-9_-]{20,60})?/, '-'),
      maxLength: 318,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'webhook-url',
      description: 'Posts into one channel, without any further credential.',
      get examples() {
        return [
          `https://shop.webhook.office.com/webhookb2/${uuid()}@${uuid(1)}/IncomingWebhook/${hex(32)}/${uuid(2)}`,
          `TEAMS_URL="https://outlook.office.com/webhook/${uuid(3)}@${uuid(4)}/IncomingWebhook/${hex(32, 1)}/${uuid(5)}"`,
        ];
      },
      get counterExamples() {
        return [
          'https://outlook.office.com/webhook/',
          `https://shop.webhook.office.com/webhookb2/${uuid()}`,
          `https://shop.office.com/webhookb2/${uuid()}@${uuid(1)}/IncomingWebhook/${hex(32)}/${uuid(2)}`,
        ];
      },
    },
  ],
);
