import type { Result } from '../../../../core/result';
import { encodePath, encodeQuery } from './encode-path';
import type { GuardedNodeVault, NodeVaultRequest } from './guarded-node-vault';
import { guardedNodeVault } from './guarded-node-vault';
import type { JsonInput } from './json/json';
import type { TransportError } from './transport-error';
import type { ApiPath, VaultAnswer, VaultApi, VaultCall } from './vault-api';
import type { ApiRequest, VaultCaller } from './vault-caller';

type Answer = Promise<Result<VaultAnswer, TransportError>>;

/** node-vault says which verb and path a call is; the caller below it does everything that has to do with the network. */
export class NodeVaultApi implements VaultApi {
  readonly endpoint: string;
  readonly ca: string;
  readonly #caller: VaultCaller;
  readonly #client: GuardedNodeVault<VaultCall>;

  constructor(endpoint: string, ca: string, caller: VaultCaller) {
    this.endpoint = endpoint;
    this.ca = ca;
    this.#caller = caller;
    this.#client = guardedNodeVault(endpoint, (request) => this.#send(request));
  }

  read(path: ApiPath, call: VaultCall): Answer {
    return this.#client.read(encodePath(path), call) as Answer;
  }

  list(path: ApiPath, call: VaultCall): Answer {
    return this.#client.list(encodePath(path), call) as Answer;
  }

  write(path: ApiPath, body: JsonInput, call: VaultCall): Answer {
    return this.#client.write(encodePath(path), body, call) as Answer;
  }

  patch(path: ApiPath, body: JsonInput, call: VaultCall): Answer {
    return this.#client.update(encodePath(path), body, call) as Answer;
  }

  delete(path: ApiPath, call: VaultCall): Answer {
    return this.#client.delete(encodePath(path), call) as Answer;
  }

  dispose(): void {
    this.#caller.dispose();
  }

  #send({ method, uri, json, call }: NodeVaultRequest<VaultCall>): Answer {
    if (!uri.startsWith(`${this.endpoint}/v1/`)) throw new Error('node-vault made another address than the one it was given');
    const path = uri.slice(this.endpoint.length);
    const query = encodeQuery(call.query ?? {});
    const target = `${path}${path.includes('?') ? query.replace('?', '&') : query}`;
    // What comes back as `json` is the very JsonInput that was given to `write` or `patch`.
    const body = json === undefined ? {} : { body: json as JsonInput };
    return this.#caller.send({ method: method as ApiRequest['method'], target, ...body, call });
  }
}
