/** LSP's Range, spelled out so that this room needs no library. */
export interface WireRange {
  readonly start: WirePosition;
  readonly end: WirePosition;
}

export interface WirePosition {
  readonly line: number;
  readonly character: number;
}
