import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const storyblokRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Storyblok',
    documentation: 'https://www.storyblok.com/docs/concepts/access-tokens',
    remediation: 'Delete it in the settings of the space.',
  },
  [
    {
      id: 'keyward/storyblok-token',
      title: 'Storyblok preview or personal token',
      keywords: ['storyblok'],
      pattern: near(['storyblok'], /[A-Za-z0-9]{22}(?:tt|wtt|Att)/),
      maxLength: 701,
      form: 'near',
      confidence: 0.8,
      severity: 'warning',
      secretType: 'service-token',
      description: 'Reads unpublished content, or manages spaces.',
      get examples() { return [`STORYBLOK_TOKEN=${alnum(22)}tt`, `storyblok: { accessToken: "${alnum(22, 1)}tt" }`]; },
      get counterExamples() { return [...strangers('storyblok', `${alnum(22)}tt`)]; },
    },
  ],
);
