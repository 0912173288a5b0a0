import { Uri, workspace } from 'vscode';
import { parseSettings, SETTINGS_SECTION } from '../../../shared/src/core/config/settings';
import type { Settings } from '../../../shared/src/core/config/settings';

/** The settings of one document's folder. */
export function settingsOf(uri: string): Settings {
  return parseSettings(workspace.getConfiguration(undefined, Uri.parse(uri)).get(SETTINGS_SECTION));
}
