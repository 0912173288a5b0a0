import { base64url, digits, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const telegramRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Telegram',
    documentation: 'https://core.telegram.org/bots/api#authorizing-your-bot',
    remediation: 'Send /revoke to @BotFather and set the new token.',
  },
  [
    {
      id: 'keyward/telegram-bot-token',
      title: 'Telegram bot token',
      keywords: [':aa'],
      // The bot's number, then 35 characters that start with AA; the lead is at most ten digits.
      pattern: token(/[0-9]{8,10}:AA[A-Za-z0-9_-]{33}/, '-'),
      maxLength: 46,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and writes as the bot.',
      get examples() { return [`${digits(9)}:AA${base64url(33)}`, `TELEGRAM_BOT_TOKEN=5${digits(9, 1)}:AA${base64url(33, 1)}`]; },
      get counterExamples() {
        return [
          `${digits(6)}:AA${base64url(33)}`,
          `${digits(9)}:AA${base64url(20)}`,
          `${digits(9)}:AB${base64url(33)}`,
        ];
      },
    },
    {
      id: 'keyward/telegram-assigned-token',
      title: 'Telegram bot token in a variable',
      keywords: ['telegram', 'bot_token', 'bottoken', 'tg_bot', 'tg_token', 'telebot', 'telegraf'],
      pattern: near(['telegram', 'bot_token', 'bottoken', 'tg_bot', 'tg_token', 'telebot', 'telegraf'], /[0-9]{8,10}:(?!AA)A[A-Za-z0-9_-]{34}/, '-'),
      maxLength: 722,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and writes as the bot.',
      get examples() {
        return [
          `TELEGRAM_BOT_TOKEN=${digits(9)}:AE${base64url(33)}`,
          `new Telegraf("${digits(9, 1)}:AE${base64url(33, 1)}")`,
        ];
      },
      get counterExamples() { return [...strangers('telegram', `${digits(9)}:AE${base64url(33)}`)]; },
    },
    {
      id: 'keyward/telegram-bot-url',
      title: 'Telegram bot token in a URL',
      keywords: ['api.telegram.org/'],
      pattern: token(/api\.telegram\.org\/(?:file\/)?bot(?<secret>[0-9]{8,10}:[A-Za-z0-9_-]{35})/, '-'),
      maxLength: 71,
      form: 'near',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and writes as the bot.',
      get examples() {
        return [
          `https://api.telegram.org/bot${digits(10)}:AB${base64url(33)}/sendMessage`,
          `curl api.telegram.org/file/bot${digits(9)}:AC${base64url(33, 1)}/photo`,
        ];
      },
      get counterExamples() {
        return [
          'https://api.telegram.org/bot<token>/sendMessage',
          'https://api.telegram.org/bot${TOKEN}/getMe',
          'https://core.telegram.org/bots/api',
        ];
      },
    },
  ],
);
