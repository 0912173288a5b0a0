import { misses, strangers, uuid } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const hubspotRules: readonly Rule[] = vendorRules(
  {
    vendor: 'HubSpot',
    documentation: 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview',
    remediation: 'Rotate it on the private app\'s page under Settings, Integrations.',
  },
  [
    {
      id: 'keyward/hubspot-private-app-token',
      title: 'HubSpot private app token',
      keywords: ['pat-na', 'pat-eu', 'pat-ap'],
      pattern: token(/pat-(?:na|eu|ap)[0-9]-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/, '-'),
      maxLength: 44,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and writes the customers\' records within its scopes.',
      get examples() { return [`pat-na1-${uuid()}`, `HUBSPOT_TOKEN=pat-na1-${uuid(1)}`]; },
      get counterExamples() { return [...misses('pat-na1-', uuid())]; },
    },
    {
      id: 'keyward/hubspot-api-key',
      title: 'HubSpot API key or client secret',
      keywords: ['hubspot', 'hapikey'],
      pattern: near(['hubspot', 'hapikey'], /[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}/, '-'),
      maxLength: 710,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads and writes the customers\' records, or poses as an app.',
      get examples() { return [`HUBSPOT_API_KEY=${uuid()}`, `https://api.hubapi.com/contacts/v1?hapikey=${uuid(1)}`]; },
      get counterExamples() { return [...strangers('hubspot', uuid())]; },
    },
  ],
);
