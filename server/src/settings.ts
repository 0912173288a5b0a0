import type { Settings } from '../../shared/src/core/config/settings';
import { DEFAULT_SETTINGS, parseSettings, SETTINGS_SECTION } from '../../shared/src/core/config/settings';

/** Asks the editor for one resource's settings, where it can answer such a question. */
export type AskForSettings = (scopeUri: string, section: string) => Promise<unknown>;

/**
 * Settings of each document, asked for once and kept until they change. An editor that cannot be asked may push one
 * object for all; one that does neither gets the defaults.
 */
export class SettingsCache {
  readonly #ask: AskForSettings | undefined;
  readonly #known = new Map<string, Promise<Settings>>();
  #pushed: Settings = DEFAULT_SETTINGS;

  constructor(ask: AskForSettings | undefined) {
    this.#ask = ask;
  }

  get(uri: string): Promise<Settings> {
    const ask = this.#ask;
    if (ask === undefined) return Promise.resolve(this.#pushed);
    const known = this.#known.get(uri);
    if (known !== undefined) return known;
    const asked = ask(uri, SETTINGS_SECTION).then(parseSettings, () => DEFAULT_SETTINGS);
    this.#known.set(uri, asked);
    return asked;
  }

  /** `pushed` is what came with the notice: `{ keyward: … }`, or nothing. */
  changed(pushed: unknown): void {
    this.#known.clear();
    if (typeof pushed === 'object' && pushed !== null && SETTINGS_SECTION in pushed) {
      this.#pushed = parseSettings(pushed[SETTINGS_SECTION]);
    }
  }

  forget(uri: string): void {
    this.#known.delete(uri);
  }
}
