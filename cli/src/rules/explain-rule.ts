import { ownRulesPage } from '../../../shared/src/core/rule-page';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { CliContext } from '../context';
import { exitCode } from '../exit-code';
import { reportMessage } from '../output/report-message';
import { textWidth, wrapText } from '../output/wrap-text';
import { patternExamples } from '../../../shared/src/scan/analysis/languages/examples';
import type { KnownPatternRule, KnownRule, KnownSecretRule } from './known-rules';
import { knownRules, shownSeverity } from './known-rules';
import { unknownRule } from './nearest-rules';

/** Prints all that is known of one rule; `keyward/` may be left out. */
export async function explainRule(context: CliContext, id: string, options: { readonly workspaceConfig: boolean }): Promise<number> {
  const all = await knownRules(context, options);
  if (!all.ok) {
    if (all.error !== undefined) reportMessage(context.stderr, all.error);
    return exitCode.usage;
  }
  const rule = all.value.find((one) => one.id === id || one.id === `keyward/${id}`);
  if (rule === undefined) {
    reportMessage(context.stderr, unknownRule(id, all.value.map((one) => one.id), 'keyward rules list'));
    return exitCode.usage;
  }
  const { stdout } = context;
  stdout.write(`${stdout.paint('bold', safeText(rule.title))}  ${rule.id}\n\n`);
  for (const [name, text] of facts(rule)) {
    const wrapped = wrapText(safeText(text, MAX_TEXT), textWidth(stdout), ' '.repeat(NAME_WIDTH)).slice(NAME_WIDTH);
    stdout.write(`${stdout.paint('dim', name.padEnd(NAME_WIDTH))}${wrapped}\n`);
  }
  for (const line of exampleLines(rule)) stdout.write(`${line}\n`);
  return exitCode.clean;
}

const NAME_WIDTH = 12;
const MAX_TEXT = 3000;

function facts(rule: KnownRule): readonly (readonly [name: string, text: string])[] {
  const all = rule.kind === 'secret' ? secretFacts(rule) : patternFacts(rule);
  return all.flatMap(([name, text]) => (text === undefined || text === '' ? [] : [[name, text] as const]));
}

/** What is found and how it is written instead, language by language. */
function exampleLines({ id }: KnownRule): readonly string[] {
  return patternExamples.flatMap(({ title, examples }) => examples.filter(({ ruleId }) => ruleId === id).flatMap(({ bad, good }) => [
    '', `${title}, found:`, ...indented(bad), `${title}, instead:`, ...indented(good),
  ]));
}

function indented(code: string): readonly string[] {
  return code.split('\n').map((line) => `    ${line}`);
}

type Facts = readonly (readonly [name: string, text: string | undefined])[];

function patternFacts(rule: KnownPatternRule): Facts {
  const { description, why, finds, remediation, documentation, cwe, page } = rule;
  return [
    ['what', description],
    ['why', why],
    ['finds', `${finds.join('; ')}.`],
    ['severity', severityText(rule)],
    ['weakness', `CWE-${cwe}`],
    ['what to do', remediation],
    ['source', documentation],
    ['rule page', page],
    ['from', 'built in'],
  ];
}

function secretFacts(rule: KnownSecretRule): Facts {
  const { vendor, description, remediation, documentation, keywords, confidence, structure, secretType, origin, page } = rule;
  return [
    ['what', description],
    ['vendor', vendor],
    ['kind', secretType],
    ['severity', severityText(rule)],
    ['keywords', keywords.length === 0 ? 'names such as "password", or the form of the place' : keywords.join('  ')],
    ['sure', confidence === undefined ? undefined : `${Math.round(confidence * 100)} % by its form alone`],
    ['proof', structure === undefined ? undefined : `${structure}, checked offline`],
    ['what to do', remediation],
    ['vendor page', documentation === ownRulesPage() ? undefined : documentation],
    ['rule page', page],
    ['from', origin === 'own' ? 'a rule of your own, in keyward.yaml or detection.yaml' : 'built in'],
  ];
}

function severityText(rule: KnownRule): string {
  const { level, severity } = rule;
  if (level === 'off') return 'off, by a configuration file';
  return level === undefined || level === 'on' ? `${severity} at most` : `${shownSeverity(rule)}, by a configuration file`;
}
