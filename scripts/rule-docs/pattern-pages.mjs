// The text of the pages of unsafe patterns. Pure: a class and the examples of all languages in, Markdown out.
import { GENERATED, SILENCE } from './pages.mjs';

const FENCE = '```';

export function patternPage(one, languages) {
  return `${GENERATED}

# ${one.title}

\`${one.id}\` · ${one.severity} at most · [CWE-${one.cwe}](https://cwe.mitre.org/data/definitions/${one.cwe}.html)

${one.description}

## Why it matters

${one.why}

## What is found

${one.finds.map((form) => `* ${form}`).join('\n')}

## What to do

${one.remediation}

Source: <${one.documentation}>
${examples(one, languages)}
${SILENCE}
`;
}

/** A bad and a good one for each language that has any. */
function examples({ id }, languages) {
  const parts = languages.flatMap(({ title, fence, examples: all }) => all.filter(({ ruleId }) => ruleId === id).map(({ bad, good }) => (
    `### ${title}\n\nFound:\n\n${block(fence, bad)}\n\nInstead:\n\n${block(fence, good)}\n`
  )));
  return parts.length === 0 ? '' : `\n## Examples\n\n${parts.join('\n')}`;
}

function block(fence, code) {
  return `${FENCE}${fence}\n${code}\n${FENCE}`;
}
