// The text of the pages in docs/rules. Pure: rules in, Markdown out.

export const GENERATED = '<!-- Made by scripts/rule-docs.mjs from the rule itself. Change the rule, not this page. -->';

/** What a reader may do about any finding; the same on every page. */
export const SILENCE = `## If it is not a secret

Write \`keyward:ignore\` with a reason in a comment on that line, or see [how detection works](../detection.md#how-to-silence-a-finding).`;

export function vendorPage(rule) {
  return page(rule, [
    `## What it looks like

Values are cut short; made-up text, never a real key.

${rule.examples.map((example) => `* \`${shortened(rule, example)}\``).join('\n')}`,
    `## How it is recognised

${recognition(rule)}`,
  ]);
}

export function genericPage(rule) {
  return page(rule, [
    `## How it is recognised

No vendor's form is needed: the place says that the value is a secret, and the value itself speaks for or against it. See
[how detection works](../detection.md).`,
  ]);
}

/** The index, by vendor. `fileName` gives the name of a rule's page. */
export function indexPage(vendorRules, genericRules, patternClasses, fileName) {
  const vendors = byVendor(vendorRules);
  const rows = [...vendors].sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([vendor, rules]) => `| ${vendor} | ${rules.map((rule) => `[${rule.title}](${fileName(rule)})`).join('<br>')} |`);
  return `${GENERATED}

# Rules

${vendorRules.length} rules know the keys of ${vendors.size} vendors and formats by their own form; ${genericRules.length} more find
secrets by where they stand. [How detection works](../detection.md).

| vendor or format | rules |
| --- | --- |
${rows.join('\n')}
| by their place | ${genericRules.map((rule) => `[${rule.title}](${fileName(rule)})`).join('<br>')} |

## Unsafe patterns

Code and settings that let secrets out, or handle keys badly: ${patternClasses.length} classes, found by following values through the program.

| class | weakness | severity at most |
| --- | --- | --- |
${patternClasses.map((one) => `| [${one.title}](${fileName(one)}) | CWE-${one.cwe} | ${one.severity} |`).join('\n')}
`;
}

function byVendor(rules) {
  const vendors = new Map();
  for (const rule of rules) vendors.set(rule.vendor, [...(vendors.get(rule.vendor) ?? []), rule]);
  return vendors;
}

function page(rule, sections) {
  return `${GENERATED}

# ${rule.title}

\`${rule.id}\` · ${rule.severity} at most · ${rule.secretType}

${rule.description}

## What to do

${rule.remediation}

Then move the new value into the vault, so that the code only holds its name. Source for the format and for managing such
keys: <${rule.documentation}>

${[...sections, SILENCE].join('\n\n')}
`;
}

function recognition(rule) {
  const parts = [
    rule.form === 'near'
      ? 'The value has no mark of its own: a name such as the following must lead to it.'
      : 'The value carries its vendor\'s mark.',
    `Looked for: ${rule.keywords.map((keyword) => `\`${keyword}\``).join(', ')}.`,
  ];
  if (rule.structure !== undefined) parts.push(`Its structure is checked offline (\`${rule.structure}\`): a good one raises the confidence, a bad one lowers it.`);
  if (rule.minEntropy !== undefined) parts.push(`Values that are too regular (under ${rule.minEntropy} bits a character) count less.`);
  return parts.join(' ');
}

/** An example on one line, with its value cut down to its mark, so that no scanner takes this page for a leak. */
function shortened({ pattern, keywords }, example) {
  const match = pattern.exec(example);
  const value = match?.groups?.secret ?? match?.[0] ?? '';
  const mark = keywords.find((keyword) => value.toLowerCase().startsWith(keyword))?.length ?? 0;
  return example.replace(value, () => `${value.slice(0, Math.min(mark, 12))}…`)
    .replaceAll(/\s+/g, ' ').replaceAll('`', '\'').slice(0, 110);
}
