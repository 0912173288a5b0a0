import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';

/** The server as an editor starts it: a process, two pipes, and a third that must stay empty. */
export class ServerProcess {
  readonly child: ChildProcessWithoutNullStreams;
  readonly connection: MessageConnection;
  /** Exit code and signal. */
  readonly ended: Promise<readonly [number | null, NodeJS.Signals | null]>;
  readonly #output: Buffer[] = [];
  readonly #errors: Buffer[] = [];

  constructor(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.child = spawn(process.execPath, [script, ...args], { env, stdio: 'pipe' });
    this.child.stdout.on('data', (chunk: Buffer) => { this.#output.push(chunk); });
    this.child.stderr.on('data', (chunk: Buffer) => { this.#errors.push(chunk); });
    this.ended = new Promise((resolve) => { this.child.once('close', (code, signal) => { resolve([code, signal]); }); });
    this.connection = createMessageConnection(
      new StreamMessageReader(this.child.stdout), new StreamMessageWriter(this.child.stdin),
    );
    this.connection.onRequest('workspace/diagnostic/refresh', () => null);
    this.connection.listen();
  }

  async start(capabilities: object, folders: readonly string[] = []): Promise<void> {
    await this.connection.sendRequest('initialize', {
      processId: process.pid, rootUri: null, capabilities, workspaceFolders: folders.map((uri) => ({ uri, name: 'folder' })),
    });
    await this.connection.sendNotification('initialized', {});
  }

  get output(): string {
    return Buffer.concat(this.#output).toString('utf8');
  }

  get errors(): string {
    return Buffer.concat(this.#errors).toString('utf8');
  }

  /** Standard output is nothing but frames: each header says how many bytes follow. */
  holdsOnlyFrames(): boolean {
    let rest: Buffer = Buffer.concat(this.#output);
    while (rest.length > 0) {
      const header = /^Content-Length: (\d+)\r\n\r\n/.exec(rest.subarray(0, 64).toString('latin1'));
      if (header?.[1] === undefined) return false;
      rest = rest.subarray(header[0].length + Number(header[1]));
    }
    return true;
  }

  kill(): void {
    this.connection.dispose();
    this.child.kill('SIGKILL');
  }
}
