import { misses, uuid } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const riotGamesRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Riot Games',
    documentation: 'https://developer.riotgames.com/docs/portal',
    remediation: 'Regenerate it at https://developer.riotgames.com.',
  },
  [
    {
      id: 'keyward/riot-games-api-key',
      title: 'Riot Games API key',
      keywords: ['rgapi-'],
      pattern: token(/RGAPI-[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/, '-'),
      maxLength: 42,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls the API at the app\'s quota.',
      get examples() { return [`RGAPI-${uuid()}`, `RIOT_API_KEY=RGAPI-${uuid(1)}`]; },
      get counterExamples() { return [...misses('RGAPI-', uuid())]; },
    },
  ],
);
