import { requireEditor } from './support/editor-install';
import { EditorWorld } from './support/editor-world';
import { stepByStep } from './support/step-by-step';

const PYTHON = 'import logging\n\n\ndef pay(api_key):\n    logging.info("paying with %s", api_key)\n';
const TYPESCRIPT = 'export function login(user: string, password: string): void {\n  if (user === "") throw new Error(`no user for ${password}`);\n}\n';
const NOTEBOOK = JSON.stringify({
  cells: [
    { cell_type: 'markdown', metadata: {}, source: ['# Payments'] },
    { cell_type: 'code', metadata: {}, execution_count: null, outputs: [], source: ['import logging\n', '\n', 'def pay(api_key):\n', '    logging.info("paying with %s", api_key)'] },
  ],
  metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' }, language_info: { name: 'python' } }, nbformat: 4, nbformat_minor: 5,
}, undefined, 1);

/** Code that lets secrets out, as a person sees it in an editor with a dark theme and a narrow side bar. */
describe('unsafe patterns in the workbench', function () {
  this.timeout(120_000);
  // Each step goes on from the one before.
  stepByStep(this);
  let world: EditorWorld;
  let opened: EditorWorld | undefined;

  before(async function () {
    opened = world = await EditorWorld.open(requireEditor(this), {
      files: {
        'pay.py': PYTHON, 'login.ts': TYPESCRIPT, 'notes.ipynb': NOTEBOOK,
      },
      settings: { 'workbench.colorTheme': 'Default Dark Modern' },
    });
    await world.widenSideBar(-100);
  });

  after(async () => {
    await opened?.close();
  });

  it('are underlined, and a hover says why and what to do', async () => {
    await world.openFile('pay.py');
    await world.squiggle().waitFor();
    await world.putCursorOn(5, 38);
    await world.focusEditor();
    await world.command('Show or Focus Hover');
    await world.page.locator('.monaco-hover:visible').filter({ hasText: 'What to do' }).waitFor();
    await world.screenshot('70-pattern-hover');
    await world.page.keyboard.press('Escape');
    await world.page.keyboard.press('Escape');
  });

  it('are made safe by a quick fix, in one step that one undo takes back', async () => {
    const action = await world.quickFix(5, 38, 'Take the value out of the log');
    await world.screenshot('71-pattern-fixes');
    await action.click();
    await world.page.locator('.editor-instance .view-lines').filter({ hasNotText: '%s' }).waitFor();
    await world.squiggle().waitFor({ state: 'detached' });
    await world.screenshot('72-pattern-fixed');
    await world.focusEditor();
    await world.page.keyboard.press('Control+z');
    await world.page.locator('.editor-instance .view-lines').filter({ hasText: '%s' }).waitFor();
    await world.squiggle().waitFor();
  });

  it('are there while a person types', async () => {
    await world.openFile('login.ts');
    await world.squiggle().waitFor();
    await world.putCursorOn(3, 1);
    await world.focusEditor();
    await world.page.keyboard.type('  console.log(password);\n');
    await world.page.locator('.editor-instance .squiggly-warning').nth(1).waitFor();
    await world.screenshot('73-pattern-typed');
  });

  it('stand in the cells of a notebook', async () => {
    await world.page.keyboard.press('Control+p');
    await world.quickInput().fill('notes.ipynb');
    await world.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'notes.ipynb' }).first().waitFor();
    await world.page.keyboard.press('Enter');
    await world.page.locator('.notebook-editor .squiggly-warning').first().waitFor();
    await world.page.locator('.statusbar-item[id*="keyward"]').filter({ hasText: 'Keyward 1' }).waitFor();
    await world.screenshot('74-pattern-in-notebook');
  });
});
