import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const jetbrainsRules: readonly Rule[] = vendorRules(
  {
    vendor: 'JetBrains',
    documentation: 'https://www.jetbrains.com/help/youtrack/server/manage-permanent-token.html',
    remediation: 'Delete it in the profile, Account security, of YouTrack, Hub or Space.',
  },
  [
    {
      id: 'keyward/jetbrains-permanent-token',
      title: 'YouTrack or Hub permanent token',
      keywords: ['perm:', 'perm-'],
      pattern: token(/(?:perm:|perm-)[A-Za-z0-9+/=-]{4,40}\.[A-Za-z0-9+/=-]{4,40}\.[A-Za-z0-9]{30,50}/, '-.'),
      maxLength: 137,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as its user.',
      get examples() {
        return [
          `perm:${alnum(8)}=.${alnum(12)}.${alnum(30)}`,
          `YOUTRACK_TOKEN=perm:${alnum(8, 1)}=.${alnum(12, 1)}.${alnum(30, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('perm:', `${alnum(8)}=.${alnum(12)}.${alnum(30)}`)]; },
    },
  ],
);
