import type { StructureVerdict } from './verdict';

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;

/**
 * age's secret keys are Bech32 text (BIP 173), of which the last six characters are a checksum.
 * Sources: https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki, https://age-encryption.org/v1
 */
export function checkBech32(value: string): StructureVerdict {
  const text = value.toLowerCase();
  const separator = text.lastIndexOf('1');
  const symbols = Array.from(text.slice(separator + 1), (character) => ALPHABET.indexOf(character));
  if (separator < 1 || symbols.length < 6 || symbols.includes(-1)) return 'broken';
  const prefix = Array.from(text.slice(0, separator), (character) => character.charCodeAt(0));
  const expanded = [...prefix.map((code) => code >> 5), 0, ...prefix.map((code) => code & 31)];
  return polymod([...expanded, ...symbols]) === 1 ? 'proved' : 'broken';
}

function polymod(values: readonly number[]): number {
  let checksum = 1;
  for (const value of values) {
    const top = checksum >>> 25;
    checksum = ((checksum & 0x1ffffff) << 5) ^ value;
    GENERATOR.forEach((term, bit) => {
      if (((top >>> bit) & 1) === 1) checksum ^= term;
    });
  }
  return checksum >>> 0;
}
