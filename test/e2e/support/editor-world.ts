import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { projectRoot } from '../../support/requirements';
import { startCodeServer } from './code-server';
import type { CodeServer, CodeServerOptions } from './code-server';
import type { EditorInstall } from './editor-install';
import { extensionsWith, installedExtension } from './packaged-extension';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

export interface WorldOptions {
  /** Files of the workspace by relative path. */
  readonly files: Readonly<Record<string, string>>;
  /** `as-people-have-it`: the folder is not trusted until somebody says so. */
  readonly trust?: 'every-folder' | 'as-people-have-it';
  readonly environment?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly logLevel?: string;
  /** Packages of other extensions that are installed beside ours. */
  readonly besides?: readonly string[];
}

/** What a test types must stand in the file as typed. */
const TYPING: Readonly<Record<string, unknown>> = {
  'editor.autoClosingQuotes': 'never',
  'editor.autoClosingBrackets': 'never',
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.parameterHints.enabled': false,
  'editor.minimap.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'javascript.validate.enable': false,
};

/** Without a session bus there is no keyring: a master password is the way in. */
const NO_KEYRING = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', XDG_RUNTIME_DIR: '/nonexistent' };

/** One window of a real editor with the packaged extension, a workspace and a user's folder of its own. */
export class EditorWorld {
  readonly root: string;
  readonly #server: CodeServer;
  readonly #workbench: Workbench;

  private constructor(root: string, server: CodeServer, workbench: Workbench) {
    this.root = root;
    this.#server = server;
    this.#workbench = workbench;
  }

  static async open(install: EditorInstall, options: WorldOptions): Promise<EditorWorld> {
    const root = mkdtempSync(path.join(tmpdir(), 'keyward-e2e-'));
    const folder = path.join(root, 'shop');
    for (const [name, text] of Object.entries(options.files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const server = await startCodeServer(await serverOptions(install, root, options));
    const workbench = await openWorkbench({ install, server, profile: path.join(root, 'browser'), folder, clipboard: true });
    await workbench.page.waitForSelector('.monaco-workbench .activitybar', { timeout: 60_000 });
    await workbench.page.waitForSelector('[id="keyward.status"], .statusbar-item[id*="keyward"]', { timeout: 60_000 });
    return new EditorWorld(root, server, workbench);
  }

  get page(): Page {
    return this.#workbench.page;
  }

  get serverProcess(): number {
    return this.#server.pid;
  }

  /** KEYWARD_HOME of this user. */
  get home(): string {
    return path.join(this.root, 'home');
  }

  get dataFolder(): string {
    return path.join(this.root, 'data');
  }

  get folder(): string {
    return path.join(this.root, 'shop');
  }

  read(name: string): string {
    return readFileSync(path.join(this.folder, name), 'utf8');
  }

  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('Control+p');
    await this.quickInput().fill(name);
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: path.basename(name) }).first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator(`.tab.active[data-resource-name="${path.basename(name)}"]`).waitFor();
    await this.page.locator('.editor-instance .monaco-editor .view-lines').first().waitFor();
  }

  /** Runs a command as a person does, by its title. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.quickInput().fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** The cursor onto a text, as the search box finds it. */
  async putCursorOn(line: number, column: number): Promise<void> {
    await this.page.keyboard.press('Control+g');
    await this.quickInput().fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Opens the quick fixes at a place and gives the one with that title, once it is there. */
  async quickFix(line: number, column: number, title: string | RegExp): Promise<Locator> {
    await this.putCursorOn(line, column);
    // The box that took the place may leave the focus elsewhere; the key below goes to whatever has it.
    await this.focusEditor();
    const action = this.page.locator('.action-widget .monaco-list-row').filter({ hasText: title });
    // The editor closes the menu when its own look for the light bulb ends after the key: it is pressed again then, as a
    // person does.
    for (let presses = 1; ; presses += 1) {
      await this.page.keyboard.press('Control+.');
      const shown = await action.waitFor({ timeout: 5_000 }).then(() => true, () => false);
      if (await action.count() > 1) throw new Error(`several quick fixes are called ${String(title)}`);
      if (shown) break;
      if (presses === 5) throw new Error(`no quick fix ${String(title)}`);
      await this.page.keyboard.press('Escape');
    }
    return action;
  }

  /** A tree that has the focus takes it again when it is drawn anew, which closes a box that opens just then. */
  async focusEditor(): Promise<void> {
    await this.page.keyboard.press('Control+1');
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  async clearNotifications(): Promise<void> {
    await this.focusEditor();
    await this.command('Notifications: Clear All Notifications');
    await this.page.locator('.notification-list-item').first().waitFor({ state: 'detached' });
  }

  quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible input').first();
  }

  /** The input box that asks, once its title says `title`. */
  async answerInput(title: string | RegExp, text: string): Promise<void> {
    await this.page.locator('.quick-input-widget:visible').filter({ hasText: title }).waitFor();
    await this.quickInput().fill(text);
    await this.page.keyboard.press('Enter');
  }

  dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  async pressInDialog(button: string): Promise<void> {
    await this.dialog().locator('.monaco-button').filter({ hasText: button }).click();
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-list-item').filter({ hasText: text }).first();
  }

  squiggle(): Locator {
    return this.page.locator('.editor-instance .squiggly-error, .editor-instance .squiggly-warning').first();
  }

  async showSecrets(): Promise<void> {
    const view = this.page.locator('.pane-header, .composite.title').filter({ hasText: /Secrets/ }).first();
    if (!await view.isVisible()) await this.page.locator('.activitybar a[aria-label^="Keyward"]').click();
    await view.waitFor();
  }

  /** Draws the edge between side bar and editor to the right, by so many pixels. */
  async widenSideBar(pixels: number): Promise<void> {
    const bar = this.page.locator('.part.sidebar');
    const [before, editor] = [await bar.boundingBox(), await this.page.locator('.part.editor').boundingBox()];
    if (before === null || editor === null) throw new Error('no side bar beside an editor');
    const { mouse } = this.page;
    const edge = { x: (before.x + before.width + editor.x) / 2, y: editor.y + editor.height / 2 };
    await mouse.move(edge.x, edge.y);
    await this.page.locator('.monaco-sash.vertical.hover').waitFor();
    await mouse.down();
    await mouse.move(edge.x + pixels, edge.y, { steps: 5 });
    await mouse.up();
    await this.page.locator('.statusbar').hover();
    await this.page.locator('.monaco-sash.vertical.hover').waitFor({ state: 'detached' });
  }

  treeItem(label: string | RegExp): Locator {
    return this.page.locator('.pane-body .monaco-list-row').filter({ hasText: label }).first();
  }

  /** The line of the side bar that a screen reader reads so, or begins to. */
  line(spoken: string): Locator {
    return this.page.locator(`.pane-body .monaco-list-row[aria-label^=${JSON.stringify(spoken)}]`).first();
  }

  /** Chooses from a line's own menu; by the keyboard, since the menu takes no click in its first moment. */
  async chooseFromMenu(line: Locator, title: string): Promise<void> {
    await line.click({ button: 'right' });
    const item = this.page.locator('.monaco-menu .action-item').filter({ hasText: title }).first();
    await item.hover();
    await this.page.locator('.monaco-menu .action-item.focused').filter({ hasText: title }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Waits for the box that asks this, in its title or above its list. */
  async question(text: string): Promise<void> {
    const box = this.page.locator('.quick-input-widget:visible');
    await box.filter({ hasText: text }).or(box.filter({ has: this.page.locator(`input[placeholder*=${JSON.stringify(text)}]`) })).first().waitFor();
  }

  /** Chooses from the list that asks, once it has this line. */
  async chooseInList(label: string | RegExp): Promise<void> {
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first().click();
  }

  /** Keeps what a person sees; README.md beside the pictures says what was wrong in each and mended. */
  async screenshot(name: string): Promise<void> {
    const folder = process.env['KEYWARD_E2E_SCREENSHOTS'] ?? path.join(projectRoot, 'build', 'e2e', 'screenshots');
    await this.page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
  }

  async close(): Promise<void> {
    await this.#workbench.close();
    await this.#server.stop();
    rmSync(this.root, { recursive: true, force: true });
  }
}

async function serverOptions(install: EditorInstall, root: string, options: WorldOptions): Promise<CodeServerOptions> {
  return {
    install,
    dataFolder: path.join(root, 'data'),
    extensionsFolder: options.besides === undefined ? await installedExtension(install) : await extensionsWith(options.besides, install, root),
    environment: { ...NO_KEYRING, KEYWARD_HOME: path.join(root, 'home'), ...options.environment },
    settings: { ...TYPING, ...options.settings },
    workspaceTrust: options.trust === 'as-people-have-it',
    ...(options.logLevel === undefined ? {} : { logLevel: options.logLevel }),
  };
}
