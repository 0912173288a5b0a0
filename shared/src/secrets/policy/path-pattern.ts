/**
 * Path patterns as HashiCorp Vault's policies have them: `+` stands for exactly one segment, a `*` at the end for any
 * rest, also an empty one and across slashes. Everything else is literal.
 * Source: https://developer.hashicorp.com/vault/docs/concepts/policies#policy-syntax
 * A pattern is matched against `<store>/<path>`, in canonical form.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  const { segments, open } = split(pattern);
  const names = path.split('/');
  if (open ? names.length < segments.length : names.length !== segments.length) return false;
  return segments.every((segment, index) => {
    const name = names[index];
    if (name === undefined) return false;
    return open && index === segments.length - 1 ? name.startsWith(segment) : matchesSegment(segment, name);
  });
}

/** True when the pattern matches every path that starts with `prefix`: what a deny needs in order to refuse a listing. */
export function coversPrefix(pattern: string, prefix: string): boolean {
  return split(pattern).open && matchesPattern(pattern, prefix);
}

/** True when the pattern can match some path that starts with `prefix`: what an allow needs in order to begin a listing. */
export function meetsPrefix(pattern: string, prefix: string): boolean {
  const { segments, open } = split(pattern);
  const names = prefix.split('/');
  for (const [index, segment] of segments.entries()) {
    const name = names[index];
    if (name === undefined) return true;
    const last = index === names.length - 1;
    const openEnd = open && index === segments.length - 1;
    if (openEnd) return name.startsWith(segment) || (last && segment.startsWith(name));
    if (last ? segment !== '+' && !segment.startsWith(name) : !matchesSegment(segment, name)) return false;
  }
  return open || names.length <= segments.length;
}

/** Why a text is no pattern: `*` elsewhere than at the end, or a `+` that is not a whole segment, would match by surprise. */
export function isPattern(pattern: string): boolean {
  if (pattern === '' || pattern.startsWith('/')) return false;
  const { segments } = split(pattern);
  return segments.every((segment) => !segment.includes('*') && (segment === '+' || !segment.includes('+')));
}

function split(pattern: string): { readonly segments: readonly string[]; readonly open: boolean } {
  const open = pattern.endsWith('*');
  return { segments: (open ? pattern.slice(0, -1) : pattern).split('/'), open };
}

function matchesSegment(segment: string, name: string): boolean {
  return segment === '+' ? name !== '' : segment === name;
}
