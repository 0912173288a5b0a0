import { letters, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const huggingFaceRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Hugging Face',
    documentation: 'https://huggingface.co/docs/hub/security-tokens',
    remediation: 'Revoke it at https://huggingface.co/settings/tokens and create a new one.',
  },
  [
    {
      id: 'keyward/hugging-face-access-token',
      title: 'Hugging Face user access token',
      keywords: ['hf_'],
      pattern: token(/hf_[A-Za-z]{34}/),
      maxLength: 37,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'service-token',
      minEntropy: 3.5,
      description: 'Reads private models and data sets and, with write scope, replaces them.',
      get examples() { return [`hf_${letters(34)}`, `HF_TOKEN=hf_${letters(34, 1)}`]; },
      get counterExamples() { return [...misses('hf_', letters(34))]; },
    },
    {
      id: 'keyward/hugging-face-organization-token',
      title: 'Hugging Face organisation token',
      keywords: ['api_org_'],
      pattern: token(/api_org_[A-Za-z]{34}/),
      maxLength: 42,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      minEntropy: 3.5,
      description: 'Acts for a whole organisation.',
      get examples() { return [`api_org_${letters(34)}`, `HUGGINGFACE_TOKEN: "api_org_${letters(34, 1)}"`]; },
      get counterExamples() { return [...misses('api_org_', letters(34))]; },
    },
  ],
);
