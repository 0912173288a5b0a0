import type { Message } from '../../../shared/src/core/messages/message';
import type { TextOutput } from '../context';

/** What happened, what was kept, what to do next: three lines on standard error, the last two indented. */
export function reportMessage(output: TextOutput, message: Message, kind: 'error' | 'note' = 'error'): void {
  const { paint } = output;
  const mark = kind === 'error' ? paint('red', 'error') : paint('cyan', 'note');
  output.write(`${mark}: ${message.what}\n`);
  if (message.kept !== undefined) output.write(`  ${message.kept}\n`);
  output.write(`  ${paint('dim', '→')} ${message.next}\n`);
}
