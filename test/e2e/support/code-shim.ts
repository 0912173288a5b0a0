import path from 'node:path';
import { format } from 'node:util';
import { startCodeServer } from './code-server';
import type { CodeServer } from './code-server';
import { findEditor } from './editor-install';
import { openWorkbench, remoteAddress } from './workbench';

/** The part of the desktop editor's command line that @vscode/test-electron uses. */
interface ShimArguments {
  readonly folder: string;
  readonly developmentPaths: readonly string[];
  readonly testsPath: string;
  readonly dataFolder: string;
  readonly extensionsFolder: string;
}

const TIMEOUT_MS = 180_000;
/** As `timeout` of coreutils answers. */
const TIMED_OUT = 124;

/** Opens a window on code-server in which the extension host runs `--extensionTestsPath`; answers that run's exit code. */
export async function main(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const install = findEditor(environment);
  if (install === undefined) throw new Error('node scripts/install-editor.mjs has not run');
  const given = parse(args);
  const server = await startCodeServer({
    install, dataFolder: given.dataFolder, extensionsFolder: given.extensionsFolder, environment: {}, workspaceTrust: false, testDriver: true,
  });
  try {
    return await runTests(server, install, given);
  } finally {
    await server.stop();
  }
}

async function runTests(server: CodeServer, install: Parameters<typeof openWorkbench>[0]['install'], given: ShimArguments): Promise<number> {
  const printed: string[] = [];
  let finish: (code: number) => void = () => {};
  const finished = new Promise<number>((resolve) => { finish = resolve; });
  const workbench = await openWorkbench({
    install, server, folder: given.folder, profile: path.join(given.dataFolder, 'browser'), clipboard: true,
    payload: [
      ...given.developmentPaths.map((each) => ['extensionDevelopmentPath', remoteAddress(server, each)] as const),
      ['extensionTestsPath', remoteAddress(server, given.testsPath)],
    ],
    // The test driver of the web editor tells its page what was printed and how the run ended.
    prepare: async (page) => {
      await page.exposeFunction('codeAutomationLog', (_level: string, values: readonly unknown[]) => { printed.push(format(...values)); });
      await page.exposeFunction('codeAutomationExit', (code: number) => { finish(code); });
    },
  });
  const timer = setTimeout(() => { finish(TIMED_OUT); }, TIMEOUT_MS);
  const code = await finished;
  clearTimeout(timer);
  await workbench.close();
  // The window says much; it only matters when something went wrong.
  if (code !== 0) process.stdout.write(`${printed.join('\n')}\n`);
  return code;
}

function parse(args: readonly string[]): ShimArguments {
  const option = (name: string): readonly string[] => args.filter((each) => each.startsWith(`--${name}=`)).map((each) => each.slice(name.length + 3));
  const one = (name: string): string => {
    const [value] = option(name);
    if (value === undefined) throw new Error(`--${name} is missing`);
    return value;
  };
  return {
    folder: args.find((each) => !each.startsWith('--')) ?? '.',
    developmentPaths: option('extensionDevelopmentPath'),
    testsPath: one('extensionTestsPath'),
    dataFolder: one('user-data-dir'),
    extensionsFolder: one('extensions-dir'),
  };
}
