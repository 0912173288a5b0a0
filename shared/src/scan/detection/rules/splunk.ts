import { strangers, uuid } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const splunkRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Splunk',
    documentation: 'https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector',
    remediation: 'Delete the token under Settings, Data inputs, HTTP Event Collector.',
  },
  [
    {
      id: 'keyward/splunk-hec-token',
      title: 'Splunk HTTP Event Collector token',
      keywords: ['splunk', 'hec_token', 'hectoken'],
      pattern: near(['splunk', 'hec_token', 'hectoken'], /[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}/, '-'),
      maxLength: 712,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Sends events into the index.',
      get examples() { return [`SPLUNK_HEC_TOKEN=${uuid()}`, `splunk: { token: "${uuid(1)}" }`]; },
      get counterExamples() { return [...strangers('splunk', uuid())]; },
    },
  ],
);
