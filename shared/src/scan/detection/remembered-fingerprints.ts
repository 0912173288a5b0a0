import type { Fingerprint, RuleId } from '../../core/model/finding';
import type { FindingFingerprinter } from './resolve';

/**
 * Fingerprints of one version of a document. The next version's are mostly the same, and computing one costs up to an scrypt
 * derivation; so what is asked here again is answered from the version before. Only one generation is kept.
 */
export class RememberedFingerprints {
  readonly #compute: FindingFingerprinter;
  readonly #before: ReadonlyMap<string, Fingerprint>;
  readonly #now = new Map<string, Fingerprint>();

  constructor(compute: FindingFingerprinter, before: ReadonlyMap<string, Fingerprint> = new Map()) {
    this.#compute = compute;
    this.#before = before;
  }

  readonly of: FindingFingerprinter = (value: string, rule: RuleId): Fingerprint => {
    const asked = `${rule} ${value}`;
    const fingerprint = this.#now.get(asked) ?? this.#before.get(asked) ?? this.#compute(value, rule);
    this.#now.set(asked, fingerprint);
    return fingerprint;
  };

  /** For the document's next version, under the same options. */
  next(): RememberedFingerprints {
    return new RememberedFingerprints(this.#compute, this.#now);
  }
}
