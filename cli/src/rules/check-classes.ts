import type { Message } from '../../../shared/src/core/messages/message';
import { patternClasses } from '../../../shared/src/scan/analysis/classes/registry';
import type { CliContext } from '../context';
import { isChosen } from '../fix/pattern-run';
import { knownRules } from './known-rules';
import { unknownRule } from './nearest-rules';

/** What is wrong with the classes of unsafe patterns that somebody named. Undefined where each of them is one. */
export async function checkClasses(
  context: CliContext, names: readonly string[], options: { readonly workspaceConfig: boolean },
): Promise<Message | undefined> {
  const wrong = names.find((name) => !patternClasses.some(({ id }) => isChosen(id, [name])));
  if (wrong === undefined) return undefined;
  const all = await knownRules(context, options);
  const secret = all.ok ? all.value.find(({ id }) => isChosen(id, [wrong])) : undefined;
  const kept = 'Nothing was changed.';
  if (secret === undefined) return { ...unknownRule(wrong, patternClasses.map(({ id }) => id), LISTING), kept };
  return {
    what: `${secret.id} finds secrets; it is no class of unsafe patterns.`, kept,
    next: `"keyward fix" without --rule and --patterns moves what it finds. "${LISTING}" shows the classes.`,
  };
}

const LISTING = 'keyward rules list pattern';
