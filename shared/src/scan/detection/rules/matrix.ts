import { alnum, letters, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const matrixRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Matrix',
    documentation: 'https://spec.matrix.org/latest/client-server-api/#client-authentication',
    remediation: 'Log the device out, or POST /_matrix/client/v3/logout with the token.',
  },
  [
    {
      id: 'keyward/matrix-access-token',
      title: 'Matrix access token (Synapse)',
      keywords: ['syt_'],
      // User name in base64, twenty letters, a checksum: https://github.com/element-hq/synapse/blob/develop/synapse/handlers/auth.py
      pattern: token(/syt_[A-Za-z0-9+/_-]{1,80}_[A-Za-z]{20}_[A-Za-z0-9]{6}/),
      maxLength: 112,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'service-token',
      description: 'Reads and writes all messages of its user that are not encrypted.',
      get examples() {
        return [
          `syt_cm9iaW4_${letters(20)}_${alnum(6)}`,
          `MATRIX_ACCESS_TOKEN=syt_Ym90_${letters(20, 1)}_${alnum(6, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('syt_', `cm9iaW4_${letters(20)}_${alnum(6)}`)]; },
    },
  ],
);
