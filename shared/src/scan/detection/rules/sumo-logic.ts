import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const sumoLogicRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Sumo Logic',
    documentation: 'https://help.sumologic.com/docs/manage/security/access-keys/',
    remediation: 'Deactivate it under Preferences or Administration, Security, Access keys.',
  },
  [
    {
      id: 'keyward/sumo-logic-access-key',
      title: 'Sumo Logic access key',
      keywords: ['sumo_', 'sumo-', 'sumologic'],
      pattern: near(['sumo_', 'sumo-', 'sumologic'], /[A-Za-z0-9]{64}/),
      maxLength: 740,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 4,
      description: 'With its access ID it reads and sends logs as its user.',
      get examples() { return [`SUMO_ACCESS_KEY=${alnum(64)}`, `sumologic: { accessId, accessKey: "${alnum(64, 1)}" }`]; },
      get counterExamples() { return [...strangers('sumologic', alnum(64))]; },
    },
    {
      id: 'keyward/sumo-logic-access-id',
      title: 'Sumo Logic access ID',
      keywords: ['sumo_', 'sumo-', 'sumologic'],
      pattern: near(['sumo_', 'sumo-', 'sumologic'], /su(?=[A-Za-z]{0,11}\d)[A-Za-z0-9]{12}/),
      maxLength: 690,
      form: 'near',
      confidence: 0.65,
      severity: 'information',
      secretType: 'api-key',
      description: 'Names an access key; the key itself is needed beside it.',
      get examples() { return [`SUMOLOGIC_ACCESSID=su${alnum(12)}`, `sumo_access_id: "su${alnum(12, 1)}"`]; },
      get counterExamples() { return [...strangers('sumologic', `su${alnum(12)}`)]; },
    },
  ],
);
