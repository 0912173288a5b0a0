import { ageRules } from './age';
import { anthropicRules } from './anthropic';
import { atlassianRules } from './atlassian';
import { awsRules } from './aws';
import { azureRules } from './azure';
import { base64EncodedRules } from './base64-encoded';
import { databaseUrlRules } from './database-url';
import { databricksRules } from './databricks';
import { fernetRules } from './fernet';
import { githubRules } from './github';
import { gitlabRules } from './gitlab';
import { googleRules } from './google';
import { hashicorpRules } from './hashicorp';
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
  ...ageRules, ...anthropicRules, ...atlassianRules, ...awsRules, ...azureRules, ...base64EncodedRules,
  ...databaseUrlRules, ...databricksRules, ...fernetRules, ...githubRules, ...gitlabRules, ...googleRules,
  ...hashicorpRules, ...jsonWebTokenRules, ...npmRules, ...openaiRules, ...privateKeyRules, ...pypiRules,
  ...sendgridRules, ...slackRules, ...stripeRules, ...twilioRules,
];
