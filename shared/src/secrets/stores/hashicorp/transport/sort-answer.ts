import type { AnswerKind } from './answer-kind';
import type { Json, JsonMembers } from './json/json';
import { at, isMembers } from './json/members';

export interface SortedAnswer {
  readonly kind: AnswerKind;
  readonly body: JsonMembers;
  readonly warned: boolean;
}

/** Sorts an answer by status, members and, last of all, wording. `errors` and `warnings` end here: they may echo values. */
export function sortAnswer(status: number, json: Json | undefined): SortedAnswer {
  const whole = isMembers(json) ? json : {};
  const { errors, warnings, ...body } = whole;
  const answer: Answer = { status, body, errors: texts(errors).join('\n'), warned: texts(warnings).length > 0 };
  return { kind: kindOf(answer), body, warned: answer.warned };
}

interface Answer {
  readonly status: number;
  readonly body: JsonMembers;
  readonly errors: string;
  readonly warned: boolean;
}

function kindOf(answer: Answer): AnswerKind {
  const { status, body } = answer;
  // Health says with its status what it says in its body, and the caller may have asked for other statuses.
  if (typeof body['initialized'] === 'boolean' && typeof body['sealed'] === 'boolean' && typeof body['standby'] === 'boolean') return 'health';
  if (status >= 200 && status < 300) return 'ok';
  if (status === 400) return first(BAD_REQUESTS, answer.errors) ?? 'bad-request';
  if (status === 404) return missing(answer);
  if (status === 500) return first(SERVER_ERRORS, answer.errors) ?? 'server-error';
  if (status === 503) return body['sealed'] === true || /\bsealed\b/i.test(answer.errors) ? 'sealed' : 'standby';
  return BY_STATUS[status] ?? (status < 500 ? 'bad-request' : 'server-error');
}

function missing({ body, errors, warned }: Answer): AnswerKind {
  if (isMembers(at(body, 'data', 'metadata'))) return 'gone-version';
  if (/\bnamespace not found\b/i.test(errors)) return 'no-namespace';
  if (/no handler for route/i.test(errors)) return 'no-route';
  return warned ? 'wrong-path' : 'not-found';
}

/** https://developer.hashicorp.com/vault/api-docs#http-status-codes and /system/health. */
const BY_STATUS: Readonly<Record<number, AnswerKind>> = {
  401: 'denied', 403: 'denied', 405: 'unsupported', 412: 'not-replicated', 413: 'too-large', 415: 'unsupported', 429: 'rate-limited',
  472: 'standby', 473: 'standby', 474: 'standby', 502: 'standby', 504: 'standby',
};

type Wording = readonly (readonly [RegExp, AnswerKind])[];

const BAD_REQUESTS: Wording = [
  [/check-and-set parameter did not match/i, 'conflict'],
  [/check-and-set parameter required/i, 'check-and-set-required'],
  [/lease (?:is not renewable|not found|expired)|invalid lease|not renewable/i, 'not-renewable'],
  [/wrapping token/i, 'wrapping-token-invalid'],
  [/invalid (?:role|secret|user|credentials)|invalid username or password|failed to validate (?:credentials|secret)|missing (?:role_id|secret_id)/i, 'credentials-refused'],
  [/too large|exceeds/i, 'too-large'],
];

const SERVER_ERRORS: Wording = [
  [/active cluster node not found|local node not active|no leader|leadership/i, 'standby'],
  [/missing (?:role_id|secret_id)/i, 'credentials-refused'],
  [/too large/i, 'too-large'],
];

function first(wordings: Wording, text: string): AnswerKind | undefined {
  return wordings.find(([pattern]) => pattern.test(text))?.[1];
}

function texts(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
