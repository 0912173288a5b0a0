import type { CallPattern } from './call-pattern';
import type { LanguageTables } from './language-tables';

/** The last names of all that the tables say is called, but for those of fields: for languages in which a call without arguments looks like a field. */
export function calledNames({ kinds, sinks, sanitizers, propagators, accumulators, sources, members, keys, requests, insecure }: LanguageTables): ReadonlySet<string> {
  const patterns = [
    ...[...kinds.made, ...sinks, ...sources, ...keys, ...requests].map(({ callee }) => callee), ...sanitizers, ...propagators, ...accumulators ?? [], ...insecure.calls,
  ];
  const called = new Set(patterns.flatMap(lastNames));
  for (const { callee } of members) for (const name of lastNames(callee)) called.delete(name);
  return called;
}

function lastNames(pattern: CallPattern): readonly string[] {
  return pattern.slice(pattern.lastIndexOf('.') + 1).split('|');
}
