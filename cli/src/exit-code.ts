/** What the program answers to a shell, a hook or CI. `run` passes on its program's own code. */
export const exitCode = {
  clean: 0,
  /** Findings at or above `--fail-on`, or left in the code by `fix`. Beats `incomplete`. */
  findings: 1,
  /** A wrong command line, or something in the user's configuration, vault or permissions that stops the command. */
  usage: 2,
  /** Something that should have been looked at could not be. */
  incomplete: 3,
  /** `run` itself failed and started nothing. */
  runFailed: 125,
  interrupted: 130,
} as const;
