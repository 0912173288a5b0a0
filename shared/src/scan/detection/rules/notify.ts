import { misses, strangers, uuid } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const notifyRules: readonly Rule[] = vendorRules(
  {
    vendor: 'GOV.UK and GC Notify',
    documentation: 'https://docs.notifications.service.gov.uk/rest-api.html#api-keys',
    remediation: 'Revoke it on the service\'s API integration page and create a new one.',
  },
  [
    {
      id: 'keyward/notify-api-key',
      title: 'GC Notify API key',
      keywords: ['gcntfy-'],
      pattern: token(/[gG][cC][nN][tT][fF][yY]-[A-Za-z0-9_-]{1,60}-[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}-[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}/, '-'),
      maxLength: 141,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends mail and text messages in a government service\'s name.',
      documentation: 'https://documentation.notification.canada.ca/en/start.html',
      get examples() { return [`gcntfy-shop-${uuid()}-${uuid()}`, `Authorization: ApiKey-v1 gcntfy-shop-${uuid(1)}-${uuid(1)}`]; },
      get counterExamples() { return [...misses('gcntfy-shop-', `${uuid()}-${uuid()}`)]; },
    },
    {
      id: 'keyward/notify-uk-api-key',
      title: 'GOV.UK Notify API key',
      keywords: ['notify'],
      pattern: near(['notify'], /[a-z0-9_]{1,60}-[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}-[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}/, '-'),
      maxLength: 807,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends mail and text messages in a government service\'s name.',
      get examples() { return [`NOTIFY_API_KEY=live-${uuid()}-${uuid()}`, `notify: { apiKey: "live-${uuid(1)}-${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('notify', `live-${uuid()}-${uuid()}`)]; },
    },
  ],
);
