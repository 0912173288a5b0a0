import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import { projectRoot, requires } from '../../../support/requirements';

/** Asks for a password at the person's terminal and says its length; what `stty` thinks is printed at the end. */
const PROGRAM = `
import { execFileSync } from 'node:child_process';
import { HiddenPrompt } from './shared/src/host/terminal/hidden-prompt';
import { openTerminal } from './shared/src/host/terminal/open-terminal';
const terminal = openTerminal(process);
if (terminal === undefined) console.log('no terminal');
else {
  const prompt = new HiddenPrompt(terminal, () => undefined);
  void prompt.ask('ask: ').then((answer) => {
  prompt.dispose();
  terminal.dispose();
  console.log(\`length \${answer.ok ? answer.value.byteLength : answer.error.kind}\`);
  });
}`;

/** Python's pty module is the terminal: it types what it is told once it has been asked, and prints what came back. */
const DRIVER = `
import os, pty, sys, termios
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:3])
seen = b''
typed = False
while True:
    try:
        part = os.read(fd, 1000)
    except OSError:
        break
    if not part:
        break
    seen += part
    if not typed and b'ask: ' in seen:
        typed = True
        if sys.argv[3] == 'TERM':
            os.kill(pid, 15)
        else:
            os.write(fd, sys.argv[3].encode().decode('unicode_escape').encode())
_, status = os.waitpid(pid, 0)
echo = bool(termios.tcgetattr(fd)[3] & termios.ECHO)
print(repr(seen.decode()), os.WIFSIGNALED(status) and os.WTERMSIG(status), echo)
`;

describe('the terminal of a person', () => {
  let folder: string;
  let program: string;
  before(function () {
    const python = spawnSync('python3', ['-c', 'import pty']).status === 0;
    requires(this, 'python3 with its pty module', python && process.platform !== 'win32', 'install python3');
    folder = mkdtempSync(path.join(tmpdir(), 'keyward-terminal-'));
    program = path.join(folder, 'program.cjs');
    buildSync({
      stdin: { contents: PROGRAM, resolveDir: projectRoot, loader: 'ts' }, bundle: true, platform: 'node', outfile: program, logLevel: 'error',
    });
  });
  after(() => { rmSync(folder, { recursive: true, force: true }); });

  function drive(keys: string): string {
    return execFileSync('python3', ['-c', DRIVER, process.execPath, program, keys]).toString().trim();
  }

  it('is asked without echo, and has its echo back afterwards', () => {
    assert.equal(drive('made-up\\r'), String.raw`'\x1b[?2004hask: \r\n\x1b[?2004llength 7\r\n' False True`);
  });

  it('takes a paste of several lines whole', () => {
    const shown = drive(String.raw`\x1b[200~line one\rline two\rend\x1b[201~\r`);
    assert.equal(shown, String.raw`'\x1b[?2004hask: \r\n\x1b[?2004llength 21\r\n' False True`);
  });

  it('has its echo back after Ctrl-C', () => {
    assert.equal(drive('abc\\x03'), String.raw`'\x1b[?2004hask: \r\n\x1b[?2004llength cancelled\r\n' False True`);
  });

  it('has its echo back when the program is ended from outside, which ends as it would have', () => {
    assert.equal(drive('TERM'), String.raw`'\x1b[?2004hask: \x1b[?2004l' 15 True`);
  });

  it('is not there for a program without one', async () => {
    // `detached` starts a session of its own, which has no controlling terminal (setsid(2)).
    const child = spawn(process.execPath, [program], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
    assert.equal((await text(child.stdout)).trim(), 'no terminal');
  });
});
