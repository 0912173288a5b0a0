import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const anthropicRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Anthropic',
    documentation: 'https://docs.anthropic.com/en/api/getting-started',
    remediation:
      'Delete the key at https://console.anthropic.com/settings/keys and create a new one; the console\'s usage ' +
      'page shows what it was used for.',
  },
  [
    {
      id: 'keyward/anthropic-api-key',
      title: 'Anthropic API key',
      keywords: ['sk-ant-api'],
      pattern: token(/sk-ant-api\d{2}-[A-Za-z0-9_-]{80,120}/, '-'),
      maxLength: 133,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls Anthropic\'s models at the cost of the workspace that owns it.',
      get examples() { return [`sk-ant-api03-${base64url(93)}AA`, `ANTHROPIC_API_KEY="sk-ant-api03-${base64url(93, 1)}AA"`]; },
      get counterExamples() { return [...misses('sk-ant-api03-', base64url(93))]; },
    },
    {
      id: 'keyward/anthropic-admin-key',
      title: 'Anthropic admin key',
      keywords: ['sk-ant-admin'],
      pattern: token(/sk-ant-admin\d{2}-[A-Za-z0-9_-]{80,120}/, '-'),
      maxLength: 135,
      form: 'self',
      confidence: 0.98,
      severity: 'error',
      secretType: 'api-key',
      description: 'Manages members, workspaces and keys of a whole organisation.',
      documentation: 'https://docs.anthropic.com/en/api/administration-api',
      get examples() { return [`sk-ant-admin01-${base64url(93)}AA`, `x-api-key: sk-ant-admin01-${base64url(93, 1)}AA`]; },
      get counterExamples() { return [...misses('sk-ant-admin01-', base64url(93))]; },
    },
    {
      id: 'keyward/anthropic-oauth-token',
      title: 'Anthropic OAuth token',
      keywords: ['sk-ant-oat', 'sk-ant-ort'],
      pattern: token(/sk-ant-o[ar]t\d{2}-[A-Za-z0-9_-]{80,120}/, '-'),
      maxLength: 133,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'service-token',
      description: 'Acts for the user who signed in with it; the refresh form renews itself.',
      get examples() { return [`sk-ant-oat01-${base64url(93)}AA`, `CLAUDE_CODE_OAUTH_TOKEN=sk-ant-oat01-${base64url(93, 1)}AA`]; },
      get counterExamples() { return [...misses('sk-ant-oat01-', base64url(93))]; },
    },
  ],
);
