import { alnum, digits, hex, misses, upperAlnum } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const slackRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Slack',
    documentation: 'https://api.slack.com/authentication/token-types',
    remediation:
      'Revoke it with https://api.slack.com/methods/auth.revoke or regenerate it under https://api.slack.com/apps, ' +
      'then read the workspace\'s access logs.',
  },
  [
    {
      id: 'keyward/slack-bot-token',
      title: 'Slack bot token',
      keywords: ['xoxb-'],
      pattern: token(/xoxb-[0-9]{8,14}-(?:[0-9]{8,14}-)?[A-Za-z0-9]{18,34}/, '-'),
      maxLength: 69,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and writes as the app\'s bot in the channels and with the scopes that it was given.',
      get examples() {
        return [
          `xoxb-${digits(12)}-${digits(13)}-${alnum(24)}`,
          `SLACK_BOT_TOKEN="xoxb-${digits(11)}-${alnum(24, 1)}"`,
        ];
      },
      get counterExamples() { return [...misses('xoxb-', digits(12))]; },
    },
    {
      id: 'keyward/slack-user-token',
      title: 'Slack user or legacy token',
      keywords: ['xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxo-'],
      pattern: token(/xox[aprso]-(?:\d-)?(?:[0-9]{1,14}-){1,4}[A-Za-z0-9]{10,64}/, '-'),
      maxLength: 131,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as a member of the workspace: reads messages, searches, posts.',
      get examples() {
        return [
          `xoxp-${digits(12)}-${digits(12, 1)}-${digits(13)}-${hex(32)}`,
          `token=xoxs-${digits(10)}-${digits(10, 1)}-${digits(10, 2)}-${hex(10)}`,
          `xoxa-2-${digits(12)}-${digits(12, 1)}-${digits(12, 2)}-${hex(32)}`,
          `xoxr-${digits(12)}-${digits(12, 1)}-${alnum(24)}`,
        ];
      },
      get counterExamples() { return [...misses('xoxp-', digits(12))]; },
    },
    {
      id: 'keyward/slack-app-token',
      title: 'Slack app-level token',
      keywords: ['xapp-'],
      pattern: token(/xapp-\d-[A-Z0-9]{9,12}-[0-9]{10,14}-[a-f0-9]{64}/, '-'),
      maxLength: 99,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Opens socket connections and manages the app across workspaces.',
      get examples() {
        return [
          `xapp-1-A${upperAlnum(10)}-${digits(13)}-${hex(64)}`,
          `SLACK_APP_TOKEN=xapp-1-A${upperAlnum(10, 1)}-${digits(13, 1)}-${hex(64, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('xapp-1-', upperAlnum(10))]; },
    },
    {
      id: 'keyward/slack-config-token',
      title: 'Slack app configuration token',
      keywords: ['xoxe.xox', 'xoxe-'],
      pattern: token(/xoxe(?:\.xox[bp])?-\d-[A-Za-z0-9]{140,180}/, '-'),
      maxLength: 192,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Creates and changes Slack apps; the refresh form renews itself.',
      documentation: 'https://api.slack.com/authentication/config-tokens',
      get examples() { return [`xoxe.xoxp-1-${alnum(163)}`, `SLACK_CONFIG_REFRESH_TOKEN=xoxe-1-${alnum(146)}`]; },
      get counterExamples() { return [...misses('xoxe-1-', alnum(146))]; },
    },
    {
      id: 'keyward/slack-session-token',
      title: 'Slack browser session token',
      keywords: ['xoxc-', 'xoxd-'],
      pattern: token(/xox(?:c-[0-9]{9,13}-[0-9]{9,13}-[0-9]{9,13}-[a-f0-9]{64}|d-[A-Za-z0-9%+/=_-]{100,400})/, '-%+/='),
      maxLength: 405,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'service-token',
      description: 'A signed-in browser\'s session; it acts as that person without a password.',
      remediation: 'Sign out of all sessions in Slack\'s account settings.',
      get examples() {
        return [
          `xoxc-${digits(12)}-${digits(12, 1)}-${digits(12, 2)}-${hex(64)}`,
          `Cookie: d=xoxd-${alnum(180)}%3D%3D`,
        ];
      },
      get counterExamples() { return [...misses('xoxc-', digits(12))]; },
    },
    {
      id: 'keyward/slack-webhook-url',
      title: 'Slack incoming webhook',
      keywords: ['hooks.slack.com/'],
      pattern: token(/(?:https?:\/\/hooks|hooks)\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/]{40,70}/, '+/'),
      maxLength: 104,
      form: 'self',
      structure: 'slack-webhook',
      confidence: 0.97,
      severity: 'error',
      secretType: 'webhook-url',
      description: 'Posts into one channel of the workspace, without any further credential.',
      documentation: 'https://api.slack.com/messaging/webhooks',
      get examples() {
        return [
          `https://hooks.slack.com/services/T${upperAlnum(8)}/B${upperAlnum(10)}/${alnum(24)}`,
          `SLACK_WEBHOOK="https://hooks.slack.com/workflows/T${upperAlnum(10)}/A${upperAlnum(10, 1)}/${digits(18)}${alnum(14)}"`,
        ];
      },
      get counterExamples() {
        return [
          'https://hooks.slack.com/services/',
          'https://hooks.slack.com/services/T000/B000/XXXX',
          `https://hooks.example.com/services/T${upperAlnum(8)}/B${upperAlnum(10)}/${alnum(24)}`,
        ];
      },
    },
  ],
);
