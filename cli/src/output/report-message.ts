import type { Message } from '../../../shared/src/core/messages/message';
import type { TextOutput } from '../context';
import { textWidth, wrapText } from './wrap-text';

/** What happened, what was kept, what to do next: three sentences, the last two indented. */
export function reportMessage(output: TextOutput, message: Message, kind: 'error' | 'note' = 'error'): void {
  const { paint } = output;
  const mark = kind === 'error' ? paint('red', 'error') : paint('cyan', 'note');
  output.write(`${mark}:${wrapText(message.what, textWidth(output), INDENT).slice(INDENT.length - 1)}\n`);
  writeAdvice(output, message, '  ');
}

/** What was kept and what to do next, under something that was said already. */
export function writeAdvice(output: TextOutput, { kept, next }: Pick<Message, 'kept' | 'next'>, indent: string): void {
  const { paint } = output;
  const width = textWidth(output);
  if (kept !== undefined) output.write(`${wrapText(kept, width, indent)}\n`);
  const advice = wrapText(next, width, `${indent}  `);
  output.write(`${indent}${paint('dim', '→')}${advice.slice(indent.length + 1)}\n`);
}

/** The next step, where somebody sits at a terminal: no script reads it. */
export function suggest(output: TextOutput, next: string): void {
  if (output.traits.interactive) writeAdvice(output, { next }, '');
}

/** As wide as `error: `, so that a long sentence stands under itself. */
const INDENT = '       ';
