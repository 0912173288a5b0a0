// Runs the CLI as a user would, in the demo's own folder, with a KEYWARD_HOME of its own.
import { spawn } from 'node:child_process';
import path from 'node:path';

/** Nothing else of the user's environment gets through: no keychain, no settings, no agent that happens to be running. */
const KEPT = ['PATH', 'PATHEXT', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'LANG'];

export class Keyward {
  #program;
  #cwd;
  #environment;
  #password;

  /** `program` is the built CLI; `password` goes to each command that opens the vault, by descriptor 3. */
  constructor({ program, cwd, home, password }) {
    const kept = KEPT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
    this.#program = program;
    this.#cwd = cwd;
    this.#environment = { ...Object.fromEntries(kept), HOME: home, USERPROFILE: home, KEYWARD_HOME: path.join(home, 'keyward') };
    this.#password = password;
  }

  /** The command as one would type it. */
  spelled(args) {
    return ['keyward', ...args, ...(opensVault(args) ? ['3<password'] : [])].join(' ');
  }

  /** Starts a command and gives the child process; its output is read by the caller. */
  start(args) {
    const child = spawn(process.execPath, [this.#program, ...args], {
      cwd: this.#cwd, env: this.#environment, stdio: ['ignore', 'pipe', 'pipe', opensVault(args) ? 'pipe' : 'ignore'],
    });
    if (opensVault(args)) child.stdio[3].on('error', () => {}).end(`${this.#password}\n`);
    return child;
  }

  /** Runs a command to its end. */
  async run(args) {
    const child = this.start(args);
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) child[name].setEncoding('utf8').on('data', (text) => { output[name] += text; });
    const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
    return { code, ...output, text: output.stdout + output.stderr };
  }
}

function opensVault(args) {
  return args.includes('--password-fd');
}
