import { digits, hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const mercadoPagoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Mercado Pago',
    documentation: 'https://www.mercadopago.com.br/developers/en/docs/your-integrations/credentials',
    remediation: 'Renew it at https://www.mercadopago.com/developers/panel/app.',
  },
  [
    {
      id: 'keyward/mercado-pago-access-token',
      title: 'Mercado Pago access token',
      keywords: ['app_usr-', 'test-'],
      // Application, date and hour, a hash, the user.
      pattern: token(/(?:APP_USR|TEST)-[0-9]{12,19}-[0-9]{6}-[a-f0-9]{32}(?:__[A-Z]{2}_[A-Z]{2}__)?-[0-9]{6,12}/, '-'),
      maxLength: 89,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Charges and refunds as the seller; the test form in the sandbox.',
      get examples() {
        return [
          `APP_USR-${digits(16)}-${digits(6)}-${hex(32)}-${digits(9)}`,
          `MP_ACCESS_TOKEN=TEST-${digits(16, 1)}-${digits(6, 1)}-${hex(32, 1)}-${digits(9, 1)}`,
        ];
      },
      get counterExamples() { return [...misses('APP_USR-', `${digits(16)}-${digits(6)}-${hex(32)}-${digits(9)}`)]; },
    },
  ],
);
