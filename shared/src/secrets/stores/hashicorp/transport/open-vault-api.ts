import type { Result } from '../../../../core/result';
import { err, ok } from '../../../../core/result';
import type { Trust } from '../../../../host/http/connect/trust';
import { makeTrust } from '../../../../host/http/connect/trust';
import { VerifiedAgent } from '../../../../host/http/connect/verified-agent';
import type { Endpoint } from '../../../../host/http/endpoint';
import { parseEndpoint } from '../../../../host/http/endpoint';
import { NodeVaultApi } from './node-vault-api';
import type { VaultApi } from './vault-api';
import type { OptionsProblem, VaultApiOptions } from './vault-api-options';
import { DEFAULT_LIMITS } from './vault-api-options';
import type { Node } from './vault-caller';
import { VaultCaller } from './vault-caller';

/** Puts the parts together. Nothing is sent, resolved or connected before the first call. */
export function openVaultApi(options: VaultApiOptions): Result<VaultApi, OptionsProblem> {
  const endpoint = serverAt(options.endpoint, 'endpoint');
  if (!endpoint.ok) return endpoint;
  const cluster: Endpoint[] = [endpoint.value];
  for (const address of options.cluster ?? []) {
    const node = serverAt(address, 'cluster');
    if (!node.ok) return node;
    cluster.push(node.value);
  }
  const proxy = options.proxy === undefined ? ok(undefined) : proxyAt(options.proxy);
  if (!proxy.ok) return proxy;
  const trust = makeTrust(options.ca, options.minTls ?? 'TLSv1.2');
  if (!trust.ok) return err({ kind: 'tls', reason: trust.error });
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const nodes = new Map(cluster.map((each) => [each.origin, openNode(each, trust.value, proxy.value, limits.connectMs)]));
  const home = nodes.get(endpoint.value.origin) ?? openNode(endpoint.value, trust.value, proxy.value, limits.connectMs);
  const caller = new VaultCaller(home, nodes, limits, options.environment);
  return ok(new NodeVaultApi(endpoint.value.origin, trust.value.fingerprint, caller));
}

function serverAt(address: string, member: 'endpoint' | 'cluster'): Result<Endpoint, OptionsProblem> {
  const endpoint = parseEndpoint(address, 'loopback-only');
  if (endpoint.ok) return endpoint;
  return err(endpoint.error === 'required' ? { kind: 'tls', reason: 'required' } : { kind: 'bad-address', member });
}

function proxyAt(address: string): Result<Endpoint, OptionsProblem> {
  const proxy = parseEndpoint(address, 'anywhere');
  return proxy.ok && !proxy.value.tls ? proxy : err({ kind: 'bad-address', member: 'proxy' });
}

function openNode(endpoint: Endpoint, trust: Trust, proxy: Endpoint | undefined, connectMs: number): Node {
  // A server on this very machine is not asked for through a proxy.
  const route = { endpoint, trust, proxy: endpoint.tls ? proxy : undefined, connectMs };
  return { endpoint, kept: new VerifiedAgent(route, 'kept'), fresh: new VerifiedAgent(route, 'fresh') };
}
