import { base64url, hex, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const ibmRules: readonly Rule[] = vendorRules(
  {
    vendor: 'IBM Cloud',
    documentation: 'https://cloud.ibm.com/docs/account?topic=account-userapikey',
    remediation: 'Revoke it at https://cloud.ibm.com/iam/apikeys and create a new one.',
  },
  [
    {
      id: 'keyward/ibm-cloud-api-key',
      title: 'IBM Cloud API key',
      keywords: ['ibm', 'bluemix', 'watson', 'iam_api', 'ic_api', 'cos_api', 'softlayer_iam'],
      pattern: near(['ibm', 'bluemix', 'watson', 'iam_api', 'ic_api', 'cos_api', 'softlayer_iam'], /[A-Za-z0-9_-]{44}/, '-'),
      maxLength: 724,
      form: 'near',
      confidence: 0.82,
      severity: 'error',
      secretType: 'infrastructure-credential',
      minEntropy: 3,
      description: 'Acts as its user or service ID.',
      get examples() { return [`IBMCLOUD_API_KEY=${base64url(44)}`, `watson: { iam_apikey: "${base64url(44, 1)}" }`]; },
      get counterExamples() { return [...strangers('ibm', base64url(44))]; },
    },
    {
      id: 'keyward/ibm-cos-hmac-secret',
      title: 'IBM Cloud Object Storage HMAC secret',
      keywords: ['ibm', 'cos_hmac', 'cos_secret', 'cos-hmac', 'cos_access', 'hmac_keys', 'bluemix'],
      pattern: near(['ibm', 'cos_hmac', 'cos_secret', 'cos-hmac', 'cos_access', 'hmac_keys', 'bluemix'], /[a-fA-F0-9]{48}/),
      maxLength: 725,
      form: 'near',
      confidence: 0.8,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Reads and writes the buckets of the service credential.',
      documentation: 'https://cloud.ibm.com/docs/cloud-object-storage?topic=cloud-object-storage-uhc-hmac-credentials-main',
      get examples() { return [`COS_HMAC_SECRET_ACCESS_KEY=${hex(48)}`, `ibm_cos_secret: "${hex(48, 1)}"`]; },
      get counterExamples() { return [...strangers('ibm', hex(48))]; },
    },
    {
      id: 'keyward/ibm-softlayer-api-key',
      title: 'IBM SoftLayer API key',
      keywords: ['softlayer', 'sl_api', 'sl-api', 'slapi', 'sl_key', 'sl_apikey'],
      pattern: near(['softlayer', 'sl_api', 'sl-api', 'slapi', 'sl_key', 'sl_apikey'], /[a-fA-F0-9]{64}/),
      maxLength: 740,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Creates, changes and deletes classic infrastructure.',
      documentation: 'https://sldn.softlayer.com/article/authenticating-softlayer-api/',
      get examples() { return [`SL_API_KEY=${hex(64)}`, `softlayer_api_key: "${hex(64, 1)}"`]; },
      get counterExamples() { return [...strangers('softlayer', hex(64))]; },
    },
    {
      id: 'keyward/ibm-cloudant-url',
      title: 'Cloudant URL with password',
      keywords: ['.cloudant.com'],
      // The user name comes first, so the lead is bounded; the host is the mark.
      pattern: token(/https?:\/\/[\w-]{1,64}:(?<secret>[^\s@/"'`<>{}…]{6,128})@[\w-]{1,64}\.cloudant\.com/),
      maxLength: 279,
      form: 'near',
      structure: 'url-userinfo',
      confidence: 0.93,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Reads and writes the databases of the account.',
      documentation: 'https://cloud.ibm.com/docs/Cloudant?topic=Cloudant-connecting',
      get examples() {
        return [
          `https://shop:${hex(64)}@shop-bluemix.cloudant.com`,
          `CLOUDANT_URL=https://apikey-v2-x:${hex(32)}@shop.cloudant.com/orders`,
        ];
      },
      get counterExamples() {
        return [
          'https://shop-bluemix.cloudant.com',
          'https://shop:${PASSWORD}@shop.cloudant.com',
          'https://shop@shop.cloudant.com',
        ];
      },
    },
  ],
);
