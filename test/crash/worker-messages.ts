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

/** Where in a change of the keychain store the process is to die. */
export interface KeychainKillPoint {
  readonly call: 'set' | 'delete' | 'rename';
  readonly moment: 'before' | 'after';
  readonly occurrence: number;
}

export interface KeychainTask {
  readonly kind: 'change-keychain';
  readonly directory: string;
  /** What finds the keyring, and the script of the keychain's process. */
  readonly env: Readonly<Record<string, string>>;
  readonly helper: string;
  readonly names: readonly string[];
  readonly rounds: number;
  readonly label: string;
  readonly point?: KeychainKillPoint;
}

export type FromWorker =
  | { readonly kind: 'deleted'; readonly path: string }
  | { readonly kind: 'ready' | 'at-point' | 'done' | 'holding' | 'locked' }
  | { readonly kind: 'acknowledged'; readonly path: string; readonly version: number; readonly text: string }
  | { readonly kind: 'failed'; readonly error: string };
