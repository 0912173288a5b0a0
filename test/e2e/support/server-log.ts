import { readFileSync } from 'node:fs';
import type { OpenBao } from '../../support/openbao';

interface LoggedRequest {
  readonly type: string;
  readonly request: { readonly operation: string; readonly path: string };
}

/** What was asked of the server, as its own audit device wrote it: `read secret/data/shop/db`, oldest first. */
export function serverLog({ auditLog = '' }: Pick<OpenBao, 'auditLog'>): readonly string[] {
  return readFileSync(auditLog, 'utf8').split('\n').filter((text) => text !== '').map((text) => JSON.parse(text) as LoggedRequest)
    .filter(({ type }) => type === 'request').map(({ request }) => `${request.operation} ${request.path}`);
}

/** Of those, the ones that were given a value. */
export function valuesRead(server: Pick<OpenBao, 'auditLog'>): readonly string[] {
  return serverLog(server).filter((call) => call.startsWith('read secret/data/'));
}
