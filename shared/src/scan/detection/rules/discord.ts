import { alnum, base64url, digits, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const discordRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Discord',
    documentation: 'https://discord.com/developers/docs/reference#authentication',
    remediation:
      'Reset it on the application\'s page at https://discord.com/developers/applications; a webhook: delete it in ' +
      'the channel\'s settings.',
  },
  [
    {
      id: 'keyward/discord-bot-token',
      title: 'Discord bot token',
      keywords: [
        'discord',
        'bot_token',
        'bottoken',
        'bot-token',
        'client.login',
        'client.run',
        'bot.run',
        'bot.login',
        'bot.start',
      ],
      // The user's number in base64, a time stamp, an HMAC: only the shape marks it, so a name must lead to it.
      pattern: near(['discord', 'bot_token', 'bottoken', 'bot-token', 'client.login', 'client.run', 'bot.run', 'bot.login', 'bot.start'], /[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,42}/, '-.'),
      maxLength: 757,
      form: 'near',
      confidence: 0.92,
      severity: 'error',
      secretType: 'service-token',
      minEntropy: 4,
      description: 'Acts as the bot on every server that it joined.',
      get examples() {
        return [
          `DISCORD_TOKEN=M${alnum(25)}.G${alnum(5)}.${base64url(38)}`,
          `client.login('M${alnum(25, 1)}.G${alnum(5, 1)}.${base64url(38, 1)}')`,
        ];
      },
      get counterExamples() { return [...strangers('discord', `M${alnum(25)}.G${alnum(5)}.${base64url(38)}`)]; },
    },
    {
      id: 'keyward/discord-webhook-url',
      title: 'Discord webhook',
      keywords: ['discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'],
      pattern: token(/https:\/\/(?:(?:canary|ptb)\.)?discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/[0-9]{17,20}\/[A-Za-z0-9_-]{60,80}/, '-'),
      maxLength: 148,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'webhook-url',
      description: 'Posts into one channel, without any further credential.',
      documentation: 'https://discord.com/developers/docs/resources/webhook',
      get examples() {
        return [
          `https://discord.com/api/webhooks/${digits(18)}/${base64url(68)}`,
          `DISCORD_WEBHOOK=https://discordapp.com/api/webhooks/${digits(19)}/${base64url(68, 1)}`,
        ];
      },
      get counterExamples() {
        return [
          'https://discord.com/api/webhooks/',
          `https://discord.com/api/webhooks/${digits(18)}/token`,
          `https://discord.com/channels/${digits(18)}/${digits(18, 1)}`,
        ];
      },
    },
    {
      id: 'keyward/discord-client-secret',
      title: 'Discord client secret',
      keywords: ['discord'],
      pattern: near(['discord'], /[A-Za-z0-9_-]{32}/, '-.'),
      maxLength: 706,
      form: 'near',
      confidence: 0.75,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 2.8,
      description: 'Lets anyone pose as the application towards Discord.',
      documentation: 'https://discord.com/developers/docs/topics/oauth2',
      get examples() { return [`DISCORD_CLIENT_SECRET=${base64url(32)}`, `discord: { clientSecret: "${base64url(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('discord', base64url(32))]; },
    },
    {
      id: 'keyward/discord-application-id',
      title: 'Discord application ID',
      keywords: ['discord'],
      pattern: near(['discord'], /[0-9]{17,20}/),
      maxLength: 694,
      form: 'near',
      confidence: 0.54,
      severity: 'information',
      secretType: 'service-token',
      description: 'Names an application, server or channel; the public half of a client secret.',
      documentation: 'https://discord.com/developers/docs/reference#snowflakes',
      get examples() { return [`DISCORD_CLIENT_ID=${digits(18)}`, `discord: { applicationId: "${digits(19, 1)}" }`]; },
      get counterExamples() { return [...strangers('discord', digits(18))]; },
    },
  ],
);
