import { hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const sonarRules: readonly Rule[] = vendorRules(
  {
    vendor: 'SonarQube',
    documentation: 'https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/',
    remediation: 'Revoke it under My account, Security, on the SonarQube server or at https://sonarcloud.io/account/security.',
  },
  [
    {
      id: 'keyward/sonar-token',
      title: 'SonarQube token',
      keywords: ['sqp_', 'squ_', 'sqa_'],
      pattern: token(/sq[pua]_[a-f0-9]{40}/),
      maxLength: 44,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'service-token',
      description: 'Uploads analyses or acts as its user on the server.',
      get examples() { return [`squ_${hex(40)}`, `SONAR_TOKEN=squ_${hex(40, 1)}`]; },
      get counterExamples() { return [...misses('squ_', hex(40))]; },
    },
    {
      id: 'keyward/sonar-legacy-token',
      title: 'SonarQube token, old form',
      keywords: ['sonar'],
      pattern: near(['sonar'], /[A-Za-z0-9]{40}/),
      maxLength: 712,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Uploads analyses or acts as its user on the server.',
      get examples() { return [`SONAR_TOKEN=${hex(40)}`, `sonar.login=${hex(40, 1)}`]; },
      get counterExamples() { return [...strangers('sonar', hex(40))]; },
    },
  ],
);
