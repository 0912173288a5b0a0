import type { Message } from '../../../shared/src/core/messages/message';
import type { TextOutput } from '../context';
import { wrapText } from './wrap-text';

/** What happened, what was kept, what to do next: three sentences, the last two indented. */
export function reportMessage(output: TextOutput, message: Message, kind: 'error' | 'note' = 'error'): void {
  const { paint, traits: { width } } = output;
  const mark = kind === 'error' ? paint('red', 'error') : paint('cyan', 'note');
  output.write(`${mark}:${wrapText(message.what, width, INDENT).slice(INDENT.length - 1)}\n`);
  writeAdvice(output, message, '  ');
}

/** What was kept and what to do next, under something that was said already. */
export function writeAdvice(output: TextOutput, { kept, next }: Pick<Message, 'kept' | 'next'>, indent: string): void {
  const { paint, traits: { width } } = output;
  if (kept !== undefined) output.write(`${wrapText(kept, width, indent)}\n`);
  const advice = wrapText(next, width, `${indent}  `);
  output.write(`${indent}${paint('dim', '→')}${advice.slice(indent.length + 1)}\n`);
}

/** As wide as `error: `, so that a long sentence stands under itself. */
const INDENT = '       ';
