import type { AnswerMeaning } from './vendor-check';

/** What an answer says of the key, by the vendor's documentation; undefined where it says nothing. The body is only compared. */
export function readMeaning(status: number, body: Uint8Array, answers: readonly AnswerMeaning[]): AnswerMeaning['means'] | undefined {
  const likely = answers.filter((answer) => answer.status === status);
  const needsBody = likely.some(({ where }) => where !== undefined);
  const data = needsBody ? parse(body) : undefined;
  return likely.find(({ where }) => where === undefined || where.is.some((value) => memberOf(data, where.member) === value))?.means;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function memberOf(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((within, name) => (
    typeof within === 'object' && within !== null && Object.hasOwn(within, name) ? (within as Readonly<Record<string, unknown>>)[name] : undefined), data);
}
