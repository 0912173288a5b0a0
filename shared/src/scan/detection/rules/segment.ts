import { alnum, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const segmentRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Segment',
    documentation: 'https://docs.segmentapis.com/tag/Getting-Started',
    remediation: 'Revoke it at https://app.segment.com/goto-my-workspace/settings/access-management and create a new one.',
  },
  [
    {
      id: 'keyward/segment-public-api-token',
      title: 'Segment Public API token',
      keywords: ['sgp_'],
      pattern: token(/sgp_[A-Za-z0-9]{64}/),
      maxLength: 68,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and changes the workspace\'s sources and destinations.',
      get examples() { return [`sgp_${alnum(64)}`, `SEGMENT_TOKEN=sgp_${alnum(64, 1)}`]; },
      get counterExamples() { return [...misses('sgp_', alnum(64))]; },
    },
    {
      id: 'keyward/segment-write-key',
      title: 'Segment write key',
      keywords: ['segment_write_key', 'segmentwritekey', 'segment_key', 'segment-write-key'],
      pattern: near(['segment_write_key', 'segmentwritekey', 'segment_key', 'segment-write-key'], /[A-Za-z0-9]{32}/),
      maxLength: 716,
      form: 'near',
      confidence: 0.65,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 3.7,
      description: 'Sends made-up events into the source.',
      documentation: 'https://segment.com/docs/connections/find-writekey/',
      get examples() { return [`SEGMENT_WRITE_KEY=${alnum(32)}`, `segment-write-key: ${alnum(32, 1)}`]; },
      get counterExamples() { return [...strangers('segment_key', alnum(32))]; },
    },
  ],
);
