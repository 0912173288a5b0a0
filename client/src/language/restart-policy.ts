/** Whether a server that ended should be started again: yes, unless it keeps ending. */
export interface RestartPolicy {
  /** To be asked at each end. */
  mayRestart(): boolean;
}

const MAX_RESTARTS = 4;
const WINDOW_MILLISECONDS = 3 * 60_000;

/** Four restarts in three minutes; a server that runs longer than that in between starts with a clean slate. */
export function restartPolicy(now: () => number): RestartPolicy {
  let restarts: readonly number[] = [];
  return {
    mayRestart: () => {
      const moment = now();
      restarts = [...restarts.filter((earlier) => moment - earlier < WINDOW_MILLISECONDS), moment];
      return restarts.length <= MAX_RESTARTS;
    },
  };
}
