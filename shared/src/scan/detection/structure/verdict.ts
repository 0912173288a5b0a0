/** What an offline check says of a value: proved beyond chance, wrong where it should be right, or nothing. */
export type StructureVerdict = 'proved' | 'broken' | 'unknown';
