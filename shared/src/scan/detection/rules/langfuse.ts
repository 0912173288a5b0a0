import { misses, uuid } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const langfuseRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Langfuse',
    documentation: 'https://langfuse.com/faq/all/where-are-langfuse-api-keys',
    remediation: 'Delete the key pair in the project\'s settings, API keys.',
  },
  [
    {
      id: 'keyward/langfuse-secret-key',
      title: 'Langfuse secret key',
      keywords: ['sk-lf-'],
      pattern: token(/sk-lf-[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 42,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and writes all traces of the project, with prompts and answers.',
      get examples() { return [`sk-lf-${uuid()}`, `LANGFUSE_SECRET_KEY="sk-lf-${uuid(1)}"`]; },
      get counterExamples() { return [...misses('sk-lf-', uuid())]; },
    },
    {
      id: 'keyward/langfuse-public-key',
      title: 'Langfuse public key',
      keywords: ['pk-lf-'],
      pattern: token(/pk-lf-[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 42,
      form: 'self',
      confidence: 0.9,
      severity: 'information',
      secretType: 'api-key',
      description: 'Names the project; the public half of its secret key.',
      get examples() { return [`pk-lf-${uuid()}`, `LANGFUSE_PUBLIC_KEY="pk-lf-${uuid(1)}"`]; },
      get counterExamples() { return [...misses('pk-lf-', uuid())]; },
    },
  ],
);
