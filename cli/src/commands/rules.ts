import type { Command } from 'commander';
import type { CommandHost } from '../command-host';
import { checkRules } from '../rules/check-rules';
import { explainRule } from '../rules/explain-rule';
import { listRules } from '../rules/list-rules';

interface ListOptions {
  readonly json?: boolean;
  readonly workspaceConfig: boolean;
}

export function addRulesCommand(program: Command, { context, finish }: CommandHost): void {
  const rules = program.command('rules').description('look at the rules that find secrets, and test rules of your own')
    .addHelpText('after', EXAMPLES);
  rules.command('list')
    .argument('[words...]', 'only rules whose name, title, vendor or keywords have all of these')
    .description('list built-in rules and those of keyward.yaml and detection.yaml')
    .option('--json', 'as JSON')
    .option('--no-workspace-config', 'without this repository\'s keyward.yaml')
    .action(async (words: readonly string[], options: ListOptions) => { finish(await listRules(context, words, options)); });
  rules.command('explain')
    .argument('<rule>', 'a rule\'s name, such as keyward/stripe-secret-key')
    .description('say what a rule finds, how, and what to do about it')
    .option('--no-workspace-config', 'without this repository\'s keyward.yaml')
    .action(async (id: string, options: ListOptions) => { finish(await explainRule(context, id, options)); });
  rules.command('check')
    .argument('[file]', 'a configuration file; your detection.yaml and this repository\'s keyward.yaml when it is not given')
    .description('test rules of your own against their examples; values are never printed')
    .action(async (file: string | undefined) => { finish(await checkRules(context, file)); });
}

const EXAMPLES = `
Rules of your own stand in keyward.yaml at the repository's root, and in detection.yaml beside your config.yaml.

Examples:
  keyward rules list stripe
  keyward rules explain keyward/json-web-token
  keyward rules check
`;
