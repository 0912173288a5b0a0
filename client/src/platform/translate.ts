import { l10n } from 'vscode';
import type { Translate } from '../prompts/translate';

/** The texts of `l10n/` in the editor's language. */
export const translate: Translate = (message, ...values) => l10n.t(message, ...values);
