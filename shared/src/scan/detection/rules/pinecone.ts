import { alnum, misses, strangers, uuid } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const pineconeRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Pinecone',
    documentation: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
    remediation: 'Revoke it at https://app.pinecone.io and create a new one.',
  },
  [
    {
      id: 'keyward/pinecone-api-key',
      title: 'Pinecone API key',
      keywords: ['pcsk_'],
      pattern: token(/pcsk_[A-Za-z0-9]{5,7}_[A-Za-z0-9]{60,66}/),
      maxLength: 79,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and writes the project\'s indexes.',
      get examples() { return [`pcsk_${alnum(6)}_${alnum(63)}`, `PINECONE_API_KEY=pcsk_${alnum(6, 1)}_${alnum(63, 1)}`]; },
      get counterExamples() { return [...misses('pcsk_', `${alnum(6)}_${alnum(63)}`)]; },
    },
    {
      id: 'keyward/pinecone-legacy-key',
      title: 'Pinecone API key, old form',
      keywords: ['pinecone'],
      pattern: near(['pinecone'], /[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}/, '-'),
      maxLength: 711,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads and writes the project\'s indexes.',
      get examples() { return [`PINECONE_API_KEY=${uuid()}`, `pinecone.init(api_key="${uuid(1)}")`]; },
      get counterExamples() { return [...strangers('pinecone', uuid())]; },
    },
  ],
);
