/** A part of the tree that is asked for again: one store, or in it the folder of one secret. */
export interface TouchedPlace {
  readonly store: string;
  readonly path?: string;
}

/** Called by every command that may have changed something, with the smallest part that shows it. */
export type Touched = (place: TouchedPlace) => void;
