import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const openshiftRules: readonly Rule[] = vendorRules(
  {
    vendor: 'OpenShift',
    documentation: 'https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/authentication_and_authorization/',
    remediation: 'Run "oc delete useroauthaccesstoken" with its name.',
  },
  [
    {
      id: 'keyward/openshift-user-token',
      title: 'OpenShift user token',
      keywords: ['sha256~'],
      pattern: token(/sha256~[A-Za-z0-9_-]{43}/, '-'),
      maxLength: 50,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Acts as its user in the cluster.',
      get examples() { return [`sha256~${base64url(43)}`, `oc login --token=sha256~${base64url(43, 1)}`]; },
      get counterExamples() { return [...misses('sha256~', base64url(43))]; },
    },
  ],
);
