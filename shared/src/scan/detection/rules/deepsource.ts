import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const deepsourceRules: readonly Rule[] = vendorRules(
  {
    vendor: 'DeepSource',
    documentation: 'https://docs.deepsource.com/docs/developers/api',
    remediation: 'Revoke it at https://app.deepsource.com/settings/tokens.',
  },
  [
    {
      id: 'keyward/deepsource-access-token',
      title: 'DeepSource personal access token',
      keywords: ['dsp_'],
      pattern: token(/dsp_[A-Za-z0-9]{36,48}/),
      maxLength: 52,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads issues and repositories as its user.',
      get examples() { return [`dsp_${alnum(40)}`, `DEEPSOURCE_PAT=dsp_${alnum(40, 1)}`]; },
      get counterExamples() { return [...misses('dsp_', alnum(40))]; },
    },
  ],
);
