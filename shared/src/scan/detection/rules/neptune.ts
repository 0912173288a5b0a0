import { base64, misses, uuid } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const neptuneRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Neptune',
    documentation: 'https://docs.neptune.ai/setup/setting_api_token/',
    remediation: 'Delete it in the user menu, Get your API token, at https://app.neptune.ai.',
  },
  [
    {
      id: 'keyward/neptune-api-token',
      title: 'Neptune API token',
      keywords: ['eyjhcglfywrkcmvz'],
      // base64 of {"api_address
      pattern: token(/eyJhcGlfYWRkcmVz[A-Za-z0-9+/]{60,300}={0,2}/, '+/='),
      maxLength: 318,
      form: 'self',
      structure: 'base64-json',
      confidence: 0.96,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and writes the experiments of its user.',
      get examples() {
        return [
          Buffer.from(JSON.stringify({ api_address: 'https://app.neptune.ai', api_url: 'https://app.neptune.ai', api_key: uuid() })).toString('base64'),
          `NEPTUNE_API_TOKEN=${Buffer.from(JSON.stringify({ api_address: 'https://neptune.shop.example', api_url: 'https://neptune.shop.example', api_key: uuid(1) })).toString('base64')}`,
        ];
      },
      get counterExamples() { return [...misses('eyJhcGlfYWRkcmVz', base64(120))]; },
    },
  ],
);
