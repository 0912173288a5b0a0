import { base64url, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const configcatRules: readonly Rule[] = vendorRules(
  {
    vendor: 'ConfigCat',
    documentation: 'https://configcat.com/docs/advanced/public-api/',
    remediation: 'Rotate it on the SDK keys page at https://app.configcat.com.',
  },
  [
    {
      id: 'keyward/configcat-sdk-key',
      title: 'ConfigCat SDK key',
      keywords: ['configcat-sdk-'],
      pattern: token(/configcat-sdk-[12]\/[A-Za-z0-9_-]{22}\/[A-Za-z0-9_-]{22}/, '-/'),
      maxLength: 61,
      form: 'self',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads the feature flags of one environment.',
      get examples() {
        return [
          `configcat-sdk-1/${base64url(22)}/${base64url(22)}`,
          `CONFIGCAT_SDK_KEY=configcat-sdk-1/${base64url(22, 1)}/${base64url(22, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('configcat-sdk-1/', `${base64url(22)}/${base64url(22)}`)]; },
    },
    {
      id: 'keyward/configcat-legacy-sdk-key',
      title: 'ConfigCat SDK key, old form',
      keywords: ['configcat'],
      pattern: near(['configcat'], /[A-Za-z0-9_-]{22}\/[A-Za-z0-9_-]{22}/, '-/'),
      maxLength: 721,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads the feature flags of one environment.',
      get examples() {
        return [
          `CONFIGCAT_SDK_KEY=${base64url(22)}/${base64url(22)}`,
          `configcat.getClient("${base64url(22, 1)}/${base64url(22, 1)}")`,
        ];
      },
      get counterExamples() { return [...strangers('configcat', `${base64url(22)}/${base64url(22)}`)]; },
    },
  ],
);
