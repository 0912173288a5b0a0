import nodeVault from 'node-vault';

/** What node-vault hands to its request function. */
export interface NodeVaultRequest<Call> {
  readonly method: string;
  /** The whole address, as node-vault made it of the endpoint and the path. */
  readonly uri: string;
  readonly json?: unknown;
  /** What the caller gave. */
  readonly call: Call;
}

/** The five functions of node-vault that Keyward uses. Paths are encoded already. */
export interface GuardedNodeVault<Call> {
  read(path: string, call: Call): Promise<unknown>;
  list(path: string, call: Call): Promise<unknown>;
  write(path: string, body: unknown, call: Call): Promise<unknown>;
  update(path: string, body: unknown, call: Call): Promise<unknown>;
  delete(path: string, call: Call): Promise<unknown>;
}

/**
 * node-vault without its own way to the network. It knows the API's verbs and nothing else: no token, no log, no template, no
 * schema, no timer, and nothing that the environment says (VAULT_ADDR, VAULT_TOKEN, VAULT_NAMESPACE, VAULT_PREFIX,
 * VAULT_SKIP_VERIFY, DEBUG). Every request goes to `send`, whose result is returned as it is.
 */
export function guardedNodeVault<Call>(origin: string, send: (request: NodeVaultRequest<Call>) => Promise<unknown>): GuardedNodeVault<Call> {
  const request = async (options: NodeVaultRequest<Call>): Promise<object> => ({
    // Always the status of success: with any other, node-vault makes an error that has the answer's body in it.
    statusCode: 200, body: await send(options), request: { path: '' },
  });
  const options: Readonly<Record<string, unknown>> = {
    endpoint: origin, apiVersion: 'v1', noCustomHTTPVerbs: true,
    debug: () => undefined, tv4: { validate: () => true }, mustache: {}, commands: {},
    rpDefaults: { strictSSL: true }, 'request-promise': { defaults: () => request },
  };
  const client = nodeVault(options);
  // An empty option makes node-vault read the environment, so these are emptied after it has.
  Object.assign(client, { token: '', namespace: '', pathPrefix: '' });
  return {
    read: (path, call) => client.read(path, { call }),
    list: (path, call) => client.list(path, { call }),
    write: (path, body, call) => client.write(path, body, { call }),
    update: (path, body, call) => client.update(path, body, { call }),
    delete: (path, call) => client.delete(path, { call }),
  };
}
