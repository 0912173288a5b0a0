import { EventEmitter } from 'node:events';
import type { PromptTerminal } from '../../../../shared/src/host/terminal/hidden-prompt';

/** A terminal that keeps what was written to it and in which mode it is. */
export class RecordedTerminal extends EventEmitter implements PromptTerminal {
  written = '';
  raw = false;
  paused = true;
  readonly restores = new Set<() => void>();
  readonly input = Object.assign(this as EventEmitter, {
    setRawMode: (raw: boolean) => { this.raw = raw; return this.input; },
    resume: () => { this.paused = false; return this.input; },
    pause: () => { this.paused = true; return this.input; },
  }) as unknown as PromptTerminal['input'];
  readonly output: PromptTerminal['output'] = { write: (text: string | Uint8Array) => { this.written += String(text); return true; } };
  readonly onExit = (restore: () => void) => {
    this.restores.add(restore);
    return { dispose: () => { this.restores.delete(restore); } };
  };
}
