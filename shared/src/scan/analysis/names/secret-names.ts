import { secretCalled, secretName, type NameStrength } from './secret-name';

/** What names of one text say of their values, asked again and again: a program says `token` a thousand times. One for a text, so it stays small. */
export class SecretNames {
  readonly #held = new Map<string, NameStrength | undefined>();
  readonly #given = new Map<string, NameStrength | undefined>();

  /** Of a variable or field. */
  held(name: string): NameStrength | undefined {
    return remembered(this.#held, name, secretName);
  }

  /** Of what a function of this name gives. */
  given(name: string): NameStrength | undefined {
    return remembered(this.#given, name, secretCalled);
  }
}

function remembered(known: Map<string, NameStrength | undefined>, name: string, find: (name: string) => NameStrength | undefined): NameStrength | undefined {
  const before = known.get(name);
  if (before !== undefined || known.has(name)) return before;
  const found = find(name);
  known.set(name, found);
  return found;
}
