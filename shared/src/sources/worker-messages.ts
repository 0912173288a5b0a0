import type { FileResult, FileTask } from './file-result';
import type { ScannerSettings } from './scanner-settings';

/** What a scanning thread is started with. The rules themselves cannot be sent (compiled patterns): it builds its own. */
export interface WorkerStart {
  readonly settings: ScannerSettings;
  /** One Int32; anything but 0 means stop. Shared memory reaches a thread that is busy, a message would not. */
  readonly cancelled: SharedArrayBuffer;
}

export interface BatchRequest {
  readonly id: number;
  readonly tasks: readonly FileTask[];
}

export interface BatchReply {
  readonly id: number;
  readonly results: readonly FileResult[];
}
