import { alnum, hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const mailchimpRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Mailchimp',
    documentation: 'https://mailchimp.com/developer/marketing/guides/quick-start/',
    remediation: 'Revoke it under Account, Extras, API keys, at https://admin.mailchimp.com.',
  },
  [
    {
      id: 'keyward/mailchimp-api-key',
      title: 'Mailchimp API key',
      keywords: ['-us1', '-us2', '-us3', '-us4', '-us5', '-us6', '-us7', '-us8', '-us9'],
      // 32 hex digits, then the data centre.
      pattern: token(/[a-f0-9]{32}-us[0-9]{1,2}/, '-'),
      maxLength: 37,
      form: 'self',
      confidence: 0.93,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and mails the whole audience.',
      get examples() { return [`${hex(32)}-us12`, `MAILCHIMP_API_KEY=${hex(32, 1)}-us6`]; },
      get counterExamples() { return [`${hex(31)}-us12`, `${hex(32)}-eu12`, `${hex(40)}-us1`]; },
    },
    {
      id: 'keyward/mailchimp-transactional-key',
      title: 'Mailchimp Transactional (Mandrill) API key',
      keywords: ['md-'],
      pattern: token(/md-[A-Za-z0-9_-]{22}/, '-'),
      maxLength: 25,
      form: 'self',
      confidence: 0.92,
      severity: 'error',
      secretType: 'api-key',
      minEntropy: 3.5,
      description: 'Sends mail in the account\'s name.',
      documentation: 'https://mailchimp.com/developer/transactional/guides/quick-start/',
      get examples() { return [`md-${alnum(22)}`, `MANDRILL_API_KEY=md-${alnum(22, 1)}`]; },
      get counterExamples() { return [...misses('md-', alnum(22))]; },
    },
  ],
);
