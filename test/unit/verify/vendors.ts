import type { Context } from 'mocha';
import type { RuleId } from '../../../shared/src/core/model/finding';
import type { VendorCheck } from '../../../shared/src/verify/vendor-check';
import { hostOf, vendorChecks } from '../../../shared/src/verify/vendor-checks';
import { certificateFor } from '../../support/fault-server/certificates';
import { ConnectProxy } from '../../support/fault-server/connect-proxy';
import { FaultServer } from '../../support/fault-server/fault-server';

/** One real HTTPS server on this machine that is every vendor: a proxy leads each of their hosts to it. */
export class AllVendors {
  private constructor(readonly server: FaultServer, readonly proxy: ConnectProxy, readonly ca: Buffer) {}

  static async start(context: Context, names: readonly string[] = [...new Set(vendorChecks.map(hostOf))]): Promise<AllVendors> {
    const { ca, server: certificate } = certificateFor(context, names);
    const server = await FaultServer.start({ certificate });
    return new AllVendors(server, await ConnectProxy.start({ kind: 'tunnel', port: server.port }), ca);
  }

  async close(): Promise<void> {
    await this.proxy.close();
    await this.server.close();
  }
}

export function checkOf(rule: RuleId): VendorCheck {
  const check = vendorChecks.find(({ rules }) => rules.includes(rule));
  if (check === undefined) throw new Error(`${rule} has no check`);
  return check;
}

/** What the vendors document: an answer to an active key, and to one that is not. */
export const DOCUMENTED: Readonly<Record<string, { readonly active: DocumentedAnswer; readonly inactive: DocumentedAnswer }>> = {
  GitHub: { active: [200, { login: 'octocat' }], inactive: [401, { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest', status: '401' }] },
  GitLab: { active: [200, { id: 4, active: true, revoked: false }], inactive: [401, { error: 'invalid_token', error_description: 'Token was revoked. You have to re-authorize from the user.' }] },
  Cloudflare: { active: [200, { success: true, result: { id: 'ed17', status: 'active' } }], inactive: [200, { success: true, result: { id: 'ed17', status: 'disabled' } }] },
  Vercel: { active: [200, { user: { id: 'x' } }], inactive: [403, { error: { code: 'forbidden', message: 'Not authorized', invalidToken: true } }] },
  Slack: { active: [200, { ok: true, team: 'Subarachnoid', user: 'grace' }], inactive: [200, { ok: false, error: 'invalid_auth' }] },
  Figma: { active: [200, { id: '1', handle: 'x' }], inactive: [403, { status: 403, err: 'Invalid token' }] },
  Cohere: { active: [200, { valid: true }], inactive: [200, { valid: false }] },
  Stripe: { active: [200, { object: 'balance', available: [] }], inactive: [401, { error: { type: 'invalid_request_error', message: 'Invalid API Key provided' } }] },
};

export type DocumentedAnswer = readonly [status: number, body: unknown];

export const USUALLY: { readonly active: DocumentedAnswer; readonly inactive: DocumentedAnswer } = {
  active: [200, { id: 1 }], inactive: [401, { message: 'Unauthorized' }],
};
