import http from 'node:http';
import https from 'node:https';

export interface ApiAnswer {
  readonly status: number;
  /** Parsed; undefined where the answer has no body. */
  readonly body: unknown;
}

export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/v1/`, already encoded. */
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks a server the plainest way, so that tests set it up and look into it without the code under test. */
export function callApi(address: string, ca: string | undefined, { method, path, body, token, headers }: ApiCall): Promise<ApiAnswer> {
  const { request } = address.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(`${address}/v1/${path}`, {
      method, agent: false, ...(ca === undefined ? {} : { ca }),
      headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { 'x-vault-token': token }), ...headers },
    }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text === '' ? undefined : JSON.parse(text) }));
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
