import type { VendorCheck } from '../vendor-check';
import { usualCheck } from '../vendor-check';

/** Makers and hosts of language models. Each is asked for a list or for the account, and nothing is generated. */
export const modelVendors: readonly VendorCheck[] = [
  usualCheck({
    vendor: 'OpenAI',
    rules: ['keyward/openai-api-key', 'keyward/openai-project-key'],
    url: 'https://api.openai.com/v1/models',
    documentation: 'https://platform.openai.com/docs/api-reference/models/list',
  }),
  usualCheck({
    vendor: 'Anthropic',
    rules: ['keyward/anthropic-api-key'],
    url: 'https://api.anthropic.com/v1/models?limit=1',
    key: { name: 'x-api-key', prefix: '' },
    headers: { 'anthropic-version': '2023-06-01' },
    documentation: 'https://docs.anthropic.com/en/api/models-list',
  }),
  usualCheck({
    vendor: 'Hugging Face',
    rules: ['keyward/hugging-face-access-token'],
    url: 'https://huggingface.co/api/whoami-v2',
    documentation: 'https://huggingface.co/docs/hub/api#get-apiwhoami-v2',
  }),
  usualCheck({
    vendor: 'Groq',
    rules: ['keyward/groq-api-key'],
    url: 'https://api.groq.com/openai/v1/models',
    documentation: 'https://console.groq.com/docs/api-reference#models-list',
  }),
  usualCheck({
    vendor: 'Replicate',
    rules: ['keyward/replicate-api-token'],
    url: 'https://api.replicate.com/v1/account',
    documentation: 'https://replicate.com/docs/reference/http#account.get',
  }),
  usualCheck({
    vendor: 'OpenRouter',
    rules: ['keyward/openrouter-api-key'],
    url: 'https://openrouter.ai/api/v1/key',
    documentation: 'https://openrouter.ai/docs/api-reference/limits',
  }),
  usualCheck({
    vendor: 'Mistral AI',
    rules: ['keyward/mistral-api-key'],
    url: 'https://api.mistral.ai/v1/models',
    documentation: 'https://docs.mistral.ai/api/endpoint/models',
  }),
  usualCheck({
    vendor: 'DeepSeek',
    rules: ['keyward/deepseek-api-key'],
    url: 'https://api.deepseek.com/user/balance',
    documentation: 'https://api-docs.deepseek.com/api/get-user-balance',
  }),
  usualCheck({
    vendor: 'Cohere',
    rules: ['keyward/cohere-api-key'],
    method: 'POST',
    url: 'https://api.cohere.com/v1/check-api-key',
    answers: [
      { status: 200, where: { member: 'valid', is: [true] }, means: 'active' },
      { status: 200, where: { member: 'valid', is: [false] }, means: 'inactive' },
      { status: 401, means: 'inactive' },
    ],
    documentation: 'https://docs.cohere.com/reference/checkapikey',
  }),
];
