import { alnum, lowerAlnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const neonRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Neon',
    documentation: 'https://neon.com/docs/manage/api-keys',
    remediation: 'Revoke it at https://console.neon.tech/app/settings/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/neon-api-key',
      title: 'Neon API key',
      keywords: ['napi_'],
      pattern: token(/napi_[a-z0-9]{60,70}/),
      maxLength: 75,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Creates and deletes databases and reads their passwords.',
      get examples() { return [`napi_${lowerAlnum(64)}`, `NEON_API_KEY=napi_${lowerAlnum(64, 1)}`]; },
      get counterExamples() { return [...misses('napi_', lowerAlnum(64))]; },
    },
    {
      id: 'keyward/neon-database-password',
      title: 'Neon database password',
      keywords: ['npg_'],
      pattern: token(/npg_[A-Za-z0-9]{12,16}/),
      maxLength: 20,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Connects to the database as its role.',
      documentation: 'https://neon.com/docs/manage/roles',
      get examples() { return [`npg_${alnum(12)}`, `PGPASSWORD=npg_${alnum(12, 1)}`]; },
      get counterExamples() { return [...misses('npg_', alnum(12))]; },
    },
  ],
);
