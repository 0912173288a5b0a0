import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import type { EditorInstall } from './editor-install';

/** One private editor: everything it writes lies under `dataFolder`. */
export interface CodeServerOptions {
  readonly install: EditorInstall;
  readonly dataFolder: string;
  /** Added to the environment of the server and so of the extension host. */
  readonly environment: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly extensionsFolder?: string;
  /** Workspace trust as people have it; off, every folder counts as trusted. */
  readonly workspaceTrust: boolean;
  /** Lets a test runner inside the host end the window; such a window answers dialogs by itself. */
  readonly testDriver?: boolean;
  readonly logLevel?: string;
  readonly port?: number;
}

export interface CodeServer {
  readonly origin: string;
  readonly port: number;
  /** Its process; the extension host is below it. */
  readonly pid: number;
  /** Everything the server printed, for a failure's message. */
  output(): string;
  stop(): Promise<void>;
}

/** Quiet, offline and without autosave, which is on by default on the web. */
const SETTINGS: Readonly<Record<string, unknown>> = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
};

/** Starts code-server and resolves when it listens. Rejects with its output when it ends before that. */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  const port = options.port ?? await freePort();
  prepareDataFolder(options);
  const child = spawn(options.install.node, serverArguments(options, port), {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.environment },
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => { output += data.toString(); });
  child.stderr.on('data', (data: Buffer) => { output += data.toString(); });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => { if (output.includes('HTTP server listening')) resolve(); });
    child.once('exit', (code) => { reject(new Error(`code-server ended with ${code ?? 'a signal'}\n${output}`)); });
  });
  return { origin: `http://127.0.0.1:${port}`, port, pid: child.pid ?? 0, output: () => output, stop: () => stop(child) };
}

export function extensionsFolderOf(options: Pick<CodeServerOptions, 'dataFolder' | 'extensionsFolder'>): string {
  return options.extensionsFolder ?? path.join(options.dataFolder, 'extensions');
}

/** Installs a VSIX into a profile, as a person does from the command line. */
export async function installExtension(options: Omit<CodeServerOptions, 'workspaceTrust'>, vsix: string): Promise<void> {
  prepareDataFolder(options);
  const child = spawn(options.install.node, [
    options.install.entry, '--user-data-dir', options.dataFolder, '--extensions-dir', extensionsFolderOf(options),
    '--install-extension', vsix,
  ], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.environment } });
  let output = '';
  child.stdout.on('data', (data: Buffer) => { output += data.toString(); });
  child.stderr.on('data', (data: Buffer) => { output += data.toString(); });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0 || !output.includes('successfully installed')) throw new Error(`the extension was not installed\n${output}`);
}

function prepareDataFolder(options: Pick<CodeServerOptions, 'dataFolder' | 'settings'>): void {
  const user = path.join(options.dataFolder, 'User');
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(options.dataFolder, 'code-server.yaml'), 'auth: none\n');
  const file = path.join(user, 'settings.json');
  if (!existsSync(file)) writeFileSync(file, JSON.stringify({ ...SETTINGS, ...options.settings }, null, 2));
}

function serverArguments(options: CodeServerOptions, port: number): string[] {
  return [
    options.install.entry,
    '--config', path.join(options.dataFolder, 'code-server.yaml'),
    '--user-data-dir', options.dataFolder,
    '--extensions-dir', extensionsFolderOf(options),
    '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`,
    '--disable-telemetry', '--disable-update-check', '--disable-getting-started-override',
    ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
    ...(options.testDriver === true ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
    ...(options.logLevel === undefined ? [] : ['--log', options.logLevel]),
  ];
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
}
