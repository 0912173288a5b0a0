import { alnum, hex, misses, strangers } from './example';
import { near, token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const datadogRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Datadog',
    documentation: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    remediation: 'Revoke it at https://app.datadoghq.com/organization-settings/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/datadog-api-key',
      title: 'Datadog API key',
      keywords: ['datadog', 'dd_api', 'dd-api', 'ddapi', 'dd_client', 'dd_token'],
      pattern: near(['datadog', 'dd_api', 'dd-api', 'ddapi', 'dd_client', 'dd_token'], /[a-fA-F0-9]{32}/),
      maxLength: 708,
      form: 'near',
      confidence: 0.82,
      severity: 'error',
      secretType: 'api-key',
      description: 'Sends metrics, events and logs into the organisation.',
      get examples() { return [`DATADOG_API_KEY=${hex(32)}`, `DD-API-KEY: ${hex(32, 1)}`]; },
      get counterExamples() { return [...strangers('datadog', hex(32))]; },
    },
    {
      id: 'keyward/datadog-application-key',
      title: 'Datadog application key',
      keywords: ['datadog', 'dd_app', 'dd-app', 'ddapp', 'dd_application'],
      pattern: near(['datadog', 'dd_app', 'dd-app', 'ddapp', 'dd_application'], /[A-Za-z0-9]{40}/),
      maxLength: 721,
      form: 'near',
      confidence: 0.82,
      severity: 'error',
      secretType: 'api-key',
      description: 'With an API key it reads and changes what its user may.',
      get examples() { return [`DATADOG_APP_KEY=${hex(40)}`, `DD-APPLICATION-KEY: ${hex(40, 1)}`]; },
      get counterExamples() { return [...strangers('datadog', hex(40))]; },
    },
    {
      id: 'keyward/datadog-personal-token',
      title: 'Datadog scoped application key or access token',
      keywords: ['ddapp_', 'ddpat_', 'ddsat_'],
      pattern: token(/dd(?:app|pat|sat)_[A-Za-z0-9]{34,60}/),
      maxLength: 66,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'api-key',
      description: 'Reads and changes what its scopes allow.',
      get examples() { return [`ddapp_${alnum(34)}`, `DD_ACCESS_TOKEN=ddapp_${alnum(34, 1)}`]; },
      get counterExamples() { return [...misses('ddapp_', alnum(34))]; },
    },
  ],
);
