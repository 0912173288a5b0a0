import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const deepgramRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Deepgram',
    documentation: 'https://developers.deepgram.com/docs/create-additional-api-keys',
    remediation: 'Revoke it at https://console.deepgram.com and create a new one.',
  },
  [
    {
      id: 'keyward/deepgram-api-key',
      title: 'Deepgram API key',
      keywords: ['deepgram'],
      pattern: near(['deepgram'], /[a-fA-F0-9]{40}/),
      maxLength: 715,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Transcribes speech at its owner\'s cost.',
      get examples() { return [`DEEPGRAM_API_KEY=${hex(40)}`, `createClient("deepgram", "${hex(40, 1)}")`]; },
      get counterExamples() { return [...strangers('deepgram', hex(40))]; },
    },
  ],
);
