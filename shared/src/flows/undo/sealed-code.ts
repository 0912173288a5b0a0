import * as z from 'zod';
import type { SecretValue } from '../../core/redact/secret-value';

/** Code that an edit replaced, and where in it the value stood. */
export interface ReplacedCode {
  readonly text: string;
  readonly secret?: { readonly start: number; readonly end: number } | undefined;
}

/**
 * Seals a text under a value: only who has the value can open it again. Implemented by the room that holds values. `place`
 * goes into the seal, so that a box that was put in another one's place does not open.
 */
export interface SealedCode {
  seal(text: string, value: SecretValue, place: string): string;
  /** Undefined where the value is another one, or the box was changed. */
  open(box: string, value: SecretValue, place: string): string | undefined;
}

export interface SealedPlace {
  readonly reference: string;
  /** Fingerprint of the text after the edit. */
  readonly after: string;
}

const replacedCode = z.array(z.object({
  text: z.string(), secret: z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() }).optional(),
})).readonly();

export function sealCode(
  replaced: readonly ReplacedCode[], { value, place }: { readonly value: SecretValue; readonly place: SealedPlace }, sealed: SealedCode,
): string {
  return sealed.seal(JSON.stringify(replaced), value, printPlace(place));
}

/** Undefined where the value is not the one that the code had. */
export function openCode(
  box: string, { value, place }: { readonly value: SecretValue; readonly place: SealedPlace }, sealed: SealedCode,
): readonly ReplacedCode[] | undefined {
  const text = sealed.open(box, value, printPlace(place));
  if (text === undefined) return undefined;
  const parsed = replacedCode.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}

function printPlace({ reference, after }: SealedPlace): string {
  return `${reference}\n${after}`;
}
