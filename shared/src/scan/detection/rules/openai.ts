import { alnum, base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const openaiRules: readonly Rule[] = vendorRules(
  {
    vendor: 'OpenAI',
    documentation: 'https://platform.openai.com/docs/api-reference/authentication',
    remediation:
      'Delete the key at https://platform.openai.com/api-keys and create a new one for this project only; then look ' +
      'at the usage page for calls that were not yours.',
  },
  [
    {
      id: 'keyward/openai-api-key',
      title: 'OpenAI API key (first generation)',
      keywords: ['t3blbkfj'],
      // The signature in the middle is fixed text, so the run in front of it has a fixed length.
      pattern: token(/sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}/, '-'),
      maxLength: 51,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls every model of the account that created it, at that account\'s cost.',
      get examples() { return [`sk-${alnum(20)}T3BlbkFJ${alnum(20, 1)}`, `OPENAI_API_KEY=sk-${alnum(20, 2)}T3BlbkFJ${alnum(20, 3)}`]; },
      get counterExamples() {
        return [
          `sk-${alnum(19)}T3BlbkFJ${alnum(20)}`,
          `ask-${alnum(20)}T3BlbkFJ${alnum(20)}`,
          `sk-${alnum(20)}T3BlbkFJ${alnum(21)}`,
        ];
      },
    },
    {
      id: 'keyward/openai-project-key',
      title: 'OpenAI project, service account or admin key',
      keywords: ['sk-proj-', 'sk-svcacct-', 'sk-admin-', 'sk-none-'],
      // The signature is base64 of "OpenAI"; what stands around it has become longer over the years.
      pattern: token(/sk-(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{20,120}T3BlbkFJ[A-Za-z0-9_-]{20,120}/, '-'),
      maxLength: 259,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls the models of one project, or, for an admin key, manages the whole organisation.',
      get examples() {
        return [
          `sk-proj-${base64url(74)}T3BlbkFJ${base64url(74, 1)}`,
          `client = OpenAI(api_key="sk-svcacct-${base64url(74, 2)}T3BlbkFJ${base64url(74, 3)}")`,
          `sk-admin-${base64url(58)}T3BlbkFJ${base64url(58, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('sk-proj-', base64url(48))]; },
    },
    {
      id: 'keyward/openai-unsigned-project-key',
      title: 'OpenAI project key without its signature',
      keywords: ['sk-proj-', 'sk-svcacct-', 'sk-admin-'],
      pattern: token(/sk-(?:proj|svcacct|admin)-(?![A-Za-z0-9_-]{20,120}T3BlbkFJ)[A-Za-z0-9_-]{40,200}/, '-'),
      maxLength: 211,
      form: 'self',
      confidence: 0.66,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 4,
      description: 'The form of a project key whose fixed part is missing: cut, masked in part, or of a compatible service.',
      get examples() { return [`sk-proj-${base64url(64)}`, `OPENAI_API_KEY=sk-svcacct-${base64url(120)}`]; },
      get counterExamples() { return [...misses('sk-proj-', base64url(48))]; },
    },
    {
      id: 'keyward/openai-opaque-key',
      title: 'OpenAI-style key without signature',
      keywords: ['sk-'],
      pattern: token(/sk-(?![A-Za-z0-9]{20}T3BlbkFJ)[A-Za-z0-9]{48}/, '-'),
      maxLength: 51,
      form: 'self',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      minEntropy: 4,
      description: 'The form that OpenAI used before its keys carried a signature; several compatible services still hand it out.',
      get examples() { return [`sk-${alnum(48)}`, `openai.api_key = "sk-${alnum(48, 1)}"`]; },
      get counterExamples() { return [`sk-${alnum(47)}`, `sk-${alnum(49)}`, `disk-${alnum(48)}`]; },
    },
  ],
);
