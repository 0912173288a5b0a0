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
      get examples() { return [`JENKINS_API_TOKEN=11${hex(32)}`, `jenkins: { token: "11${hex(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('jenkins', `11${hex(32)}`)]; },
    },
    {
      id: 'keyward/jenkins-initial-password',
      title: 'Jenkins initial administrator password',
      keywords: ['to proceed to installation', 'initialadminpassword'],
      // What a new server prints into its log.
      pattern: /(?<!\w)(?:to proceed to installation|initialAdminPassword)[:"'=\s]{1,8}(?<secret>[a-f0-9]{32})(?![A-Za-z0-9])/,
      maxLength: 66,
      form: 'near',
      confidence: 0.9,
      severity: 'warning',
      secretType: 'password',
      description: 'Opens a new Jenkins server as its administrator until the set-up is finished.',
      remediation: 'Finish the set-up and delete secrets/initialAdminPassword.',
      documentation: 'https://www.jenkins.io/doc/book/installing/linux/#unlocking-jenkins',
      get examples() {
        return [
          `Please use the following password to proceed to installation:\n\n${hex(32)}\n`, `initialAdminPassword: ${hex(32, 1)}`,
        ];
      },
      get counterExamples() {
        return [
          `to proceed to installation, read ${hex(32)}`, `initialAdminPassword: ${hex(20)}`, `sha: ${hex(32)}`,
        ];
      },
    },
  ],
);
