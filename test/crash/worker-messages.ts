/** Where in a commit the process is to die: in the n-th of these calls. */
export interface KillPoint {
  readonly call: 'write' | 'fsync' | 'rename' | 'link' | 'fsync-directory';
  readonly moment: 'before' | 'during' | 'after';
  readonly occurrence: number;
}

interface Task {
  readonly directory: string;
  /** The external key that opens the vault: made for the test, and quick, since no password is stretched. */
  readonly key: string;
  readonly lock: boolean;
}

interface WriteTask extends Task {
  readonly names: readonly string[];
  readonly rounds: number;
  readonly label: string;
}

export type ToWorker =
  | (WriteTask & { readonly kind: 'write-until-killed'; readonly point: KillPoint })
  | (WriteTask & { readonly kind: 'write-all' })
  | (Task & { readonly kind: 'hold-in-memory'; readonly path: string })
  /** Here `key` is the password. */
  | (Task & { readonly kind: 'unlock-by-password' });

export type FromWorker =
  | { readonly kind: 'ready' | 'at-point' | 'done' | 'holding' | 'locked' }
  | { readonly kind: 'acknowledged'; readonly path: string; readonly version: number; readonly text: string }
  | { readonly kind: 'failed'; readonly error: string };
