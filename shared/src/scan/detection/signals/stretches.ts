import type { Span } from '../../../core/model/span';

/** So many UTF-16 code units are searched at once. */
const STRETCH = 256;

/** What starts in a stretch of a text, in ascending order. What it finds there must depend on the text close by alone. */
export type FindInStretch = (text: string, stretch: Span) => readonly Span[];

/** Places of a text that many ask for: each stretch of it is searched once, when the first asks. */
export class Stretches {
  readonly #text: string;
  readonly #find: FindInStretch;
  readonly #found = new Map<number, readonly Span[]>();

  constructor(text: string, find: FindInStretch) {
    this.#text = text;
    this.#find = find;
  }

  /** The places that lie wholly in `area`, in ascending order. */
  in({ start, end }: Span): readonly Span[] {
    const places: Span[] = [];
    for (let number = Math.floor(start / STRETCH); number * STRETCH < end; number++) {
      for (const place of this.#from(number)) if (place.start >= start && place.end <= end) places.push(place);
    }
    return places;
  }

  #from(number: number): readonly Span[] {
    const known = this.#found.get(number);
    if (known !== undefined) return known;
    const fresh = this.#find(this.#text, { start: number * STRETCH, end: (number + 1) * STRETCH });
    this.#found.set(number, fresh);
    return fresh;
  }
}
