import { alnum, lowerAlnum, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const jfrogRules: readonly Rule[] = vendorRules(
  {
    vendor: 'JFrog',
    documentation: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens',
    remediation: 'Revoke it under Administration, User management, Access tokens.',
  },
  [
    {
      id: 'keyward/jfrog-api-key',
      title: 'JFrog API key',
      keywords: ['akcp'],
      pattern: token(/AKCp[A-Za-z0-9]{65,75}/),
      maxLength: 79,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'service-token',
      description: 'Pulls and pushes artefacts as its user.',
      examples: [`AKCp${alnum(69)}`, `ARTIFACTORY_API_KEY=AKCp${alnum(69, 1)}`],
      counterExamples: [...misses('AKCp', alnum(69))],
    },
    {
      id: 'keyward/jfrog-reference-token',
      title: 'JFrog reference token',
      keywords: ['cmvmdgtu'],
      // base64 of "reftkn".
      pattern: token(/cmVmdGtu[A-Za-z0-9]{50,60}/, '+/='),
      maxLength: 68,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Stands for an access token that the server keeps.',
      examples: [`cmVmdGtu${alnum(56)}`, `JFROG_TOKEN=cmVmdGtu${alnum(56, 1)}`],
      counterExamples: [...misses('cmVmdGtu', alnum(56))],
    },
    {
      id: 'keyward/jfrog-encrypted-password',
      title: 'Artifactory encrypted password',
      keywords: ['artifactory', 'jfrog', 'jf_'],
      pattern: near(['artifactory', 'jfrog', 'jf_'], /AP[A-Z0-9][A-Za-z0-9]{8,60}/),
      maxLength: 741,
      form: 'near',
      confidence: 0.82,
      severity: 'warning',
      secretType: 'password',
      description: 'Signs in to Artifactory as its user.',
      examples: [`ARTIFACTORY_PASSWORD=AP6${alnum(30)}`, `artifactory: { user, password: "AP6${alnum(30, 1)}" }`],
      counterExamples: [...strangers('artifactory', `AP6${alnum(30)}`)],
    },
    {
      id: 'keyward/jfrog-identity-token',
      title: 'JFrog identity token',
      keywords: ['jfrog', 'artifactory', 'bintray', 'xray'],
      pattern: near(['jfrog', 'artifactory', 'bintray', 'xray'], /[a-z0-9]{64,73}/),
      maxLength: 751,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.5,
      description: 'Acts as its user in the platform.',
      examples: [`JFROG_IDENTITY_TOKEN=${lowerAlnum(64)}`, `xray: { token: "${lowerAlnum(64, 1)}" }`],
      counterExamples: [...strangers('jfrog', lowerAlnum(64))],
    },
  ],
);
