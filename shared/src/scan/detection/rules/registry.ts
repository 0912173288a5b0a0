import { anthropicRules } from './anthropic';
import { awsRules } from './aws';
import { githubRules } from './github';
import { googleRules } from './google';
import { jsonWebTokenRules } from './json-web-token';
import { npmRules } from './npm';
import { openaiRules } from './openai';
import { privateKeyRules } from './private-key';
import { pypiRules } from './pypi';
import type { Rule } from './rule';
import { sendgridRules } from './sendgrid';
import { slackRules } from './slack';
import { stripeRules } from './stripe';
import { twilioRules } from './twilio';

/** Every built-in rule, by vendor. The order has no meaning: the engine decides between two hits by their scores. */
export const builtInRules: readonly Rule[] = [
  ...anthropicRules, ...awsRules, ...githubRules, ...googleRules, ...jsonWebTokenRules, ...npmRules, ...openaiRules,
  ...privateKeyRules, ...pypiRules, ...sendgridRules, ...slackRules, ...stripeRules, ...twilioRules,
];
