/** The one of two quotes that a text uses more; the first when it uses both alike. */
export function usualQuote(text: string, usual: '"' | "'", other: '"' | "'"): '"' | "'" {
  return text.split(other).length > text.split(usual).length ? other : usual;
}
