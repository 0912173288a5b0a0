import type { Cursor } from './cursor';

/** Passes a type: `[String: Int]?`, `(A) -> B`, `some Codable & Sendable`. Gives its text. */
export function skipType(cursor: Cursor): string {
  const start = cursor.start;
  while (/^(?:@|some|any|inout|borrowing|consuming)$/.test(cursor.word())) {
    if (cursor.take('@')) cursor.next();
    else cursor.next();
  }
  if (/^[([]$/.test(cursor.word())) cursor.skipBracket();
  else if (cursor.peek()?.kind === 'word') cursor.next();
  else return '';
  for (;;) {
    const mark = cursor.word();
    if (mark === '<') {
      if (!skipGenerics(cursor, false)) break;
    } else if ((mark === '?' || mark === '!') && cursor.isJoined) cursor.next();
    else if (mark === '.' && cursor.isJoined) {
      cursor.next();
      cursor.next();
    } else if (mark === '->' || mark === '&' || ((mark === 'throws' || mark === 'async') && cursor.word(1) === '->')) {
      if (mark === 'throws' || mark === 'async') cursor.next();
      cursor.next();
      skipType(cursor);
    } else break;
  }
  return cursor.text.slice(start, cursor.end);
}

/** Passes `<A, B>` where it holds types, and what follows could not follow a comparison. False, and nothing passed, elsewhere. */
export function skipGenerics(cursor: Cursor, needsUse = true): boolean {
  let depth = 0;
  for (let ahead = 0; ahead < 40; ahead++) {
    const word = cursor.word(ahead);
    if (word === '<') depth++;
    else if (word === '>') depth--;
    else if (cursor.peek(ahead)?.kind !== 'word' && !/^[,.?[\]:&()]$/.test(word)) return false;
    if (depth > 0) continue;
    if (needsUse && !/^[(.)]$/.test(cursor.word(ahead + 1))) return false;
    for (let passed = 0; passed <= ahead; passed++) cursor.next();
    return true;
  }
  return false;
}
