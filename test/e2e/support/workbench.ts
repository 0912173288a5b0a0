import path from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import type { CodeServer } from './code-server';
import type { EditorInstall } from './editor-install';

export interface WorkbenchOptions {
  readonly install: EditorInstall;
  readonly server: CodeServer;
  /** The browser's own profile. */
  readonly profile: string;
  /** Folder or `.code-workspace` to open. */
  readonly folder: string;
  /** Query parameters of the window, such as `extensionTestsPath`. */
  readonly payload?: readonly (readonly [string, string])[];
  readonly clipboard?: boolean;
  /** Runs before the page is loaded. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export interface Workbench {
  readonly page: Page;
  readonly context: BrowserContext;
  close(): Promise<void>;
}

const BROWSER_ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
  // The window reaches nothing but the server of this test.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/** Opens a window of the real workbench in a headless browser. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const context = await chromium.launchPersistentContext(options.profile, {
    executablePath: options.install.chromium,
    viewport: { width: 1280, height: 800 },
    args: BROWSER_ARGUMENTS,
  });
  if (options.clipboard === true) {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: options.server.origin });
  }
  const page = context.pages()[0] ?? await context.newPage();
  await options.prepare?.(page);
  await page.goto(windowAddress(options));
  return { page, context, close: () => context.close() };
}

/** An address of a file on the server's machine, as the window names it. */
export function remoteAddress(server: CodeServer, file: string): string {
  return `vscode-remote://127.0.0.1:${server.port}${encodeURI(path.resolve(file))}`;
}

function windowAddress(options: WorkbenchOptions): string {
  const query = new URLSearchParams();
  if (options.payload !== undefined) query.set('payload', JSON.stringify(options.payload));
  query.set(options.folder.endsWith('.code-workspace') ? 'workspace' : 'folder', path.resolve(options.folder));
  return `${options.server.origin}/?${query.toString()}`;
}
