import type { RuleId } from '../../../../core/model/finding';
import type { FixPlan } from '../fix';
import type { FixContext } from '../fix-context';
import { carriedValue } from './carried-value';

/** How each class of findings is made safe. */
export const fixersByRule: ReadonlyMap<RuleId, (context: FixContext) => FixPlan> = new Map<RuleId, (context: FixContext) => FixPlan>([
  ['keyward/secret-in-log', (context) => carriedValue(context, { labels: ['secret', 'headers'], from: 'the log' })],
  ['keyward/secret-in-error', (context) => carriedValue(context, { labels: ['secret'], from: 'the error' })],
]);
