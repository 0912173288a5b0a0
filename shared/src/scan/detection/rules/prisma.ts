import { hex, jwt, uuid } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const prismaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Prisma',
    documentation: 'https://www.prisma.io/docs/postgres/more/api-reference',
    remediation: 'Revoke it on the environment\'s page at https://console.prisma.io.',
  },
  [
    {
      id: 'keyward/prisma-accelerate-url',
      title: 'Prisma Accelerate or Prisma Postgres URL',
      keywords: ['prisma+postgres://', 'prisma://'],
      pattern: token(/(?:prisma:\/\/|prisma\+postgres:\/\/)accelerate\.prisma-data\.net\/?\?api_key=(?<secret>eyJ[A-Za-z0-9_.-]{60,600})/, '-'),
      maxLength: 657,
      form: 'near',
      confidence: 0.97,
      severity: 'error',
      secretType: 'database-credential',
      description: 'Reads and writes the database behind it.',
      get examples() {
        return [
          `DATABASE_URL="prisma://accelerate.prisma-data.net/?api_key=${jwt({ api_key: uuid(), tenant_id: hex(64) })}"`,
          `prisma+postgres://accelerate.prisma-data.net/?api_key=${jwt({ api_key: uuid(1), tenant_id: hex(64, 1) }, 1)}`,
        ];
      },
      get counterExamples() {
        return [
          'prisma://accelerate.prisma-data.net/?api_key=API_KEY',
          'prisma://localhost',
          `prisma://accelerate.example/?api_key=${jwt()}`,
        ];
      },
    },
  ],
);
