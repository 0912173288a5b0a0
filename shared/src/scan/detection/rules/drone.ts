import { alnum, strangers } from './example';
import { near } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const droneRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Drone',
    documentation: 'https://docs.drone.io/api/overview/',
    remediation: 'Reset it on the account page of the Drone server.',
  },
  [
    {
      id: 'keyward/drone-ci-token',
      title: 'Drone token',
      keywords: ['drone_token', 'drone_server_token', 'drone-token', 'drone_rpc_secret', 'droneci', 'drone_ci'],
      pattern: near(['drone_token', 'drone_server_token', 'drone-token', 'drone_rpc_secret', 'droneci', 'drone_ci'], /[A-Za-z0-9]{32}/),
      maxLength: 717,
      form: 'near',
      confidence: 0.72,
      severity: 'warning',
      secretType: 'service-token',
      minEntropy: 3.4,
      description: 'Acts as its user or runner on the Drone server.',
      get examples() { return [`DRONE_TOKEN=${alnum(32)}`, `droneci: { token: "${alnum(32, 1)}" }`]; },
      get counterExamples() { return [...strangers('droneci', alnum(32))]; },
    },
  ],
);
