import type { PatternFinding } from '../../../../core/model/finding';
import type { TextEdit } from '../../../../core/model/span';
import type { ScanDocument } from '../../../document';
import { refused, type FixPlan } from '../fix';
import { mountedSecret } from './mounted-secret';
import { withSafeValue } from './safe-value';
import { throughEnvironment } from './workflow-secret';

/** The fix of an unsafe setting, where there is one edit that is certainly right. */
export function planSettingFix(document: ScanDocument, finding: Pick<PatternFinding, 'ruleId' | 'span' | 'word'>): FixPlan {
  switch (finding.ruleId) {
    case 'keyward/workflow-secret-inline': return asPlan(throughEnvironment(document, finding), 'environment', 'Pass the secret through the environment');
    case 'keyward/workflow-secret-echoed': case 'keyward/workflow-secrets-inherited': return refused('program-decides');
    case 'keyward/secret-in-image': return mounted(document, finding);
    default: return asPlan(withSafeValue(document, finding), 'safe-setting', 'Set it to the safe value');
  }
}

/** How the image is built changes with it, so that it is not made unasked. */
function mounted(document: ScanDocument, finding: Pick<PatternFinding, 'span' | 'word'>): FixPlan {
  const edits = mountedSecret(document, finding);
  return edits === undefined ? refused('build-decides') : { kind: 'offered', fixes: [{ kind: 'environment', title: 'Mount the secret for the commands that need it', edits, isPreferred: false }] };
}

function asPlan(edits: readonly TextEdit[] | undefined, kind: 'environment' | 'safe-setting', title: string): FixPlan {
  return edits === undefined ? refused('not-understood') : { kind: 'offered', fixes: [{ kind, title, edits, isPreferred: true }] };
}
