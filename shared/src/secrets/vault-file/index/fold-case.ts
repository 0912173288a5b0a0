/** One text for all spellings of a name that differ in case alone, also in scripts whose capitals have other lengths. */
export function foldCase(path: string): string {
  return path.toUpperCase().toLowerCase().normalize('NFC');
}
