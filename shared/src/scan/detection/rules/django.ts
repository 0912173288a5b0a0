import { lowerAlnum, sample } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const djangoRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Django',
    documentation: 'https://docs.djangoproject.com/en/5.2/ref/settings/#secret-key',
    remediation: 'Revoke it in the console of the service and create a new one.',
  },
  [
    {
      id: 'keyward/django-secret-key',
      title: 'Django secret key',
      keywords: ['django-insecure-'],
      pattern: token(/django-insecure-[a-z0-9!@#$%^&*(_=+)-]{50}/),
      maxLength: 66,
      form: 'self',
      confidence: 0.85,
      severity: 'error',
      secretType: 'encryption-key',
      description: 'Signs sessions and password resets; the form that "startproject" writes says itself that it must not stay.',
      remediation: 'Make a new key with get_random_secret_key; SECRET_KEY_FALLBACKS keeps old sessions for a while.',
      get examples() {
        return [
          `SECRET_KEY = 'django-insecure-${sample('abcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*(-_=+)', 49)}x'`,
          `"django-insecure-${sample('abcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*(-_=+)', 49, 1)}y"`,
        ];
      },
      get counterExamples() {
        return [
          'django-insecure-',
          `django-insecure-${lowerAlnum(20)}`,
          'SECRET_KEY = os.environ["SECRET_KEY"]',
        ];
      },
    },
  ],
);
