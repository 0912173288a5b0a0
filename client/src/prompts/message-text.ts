import type { Message } from '../../../shared/src/core/messages/message';

/** A message of several sentences for a notice, which is one paragraph. */
export function messageText({ what, kept, next }: Message): string {
  return [what, kept, next].filter((part) => part !== undefined && part !== '').join(' ');
}

/** Sentences for a modal's detail: its place first, then each sentence as a paragraph of its own. */
export function detailText(place: string, sentences: readonly string[]): string {
  return [place, ...sentences].join('\n\n');
}
