import { base64url, misses, strangers, uuid } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const mongodbAtlasRules: readonly Rule[] = vendorRules(
  {
    vendor: 'MongoDB Atlas',
    documentation: 'https://www.mongodb.com/docs/atlas/api/service-accounts-overview/',
    remediation: 'Revoke it in the console of the service and create a new one.',
  },
  [
    {
      id: 'keyward/mongodb-atlas-secret',
      title: 'MongoDB Atlas service account secret',
      keywords: ['mdb_sa_sk_'],
      pattern: token(/mdb_sa_sk_[A-Za-z0-9_-]{40}/, '-'),
      maxLength: 50,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Manages projects and clusters as the service account.',
      get examples() { return [`mdb_sa_sk_${base64url(40)}`, `MONGODB_ATLAS_CLIENT_SECRET=mdb_sa_sk_${base64url(40, 1)}`]; },
      get counterExamples() { return [...misses('mdb_sa_sk_', base64url(40))]; },
    },
    {
      id: 'keyward/mongodb-atlas-private-key',
      title: 'MongoDB Atlas API private key',
      keywords: ['atlas', 'mongodb_atlas', 'mongocli', 'mcli'],
      pattern: near(['atlas', 'mongodb_atlas', 'mongocli', 'mcli'], /[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/, '-'),
      maxLength: 716,
      form: 'near',
      confidence: 0.85,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Manages projects and clusters.',
      documentation: 'https://www.mongodb.com/docs/atlas/configure-api-access/',
      get examples() { return [`MONGODB_ATLAS_PRIVATE_KEY=${uuid()}`, `MCLI_PRIVATE_API_KEY=${uuid(1)}`]; },
      get counterExamples() { return [...strangers('mcli', uuid())]; },
    },
  ],
);
