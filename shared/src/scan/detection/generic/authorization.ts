import { decode } from '../../../core/decode/decode';
import type { Span } from '../../../core/model/span';
import type { CandidateSink } from '../candidate';
import type { ReadContext, Reader } from '../reader';
import { reportValue } from './report-value';

/** `Bearer <token>`, also of vendors that write `Token` or `OAuth`. RFC 6750, section 2.1 gives the alphabet. */
export const bearerReader: Reader = { keywords: ['bearer ', 'bearer%20', 'token token=', 'authorization: token ', 'authorization: apikey ', 'authorization: key=', 'oauth '], read: readBearer };

const bearer = /(?:["']?\s{0,3})([\w.~+/=-]{8,2000})(?![\w.~+/=-])/y;

function readBearer(context: ReadContext, hit: Span, sink: CandidateSink): void {
  bearer.lastIndex = hit.end;
  const token = bearer.exec(context.text)?.[1];
  if (token === undefined) { sink.rejected('value-empty', hit); return; }
  const end = bearer.lastIndex;
  if (/[({[$<]/.test(context.text.charAt(end))) { sink.rejected('value-is-expression', hit); return; }
  const span = { start: end - token.length, end };
  reportValue(context, { rule: 'keyward/bearer-token', prior: 'prior.bearer', span, value: token }, sink);
}

/** `Basic <base64 of user:password>`: RFC 7617, section 2. */
export const basicReader: Reader = { keywords: ['basic '], read: readBasic };

const basic = /\s{0,3}([A-Za-z0-9+/]{8,400}={0,2})(?![\w+/=])/y;

function readBasic(context: ReadContext, hit: Span, sink: CandidateSink): void {
  basic.lastIndex = hit.end;
  const encoded = basic.exec(context.text)?.[1];
  if (encoded === undefined) return;
  const span = { start: basic.lastIndex - encoded.length, end: basic.lastIndex };
  const decoded = decode(encoded, [{ kind: 'base64' }]);
  if (!decoded.ok || !/^[\x20-\x7e]{1,100}:[\x20-\x7e]{2,200}$/.test(decoded.value)) { sink.rejected('value-is-expression', span); return; }
  reportValue(context, {
    rule: 'keyward/basic-authentication', prior: 'prior.basic', span, value: decoded.value, decoding: [{ kind: 'base64' }],
    judged: decoded.value.slice(decoded.value.indexOf(':') + 1),
  }, sink);
}
