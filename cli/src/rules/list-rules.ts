import type { CliContext } from '../context';
import { exitCode } from '../exit-code';
import { reportMessage } from '../output/report-message';
import { printTable } from '../output/table';
import type { KnownRule } from './known-rules';
import { knownRules, shownSeverity } from './known-rules';

/** Prints the rules that have all of the words, as a table or as JSON. */
export async function listRules(
  context: CliContext, words: readonly string[], options: { readonly json?: boolean; readonly workspaceConfig: boolean },
): Promise<number> {
  const all = await knownRules(context, options);
  if (!all.ok) {
    if (all.error !== undefined) reportMessage(context.stderr, all.error);
    return exitCode.usage;
  }
  const found = all.value.filter((rule) => words.every((word) => hasWord(rule, word.toLowerCase())));
  if (options.json === true) {
    context.stdout.write(`${JSON.stringify({ rules: found.map(asData) }, undefined, 2)}\n`);
    return exitCode.clean;
  }
  if (found.length === 0) {
    context.stdout.write('No rule has all of these words.\n');
    return exitCode.clean;
  }
  printTable(context.stdout, ['rule', 'what it finds', 'severity', 'from'], found.map((rule) => [rule.id, rule.title, shownSeverity(rule), rule.origin]));
  context.stdout.write(`\n${found.length === 1 ? '1 rule' : `${found.length} rules`}. "keyward rules explain NAME" says more.\n`);
  return exitCode.clean;
}

function hasWord(rule: KnownRule, word: string): boolean {
  const own = rule.kind === 'secret' ? [rule.vendor.toLowerCase(), ...rule.keywords] : ['pattern', `cwe-${rule.cwe}`];
  return [rule.id, rule.title.toLowerCase(), ...own].some((text) => text.includes(word));
}

function asData(rule: KnownRule): object {
  const { kind, id, title, description, remediation, documentation, origin } = rule;
  const shared = { kind, id, title, severity: shownSeverity(rule), origin, description, remediation, documentation };
  if (rule.kind === 'pattern') return { ...shared, cwe: rule.cwe, why: rule.why, finds: rule.finds };
  const { vendor, secretType, keywords, confidence, structure } = rule;
  return { ...shared, vendor, secretType, keywords, confidence, structure };
}
