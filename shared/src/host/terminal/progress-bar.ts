import type { TerminalTraits } from './terminal';

/** How far a scan is. Totals are undefined while the tree is still being walked. */
export interface ProgressState {
  readonly files: number;
  readonly bytes: number;
  readonly totalFiles?: number;
  readonly totalBytes?: number;
  readonly seconds: number;
}

/** Where the bar is drawn: standard error, so that a report in a pipe stays clean. */
export interface ProgressOutput {
  write(text: string): unknown;
}

/** Redraws one line at most every `REDRAW_MS`. On anything but a terminal it draws nothing. */
export class ProgressBar {
  readonly #output: ProgressOutput;
  readonly #traits: TerminalTraits;
  readonly #now: () => number;
  #drawnAt = Number.NEGATIVE_INFINITY;
  #visible = false;

  /** `now` in milliseconds of a clock that never goes back. */
  constructor(output: ProgressOutput, traits: TerminalTraits, now: () => number) {
    this.#output = output;
    this.#traits = traits;
    this.#now = now;
  }

  update(state: ProgressState): void {
    const now = this.#now();
    if (!this.#traits.interactive || state.seconds < PATIENCE_SECONDS || now - this.#drawnAt < REDRAW_MS) return;
    this.#drawnAt = now;
    this.#visible = true;
    this.#output.write(`\r${progressLine(state, this.#traits.width - 1)}${CLEAR_TO_END}`);
  }

  /** Takes the bar away. Call it before anything else is written to the terminal, and at the end. */
  clear(): void {
    if (!this.#visible) return;
    this.#visible = false;
    this.#output.write(`\r${CLEAR_TO_END}`);
  }
}

const REDRAW_MS = 80;
/** What ends sooner needs no bar: it would only flicker. */
const PATIENCE_SECONDS = 0.5;
const CLEAR_TO_END = '\u001b[K';
const BAR_CELLS = 24;

/** One line of at most `width` columns, ASCII and block characters only. */
export function progressLine(state: ProgressState, width: number): string {
  const speed = state.seconds > 0 ? state.bytes / state.seconds : 0;
  const parts = [
    ...bar(state),
    state.totalFiles === undefined ? `${state.files} files` : `${state.files}/${state.totalFiles} files`,
    `${megabytes(state.bytes)} MB`,
    `${megabytes(speed)} MB/s`,
    ...remaining(state, speed),
  ];
  return parts.join('  ').slice(0, Math.max(0, width));
}

/** 10⁶ bytes, one decimal place. */
export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function share({ bytes, totalBytes }: ProgressState): number | undefined {
  return totalBytes === undefined || totalBytes === 0 ? undefined : Math.min(1, bytes / totalBytes);
}

function bar(state: ProgressState): readonly string[] {
  const done = share(state);
  if (done === undefined) return [];
  const full = Math.round(done * BAR_CELLS);
  return [`${'█'.repeat(full)}${'░'.repeat(BAR_CELLS - full)} ${String(Math.floor(done * 100)).padStart(3)}%`];
}

/** Time left at the speed so far; nothing in the first half second, when it would jump. */
function remaining(state: ProgressState, speed: number): readonly string[] {
  if (state.totalBytes === undefined || speed === 0 || state.seconds < 0.5) return [];
  // Files that grew while they waited can bring the sum above the total.
  const seconds = Math.max(0, Math.ceil((state.totalBytes - state.bytes) / speed));
  const minutes = Math.floor(seconds / 60);
  return [`${minutes}:${String(seconds % 60).padStart(2, '0')} left`];
}
