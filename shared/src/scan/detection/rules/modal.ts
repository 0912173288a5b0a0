import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const modalRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Modal',
    documentation: 'https://modal.com/docs/reference/modal.config',
    remediation: 'Delete the token at https://modal.com/settings/tokens.',
  },
  [
    {
      id: 'keyward/modal-token-secret',
      title: 'Modal token secret',
      keywords: ['modal_token', 'modaltoken', 'token_secret', 'token-secret'],
      pattern: near(['modal_token', 'modaltoken', 'token_secret', 'token-secret'], /as-[A-Za-z0-9]{22}/, '-'),
      maxLength: 704,
      form: 'near',
      confidence: 0.92,
      severity: 'error',
      secretType: 'infrastructure-credential',
      description: 'Runs functions and reads secrets and volumes of the workspace.',
      get examples() { return [`MODAL_TOKEN_SECRET=as-${alnum(22)}`, `token_secret = "as-${alnum(22, 1)}"`]; },
      get counterExamples() { return [...strangers('modal_token', `as-${alnum(22)}`)]; },
    },
    {
      id: 'keyward/modal-token-id',
      title: 'Modal token ID',
      keywords: ['modal_token', 'modaltoken', 'token_id', 'token-id'],
      pattern: near(['modal_token', 'modaltoken', 'token_id', 'token-id'], /ak-[A-Za-z0-9]{22}/, '-'),
      maxLength: 703,
      form: 'near',
      confidence: 0.7,
      severity: 'information',
      secretType: 'infrastructure-credential',
      description: 'The public half of a token secret.',
      get examples() { return [`MODAL_TOKEN_ID=ak-${alnum(22)}`, `token_id = "ak-${alnum(22, 1)}"`]; },
      get counterExamples() { return [...strangers('modal_token', `ak-${alnum(22)}`)]; },
    },
  ],
);
