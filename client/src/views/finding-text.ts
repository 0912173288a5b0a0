import type { Severity } from '../../../shared/src/core/model/finding';
import type { Translate } from '../prompts/translate';

/** What a finding of a scan says: how sure it is. The rule stands beside it, and nothing of the value anywhere. */
export function findingText(severity: Severity, t: Translate): string {
  switch (severity) {
    case 'error': return t('A secret in this file');
    case 'warning': return t('Probably a secret in this file');
    case 'information': return t('Possibly a secret in this file');
  }
}
