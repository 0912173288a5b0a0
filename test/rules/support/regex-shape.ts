import { RegExpParser, type AST } from '@eslint-community/regexpp';

/** The most code units that a pattern can match; Infinity where a repeat has no bound. Lookarounds match nothing. */
export function longestMatch(pattern: RegExp): number {
  return longest(parse(pattern).pattern);
}

/** Every quantifier of the pattern, outermost first. */
export function quantifiers(pattern: RegExp): readonly AST.Quantifier[] {
  const found: AST.Quantifier[] = [];
  walk(parse(pattern).pattern, (node) => {
    if (node.type === 'Quantifier') found.push(node);
  });
  return found;
}

/** The elements of the pattern's one alternative: what stands at its start and at its end. */
export function elements(pattern: RegExp): readonly AST.Element[] {
  const [only, ...others] = parse(pattern).pattern.alternatives;
  if (only === undefined || others.length > 0) throw new Error(`${pattern.source} needs boundaries around its alternatives`);
  return only.elements;
}

/** The elements that can be matched first, groups and alternatives opened, lookarounds passed over. */
export function leading(nodes: readonly AST.Element[]): readonly AST.Element[] {
  const first = nodes.find((node) => node.type !== 'Assertion');
  if (first === undefined) return [];
  if (first.type === 'Group' || first.type === 'CapturingGroup') {
    return first.alternatives.flatMap((alternative) => leading(alternative.elements));
  }
  return [first];
}

/** True for a character, and for a class that only spells one letter in both cases. */
export function isLiteral(node: AST.Element): boolean {
  if (node.type === 'Character') return true;
  if (node.type !== 'CharacterClass' || node.negate) return false;
  const spellings = node.elements.map((element) => (element.type === 'Character' ? String.fromCodePoint(element.value).toLowerCase() : ''));
  return spellings[0] !== '' && spellings.every((spelling) => spelling === spellings[0]);
}

function parse(pattern: RegExp): AST.RegExpLiteral {
  return new RegExpParser({ ecmaVersion: 2023 }).parseLiteral(`/${pattern.source}/${pattern.flags}`);
}

function longest(node: AST.Node): number {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return Math.max(...node.alternatives.map(longest));
    case 'Alternative':
      return node.elements.reduce((sum, element) => sum + longest(element), 0);
    case 'Quantifier':
      return node.max === 0 ? 0 : node.max * longest(node.element);
    case 'Assertion':
      return 0;
    case 'Backreference':
      return Infinity;
    default:
      return 1;
  }
}

function walk(node: AST.Node, visit: (node: AST.Node) => void): void {
  visit(node);
  if ('alternatives' in node) node.alternatives.forEach((child) => { walk(child, visit); });
  if (node.type === 'Alternative') node.elements.forEach((child) => { walk(child, visit); });
  if (node.type === 'Quantifier') walk(node.element, visit);
}
