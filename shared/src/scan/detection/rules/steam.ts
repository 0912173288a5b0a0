import { hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const steamRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Steam',
    documentation: 'https://partner.steamgames.com/doc/webapi_overview/auth',
    remediation: 'Revoke it at https://steamcommunity.com/dev/apikey.',
  },
  [
    {
      id: 'keyward/steam-web-api-key',
      title: 'Steam Web API key',
      keywords: ['steam_api', 'steam_key', 'steam_web', 'steamapi', 'steam_publisher', 'steamkey'],
      pattern: near(['steam_api', 'steam_key', 'steam_web', 'steamapi', 'steam_publisher', 'steamkey'], /[A-F0-9]{32}/),
      maxLength: 714,
      form: 'near',
      confidence: 0.85,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Calls the Web API as its owner.',
      get examples() { return [`STEAM_API_KEY=${hex(32).toUpperCase()}`, `steam_api: { key: "${hex(32, 1).toUpperCase()}" }`]; },
      get counterExamples() { return [...strangers('steam_api', hex(32).toUpperCase())]; },
    },
  ],
);
