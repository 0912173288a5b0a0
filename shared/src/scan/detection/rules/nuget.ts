import { alnum, lowerAlnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const nugetRules: readonly Rule[] = vendorRules(
  {
    vendor: 'NuGet',
    documentation: 'https://learn.microsoft.com/en-us/nuget/nuget-org/scoped-api-keys',
    remediation: 'Revoke it at https://www.nuget.org/account/apikeys and create a new one.',
  },
  [
    {
      id: 'keyward/nuget-api-key',
      title: 'NuGet API key',
      keywords: ['oy2'],
      pattern: token(/oy2[a-z0-9]{43}/),
      maxLength: 46,
      form: 'self',
      confidence: 0.95,
      severity: 'error',
      secretType: 'service-token',
      description: 'Publishes packages within its scopes.',
      get examples() { return [`oy2${lowerAlnum(43)}`, `NUGET_API_KEY=oy2${lowerAlnum(43, 1)}`]; },
      get counterExamples() { return [...misses('oy2', lowerAlnum(43))]; },
    },
    {
      id: 'keyward/nuget-feed-password',
      title: 'Password in nuget.config',
      keywords: ['cleartextpassword'],
      pattern: token(/ClearTextPassword["']\s{1,4}value\s{0,3}=\s{0,3}["'](?<secret>[^"'\s<>%${}]{4,200})(?=["'])/),
      maxLength: 235,
      form: 'near',
      confidence: 0.88,
      severity: 'error',
      secretType: 'password',
      description: 'Reads, and often also publishes to, a private feed.',
      documentation: 'https://learn.microsoft.com/en-us/nuget/reference/nuget-config-file#packagesourcecredentials',
      get examples() {
        return [
          `<add key="ClearTextPassword" value="${alnum(20)}" />`,
          `<add key='ClearTextPassword' value='${alnum(14)}'/>`,
        ];
      },
      get counterExamples() {
        return [
          '<add key="ClearTextPassword" value="%NUGET_PASSWORD%" />',
          '<add key="Username" value="robin" />',
          '<add key="ClearTextPassword" value="" />',
        ];
      },
    },
  ],
);
