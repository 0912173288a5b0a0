import { hex, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const databricksRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Databricks',
    documentation: 'https://docs.databricks.com/en/dev-tools/auth/pat.html',
    remediation: 'Revoke it in the workspace under Settings, Developer, Access tokens, and read the audit log.',
  },
  [
    {
      id: 'keyward/databricks-access-token',
      title: 'Databricks personal access token',
      keywords: ['dapi'],
      pattern: token(/dapi[a-fA-F0-9]{32}(?:-\d{1,2})?/, '-'),
      maxLength: 39,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts as its user or service principal in the workspace: notebooks, jobs, data.',
      get examples() { return [`dapi${hex(32)}`, `DATABRICKS_TOKEN=dapi${hex(32, 1)}`, `dapi${hex(32, 2)}-2`]; },
      get counterExamples() { return [...misses('dapi', hex(32))]; },
    },
    {
      id: 'keyward/databricks-oauth-secret',
      title: 'Databricks OAuth secret of a service principal',
      keywords: ['dose'],
      pattern: token(/dose[a-f0-9]{32}/),
      maxLength: 36,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Signs in as the service principal.',
      documentation: 'https://docs.databricks.com/en/dev-tools/auth/oauth-m2m.html',
      get examples() { return [`dose${hex(32)}`, `DATABRICKS_CLIENT_SECRET=dose${hex(32, 1)}`]; },
      get counterExamples() { return [...misses('dose', hex(32))]; },
    },
  ],
);
