import type { LanguageId } from '../../../core/model/language-id';
import type { Hits } from '../automaton';
import { traitsOf } from '../generic/traits';
import type { Reader } from '../reader';
import type { WindowedRule } from '../windows';
import type { ByteGate, ByteHit, FileLanguage } from './byte-gate';
import { VendorGate } from './vendor-gate';

/** What a keyword sets off; see `Target`. */
interface Gated {
  readonly keyword: string;
  readonly rules: readonly WindowedRule[];
  readonly readers: readonly Reader[];
  readonly mark: boolean;
}

/** For a keyword of which something takes every hit. */
const OPEN: readonly ByteGate[] = [{ admits: () => true }];

/** The gates of all keywords. A hit is dropped where everything that its keyword sets off refuses it. */
export class HitGates {
  readonly #targets: readonly Gated[];
  /** By word number, made at the first hit: most keywords of a scan never have one. */
  readonly #gates: (readonly ByteGate[] | undefined)[];

  constructor(targets: readonly Gated[]) {
    this.#targets = targets;
    this.#gates = targets.map(() => undefined);
  }

  /** The hits that may lead to something. Where `bytes` are a part of a file, `offset` is how many stand before them. */
  admitted(hits: Hits, bytes: Uint8Array, languageId: LanguageId, widest: FileLanguage['widest'], offset = 0): number[] {
    const language = { id: languageId, traits: traitsOf(languageId), widest };
    const admitted: number[] = [];
    const hit = { start: 0, end: 0 };
    for (let index = 0; index < hits.length; index += 2) {
      const word = hits[index] ?? 0;
      const gates = this.#gates[word] ?? this.#gatesOf(word);
      hit.end = (hits[index + 1] ?? 0) - offset;
      hit.start = hit.end - (this.#targets[word]?.keyword.length ?? 0);
      if (isAdmitted(gates, bytes, hit, language)) admitted.push(word, hit.end + offset);
    }
    return admitted;
  }

  #gatesOf(word: number): readonly ByteGate[] {
    const target = this.#targets[word];
    const gates = target === undefined ? OPEN : gatesOf(target);
    this.#gates[word] = gates;
    return gates;
  }
}

function isAdmitted(gates: readonly ByteGate[], bytes: Uint8Array, hit: ByteHit, language: FileLanguage): boolean {
  for (const gate of gates) if (gate.admits(bytes, hit, language)) return true;
  return false;
}

/** Pushed one by one, so that V8 keeps all such lists alike: the loop over them is the hottest that there is. */
function gatesOf({ rules, readers, mark }: Gated): readonly ByteGate[] {
  const gates: ByteGate[] = [];
  for (const rule of rules) gates.push(new VendorGate(rule));
  for (const { gate } of readers) if (gate !== undefined) gates.push(gate);
  return mark || gates.length < rules.length + readers.length ? OPEN : gates;
}
