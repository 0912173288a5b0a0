import type { ScannerSettings } from './scanner-settings';

/** The same settings for a scan whose paths start from another folder, such as a repository's root where git names the files. */
export function withBase(settings: ScannerSettings, base: string): ScannerSettings {
  const { baseline, detection } = settings;
  return {
    ...settings,
    ...(baseline === undefined ? {} : { baseline: { ...baseline, base } }),
    ...(detection === undefined ? {} : { detection: { ...detection, base } }),
  };
}
