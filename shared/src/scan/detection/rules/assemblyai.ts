import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const assemblyaiRules: readonly Rule[] = vendorRules(
  {
    vendor: 'AssemblyAI',
    documentation: 'https://www.assemblyai.com/docs/api-reference/overview',
    remediation: 'Revoke it at https://www.assemblyai.com/app/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/assemblyai-api-key',
      title: 'AssemblyAI API key',
      keywords: ['assemblyai', 'assembly_ai', 'aai.settings', 'aai_'],
      pattern: near(['assemblyai', 'assembly_ai', 'aai.settings', 'aai_'], /[a-fA-F0-9]{32}/),
      maxLength: 711,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Transcribes speech at its owner\'s cost.',
      get examples() { return [`ASSEMBLYAI_API_KEY=${hex(32)}`, `aai.settings.api_key = "${hex(32, 1)}"`]; },
      get counterExamples() { return [...strangers('assemblyai', hex(32))]; },
    },
  ],
);
