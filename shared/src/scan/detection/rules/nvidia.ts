import { base64url, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const nvidiaRules: readonly Rule[] = vendorRules(
  {
    vendor: 'NVIDIA',
    documentation: 'https://docs.nvidia.com/ngc/gpu-cloud/ngc-user-guide/index.html',
    remediation: 'Revoke it at https://org.ngc.nvidia.com/setup/api-keys and create a new one.',
  },
  [
    {
      id: 'keyward/nvidia-api-key',
      title: 'NVIDIA API key',
      keywords: ['nvapi-'],
      pattern: token(/nvapi-[A-Za-z0-9_-]{60,70}/, '-'),
      maxLength: 76,
      form: 'self',
      confidence: 0.97,
      severity: 'error',
      secretType: 'api-key',
      description: 'Calls hosted models and pulls containers at its owner\'s cost.',
      get examples() { return [`nvapi-${base64url(64)}`, `NVIDIA_API_KEY=nvapi-${base64url(64, 1)}`]; },
      get counterExamples() { return [...misses('nvapi-', base64url(64))]; },
    },
  ],
);
