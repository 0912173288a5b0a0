import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const jenkinsRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Jenkins',
    documentation: 'https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/',
    remediation: 'Revoke it on the user\'s configuration page of the Jenkins server.',
  },
  [
    {
      id: 'keyward/jenkins-api-token',
      title: 'Jenkins API token',
      keywords: ['jenkins'],
      pattern: near(['jenkins'], /11[a-fA-F0-9]{32}/),
      maxLength: 708,
      form: 'near',
      confidence: 0.82,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Starts and reads jobs as its user.',
      examples: [`JENKINS_API_TOKEN=11${hex(32)}`, `jenkins: { token: "11${hex(32, 1)}" }`],
      counterExamples: [...strangers('jenkins', `11${hex(32)}`)],
    },
  ],
);
