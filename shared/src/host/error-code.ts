/** The system's code of a failed call (`ENOENT`), or `UNKNOWN`. Codes are all that leaves this room of an exception. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}
