import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const pypiRules: readonly Rule[] = vendorRules(
  {
    vendor: 'PyPI',
    documentation: 'https://packaging.python.org/en/latest/specifications/pypirc/',
    remediation: 'Remove the token under Account settings, API tokens, and look at the project\'s recent releases.',
  },
  [
    {
      id: 'keyward/pypi-api-token',
      title: 'PyPI API token',
      keywords: ['pypi-age'],
      // A macaroon, so its first bytes are fixed: version 2 and the location, the name of the index or of its test instance.
      pattern: token(/pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)[A-Za-z0-9_-]{50,1000}/, '-'),
      maxLength: 1027,
      form: 'self',
      confidence: 0.99,
      severity: 'error',
      secretType: 'service-token',
      description: 'Uploads releases of one project or of all projects of its owner.',
      get examples() { return [`pypi-AgEIcHlwaS5vcmc${base64url(140)}`, `password = pypi-AgENdGVzdC5weXBpLm9yZw${base64url(140, 1)}`]; },
      get counterExamples() { return [...misses('pypi-AgEIcHlwaS5vcmc', base64url(140))]; },
    },
  ],
);
