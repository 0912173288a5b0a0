/** The code of an error that a port rejected with, as `EACCES`; `UNEXPECTED` where it has none. Never its message. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNEXPECTED';
}
