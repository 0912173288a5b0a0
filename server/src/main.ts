import { randomBytes } from 'node:crypto';
import { availableParallelism, homedir } from 'node:os';
import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { rulePage } from '../../shared/src/core/rule-page';
import { userPaths } from '../../shared/src/host/paths/user-paths';
import { PatternThread } from '../../shared/src/sources/patterns/pattern-thread';
import { GRAMMAR_FOLDER } from '../../shared/src/sources/syntax/grammar-files';
import { startServer } from './server';

/**
 * The language server's process: `--stdio` (also without arguments) or `--node-ipc`. Standard output belongs to the
 * protocol, and editors write standard error to a log file: nothing else is ever written to either. An exception that
 * nobody caught ends the process without its message, which may quote a document; the client starts it again.
 */
const INTERNAL_ERROR = 70;
process.on('uncaughtException', () => process.exit(INTERNAL_ERROR));
process.on('unhandledRejection', () => process.exit(INTERNAL_ERROR));
// Node's diagnostic reports hold the environment and a part of the heap.
process.report.reportOnFatalError = false;
process.report.reportOnUncaughtException = false;
process.report.reportOnSignal = false;

const hasTransport = process.argv.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)/.test(argument));
const connection = hasTransport
  ? createConnection(ProposedFeatures.all)
  : createConnection(ProposedFeatures.all, process.stdin, process.stdout);

const paths = userPaths({ platform: process.platform, homeFolder: homedir(), environment: process.env });

const grammars = path.join(__dirname, GRAMMAR_FOLDER);

startServer(connection, {
  now: () => performance.now(),
  randomBytes,
  after: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds);
    return { dispose: () => { clearTimeout(timer); } };
  },
  rulePage,
  userDetection: paths.ok ? { file: paths.value.detectionFile, uid: process.getuid?.() } : undefined,
  grammars,
  patterns: new PatternThread({ file: path.join(__dirname, 'pattern-worker.js') }, { grammars }),
  git: { environment: process.env, platform: process.platform },
  workers: {
    script: { file: path.join(__dirname, 'scan-worker.js') },
    threads: Math.max(1, Math.min(4, availableParallelism() - 1)),
  },
});
