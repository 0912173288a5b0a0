import { digits, hex, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const uptimerobotRules: readonly Rule[] = vendorRules(
  {
    vendor: 'UptimeRobot',
    documentation: 'https://uptimerobot.com/api/',
    remediation: 'Regenerate it under Integrations & API at https://dashboard.uptimerobot.com.',
  },
  [
    {
      id: 'keyward/uptimerobot-api-key',
      title: 'UptimeRobot API key',
      keywords: ['uptimerobot', 'uptime_robot', 'uptime-robot'],
      pattern: near(['uptimerobot', 'uptime_robot', 'uptime-robot'], /(?:ur?|m)[0-9]{5,10}-[a-f0-9]{24,32}/, '-'),
      maxLength: 724,
      form: 'near',
      confidence: 0.9,
      severity: 'warning',
      secretType: 'api-key',
      description: 'Reads or changes the monitors.',
      get examples() {
        return [
          `UPTIMEROBOT_API_KEY=u${digits(7)}-${hex(24)}`,
          `uptimerobot: { apiKey: "m${digits(9, 1)}-${hex(24, 1)}" }`,
        ];
      },
      get counterExamples() { return [...strangers('uptimerobot', `u${digits(7)}-${hex(24)}`)]; },
    },
  ],
);
