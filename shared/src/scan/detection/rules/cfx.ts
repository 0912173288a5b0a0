import { alnum, misses } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const cfxRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Cfx.re',
    documentation: 'https://docs.fivem.net/docs/server-manual/setting-up-a-server-vanilla/',
    remediation: 'Revoke it at https://portal.cfx.re/servers/registration-keys and create a new one.',
  },
  [
    {
      id: 'keyward/cfx-server-key',
      title: 'Cfx.re (FiveM) licence key',
      keywords: ['cfxk_'],
      // The check at the end came later; keys without it still run servers.
      pattern: token(/cfxk_[A-Za-z0-9]{20,24}(?:_[A-Za-z0-9]{5,7})?/),
      maxLength: 37,
      form: 'self',
      confidence: 0.96,
      severity: 'error',
      secretType: 'api-key',
      description: 'Runs a game server in its owner\'s name.',
      get examples() { return [`cfxk_${alnum(21)}_${alnum(6)}`, `sv_licenseKey "cfxk_${alnum(21, 1)}_${alnum(6, 1)}"`, `cfxk_${alnum(22, 2)}`]; },
      get counterExamples() { return [...misses('cfxk_', `${alnum(21)}_${alnum(6)}`)]; },
    },
  ],
);
