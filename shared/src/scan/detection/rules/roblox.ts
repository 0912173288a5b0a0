import { hex } from './example';
import { token } from './pattern';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

export const robloxRules: readonly Rule[] = vendorRules(
  {
    vendor: 'Roblox',
    documentation: 'https://create.roblox.com/docs/cloud/auth/api-keys',
    remediation: 'Sign out of all sessions in the account\'s security settings.',
  },
  [
    {
      id: 'keyward/roblox-session-cookie',
      title: 'Roblox session cookie',
      keywords: ['_|warning:-do-not-share-this'],
      pattern: token(/_\|WARNING:-DO-NOT-SHARE-THIS[^|\s]{20,200}\|_(?<secret>[A-F0-9]{100,1200})/),
      maxLength: 1430,
      form: 'near',
      confidence: 0.98,
      severity: 'error',
      secretType: 'service-token',
      description: 'A signed-in browser\'s session: items, money and games of its user.',
      get examples() {
        return [
          `_|WARNING:-DO-NOT-SHARE-THIS.--Sharing-this-will-allow-someone-to-log-in-as-you.|_${hex(600).toUpperCase()}`,
          `ROBLOSECURITY=_|WARNING:-DO-NOT-SHARE-THIS.--Sharing-this-will-allow-someone-to-steal-your-ROBUX.|_${hex(700, 1).toUpperCase()}`,
        ];
      },
      get counterExamples() {
        return [
          '_|WARNING:-DO-NOT-SHARE-THIS.--Sharing-this-will-allow-someone-to-log-in.|_',
          '_|WARNING:-DO-NOT-SHARE-THIS',
          `_|WARNING:-DO-NOT-SHARE-THIS.|_${hex(100)}`,
        ];
      },
    },
  ],
);
