import type { RelatedPlace } from '../../../core/model/finding';

/** The names of users, key ids and hosts that were read in a document, by where they stand: secrets near each other ask for the same ones. */
export class PartnerPlaces {
  readonly #known = new Map<number, RelatedPlace | undefined>();

  at(position: number, readFresh: () => RelatedPlace | undefined): RelatedPlace | undefined {
    if (this.#known.has(position)) return this.#known.get(position);
    const fresh = readFresh();
    this.#known.set(position, fresh);
    return fresh;
  }
}
