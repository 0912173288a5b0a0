import type { Finding } from '../../../shared/src/core/model/finding';
import type { Translate } from '../prompts/translate';

/** What a finding of a scan says: of a value, how sure it is. The rule stands beside it, and nothing of the text anywhere. */
export function findingText({ kind, severity }: Pick<Finding, 'kind' | 'severity'>, t: Translate): string {
  if (kind === 'pattern') return t('This code is unsafe with secrets');
  switch (severity) {
    case 'error': return t('A secret in this file');
    case 'warning': return t('Probably a secret in this file');
    case 'information': return t('Possibly a secret in this file');
  }
}
