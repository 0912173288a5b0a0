import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One test of the run in the host, for the outer process to report. */
export interface HostTest {
  readonly title: string;
  readonly error?: string;
}

/**
 * The `extensionTestsPath`: mocha inside the extension host. Mocha is an ES module and is not bundled.
 * KEYWARD_E2E_RESULT names the file that the outcome is written to.
 */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 60_000, forbidOnly: true, reporter: 'min' });
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.case.cjs')).sort()) mocha.addFile(path.join(__dirname, file));
  await mocha.loadFilesAsync();
  const tests: HostTest[] = [];
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve)
      .on('pass', (test) => { tests.push({ title: test.fullTitle() }); })
      .on('fail', (test, error: Error) => { tests.push({ title: test.fullTitle(), error: error.stack ?? error.message }); });
  });
  writeFileSync(process.env['KEYWARD_E2E_RESULT'] ?? '', JSON.stringify(tests));
  if (failures > 0) throw new Error(`${failures} tests failed in the extension host`);
}
