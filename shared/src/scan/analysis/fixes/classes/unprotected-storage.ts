import type { TextEdit } from '../../../../core/model/span';
import type { SinkEvent } from '../../flow/check';
import type { CallExpression, Entry, Expression } from '../../program/expression';
import { nodeAround } from '../../syntax/find-node';
import { insertAt } from '../edits/insertion';
import { offered, refused, type FixPlan, type PatternFix } from '../fix';
import type { FixContext } from '../fix-context';
import type { CookieWords } from '../fix-language';

/** A cookie gets its flags. What lies in a file, a row or a browser's storage needs a decision that no edit can make. */
export function unprotectedStorage(context: FixContext): FixPlan {
  const { subject } = context.evidence;
  if (subject.kind !== 'sink') return refused('not-understood');
  switch (subject.event.to) {
    case 'browser-storage': return refused('browser-storage');
    case 'cookie': return offered([asFix(cookieEdits(subject.event, context))], 'decided-elsewhere');
    default: {
      const edits = context.words.ownerOnly?.(subject.event, context);
      if (edits !== undefined) return offered([{ kind: 'owner-only', title: 'Let only the owner read the file', edits, isPreferred: false }], 'needs-encryption');
      return refused(isSettings(subject.event) ? 'system-keychain' : 'needs-encryption');
    }
  }
}

/** Sources: https://developer.apple.com/documentation/foundation/userdefaults, https://developer.android.com/reference/android/content/SharedPreferences */
function isSettings({ call }: SinkEvent): boolean {
  const name = call?.callee.kind === 'member' ? call.callee.property : call?.callee.kind === 'name' ? call.callee.name : '';
  return name === 'putString' || (/^set(?:Value)?$/.test(name) && call?.arguments.some(({ keyword }) => keyword === 'forKey') === true);
}

function asFix(edits: readonly TextEdit[] | undefined): PatternFix | undefined {
  return edits === undefined ? undefined : { kind: 'protect-cookie', title: 'Send the cookie over TLS only', edits, isPreferred: true };
}

function cookieEdits(event: SinkEvent, context: FixContext): readonly TextEdit[] | undefined {
  const { cookie } = context.words;
  if (cookie === undefined) return undefined;
  if (event.call === undefined) return inText(event.value, context);
  const { callee } = event.call;
  if (cookie.calls?.test(callee.kind === 'member' ? callee.property : '') === false) return undefined;
  const isAnswer = callee.kind === 'member' && context.place.kind(callee.object) === 'http-response';
  return inCall(event.call, { ...cookie, flags: cookie.flags.filter(({ byServer }) => byServer !== true || isAnswer) }, context);
}

/** `document.cookie = 'a=b'`: the flags are part of the text. Source: https://developer.mozilla.org/docs/Web/API/Document/cookie */
function inText(value: Expression, { text, words }: FixContext): readonly TextEdit[] | undefined {
  const flags = '; Secure; SameSite=Lax';
  const last = value.kind === 'join' ? value.parts.at(-1) : value;
  if (last?.kind === 'text') return [insertAt(last.inner.end, flags)];
  // The last hole of a template is followed by its quote.
  return text[value.span.end - 1] === '`' ? [insertAt(value.span.end - 1, flags)] : [insertAt(value.span.end, ` ${words.concatenation} ${words.literal(flags, text)}`)];
}

function inCall(call: CallExpression, cookie: CookieWords, context: FixContext): readonly TextEdit[] | undefined {
  const options = call.arguments.map(({ value }) => value).find((value) => value.kind === 'mapping');
  if (options?.kind === 'mapping') return inOptions(options.entries, options, cookie, context);
  const given: readonly Entry[] = call.arguments.flatMap(({ keyword, value, span }) => (keyword === undefined ? [] : [{ key: keyword, value, span }]));
  const last = call.arguments.at(-1);
  if (last === undefined) return undefined;
  if (cookie.options === undefined) return inOptions(given, call, cookie, context);
  // A flag that stands among the arguments by its position is the only one that can be set there.
  const secure = given.find(({ key }) => key?.toLowerCase() === 'secure');
  if (secure !== undefined) return [{ span: secure.value.span, newText: cookie.flags[0]?.value ?? 'true' }];
  if (call.arguments.length > 2) return undefined;
  return [insertAt(last.span.end, `, ${cookie.options(cookie.flags.map(({ name, value }) => cookie.option(name, value)).join(', '))}`)];
}

/** A flag that is there gets its value, the others are added behind the last option. */
function inOptions(entries: readonly Entry[], { span }: Expression, { flags, option }: CookieWords, { root, text }: FixContext): readonly TextEdit[] | undefined {
  const known = (name: string) => entries.find(({ key }) => key?.toLowerCase() === name.toLowerCase());
  const wrong = flags.flatMap(({ name, value }) => {
    const entry = known(name);
    return entry?.value.kind === 'constant' && entry.value.text.toLowerCase() !== value.toLowerCase() ? [{ span: entry.value.span, newText: value }] : [];
  });
  const missing = flags.filter(({ name }) => known(name) === undefined).map(({ name, value }) => option(name, value)).join(', ');
  if (missing === '') return wrong;
  const last = entries.at(-1);
  if (last !== undefined) return [...wrong, insertAt(last.span.end, `, ${missing}`)];
  const closing = nodeAround(root, span).children.at(-1)?.end;
  return closing === undefined || text[closing - 1] !== ')' ? undefined : [...wrong, insertAt(closing - 1, `, ${missing}`)];
}
