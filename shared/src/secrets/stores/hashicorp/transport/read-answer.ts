import type { Result } from '../../../../core/result';
import { err, ok } from '../../../../core/result';
import type { HttpAnswer } from '../../../../host/http/exchange';
import type { Json } from './json/json';
import { readJson } from './json/read-json';
import { SECRET_PLACES } from './json/secret-places';
import { sortAnswer } from './sort-answer';
import type { TransportError } from './transport-error';
import type { VaultAnswer } from './vault-api';

/** Makes an answer of the server's of what came over HTTP, and zeroes that. Redirects were dealt with before. */
export function readAnswer(answer: HttpAnswer, correlationId: string): Result<VaultAnswer, TransportError> {
  const json = parse(answer);
  answer.body.fill(0);
  if (!json.ok) return err(notJson(answer));
  const retryAfter = /^[0-9]{1,5}$/.test(answer.retryAfter ?? '') ? { retryAfterSeconds: Number(answer.retryAfter) } : {};
  const sorted = sortAnswer(answer.status, json.value);
  const id = sorted.body['request_id'];
  const requestId = typeof id === 'string' && id !== '' ? id : undefined;
  return ok({ status: answer.status, ...sorted, tls: answer.tls, requestId, correlationId, ...retryAfter });
}

function parse(answer: HttpAnswer): Result<Json | undefined, 'not-json'> {
  if (answer.body.length === 0) return ok(undefined);
  if (!/^application\/json\s*(?:;|$)/i.test(answer.contentType)) return err('not-json');
  const json = readJson(answer.body, SECRET_PLACES);
  return json === undefined ? err('not-json') : ok(json);
}

/** A gateway that cannot reach the server says so in HTML; from anyone else HTML is a sign that we are in the wrong place. */
function notJson({ status }: HttpAnswer): TransportError {
  const gateway = status === 502 || status === 503 || status === 504;
  return gateway ? { kind: 'unreachable', code: `HTTP_${status}`, sent: true } : { kind: 'bad-answer', reason: 'not-json', sent: true };
}
