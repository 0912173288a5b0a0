import { alnum, hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const weightsAndBiasesRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Weights & Biases',
    documentation: 'https://docs.wandb.ai/support/find_api_key/',
    remediation: 'Revoke it at https://wandb.ai/authorize and create a new one.',
  },
  [
    {
      id: 'keyward/weights-and-biases-api-key',
      title: 'Weights & Biases API key',
      keywords: ['wandb', 'weights_biases'],
      pattern: near(['wandb', 'weights_biases'], /[a-fA-F0-9]{40}/),
      maxLength: 721,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads and writes runs, models and artefacts as its user.',
      get examples() { return [`WANDB_API_KEY=${hex(40)}`, `wandb.login(key="${hex(40, 1)}")`]; },
      get counterExamples() { return [...strangers('wandb', hex(40))]; },
    },
    {
      id: 'keyward/weights-and-biases-v1-key',
      title: 'Weights & Biases API key, version 1',
      keywords: ['wandb_v1_'],
      pattern: token(/wandb_v1_[A-Za-z0-9_]{60,100}/),
      maxLength: 109,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and writes runs, models and artefacts as its user.',
      get examples() { return [`wandb_v1_${alnum(77)}`, `export WANDB_API_KEY=wandb_v1_${alnum(77, 1)}`]; },
      get counterExamples() { return [...misses('wandb_v1_', alnum(77))]; },
    },
  ],
);
