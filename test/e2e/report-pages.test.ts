import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { CliWorld, stripeKey } from '../bundle/support/cli-world';
import { requireReportReaders } from '../support/report-readers';
import { projectRoot, requires } from '../support/requirements';

const PROGRAM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const screenshots = path.join(projectRoot, 'test/e2e/screenshots');

/** Reports in a real browser: SARIF in its own viewer, and our page in light and dark. */
describe('reports in a browser', function () {
  this.timeout(180_000);
  let world: CliWorld;
  let browser: Browser;
  before(async function () {
    requires(this, 'chromium', existsSync(PROGRAM), 'install chromium from the distribution, or set CHROMIUM');
    world = new CliWorld();
    world.write('src/pay.js', `const stripeKey = '${stripeKey('a')}';\n`);
    world.write('src/<img src=x onerror="document.title=1">&.js', `const stripeKey = '${stripeKey('b')}';\n`);
    world.write('config/prod.env', `DB_PASSWORD=${stripeKey('c').slice(8, 24)}\n`);
    world.write('quiet.js', `const stripeKey = '${stripeKey('d')}'; // keyward:ignore\n`);
    world.write('large.txt', 'x'.repeat(1_100_000));
    browser = await chromium.launch({ executablePath: PROGRAM, args: ['--no-sandbox'] });
  });
  after(async () => {
    // Undefined where `before` skipped.
    await (browser as Browser | undefined)?.close();
  });

  async function report(format: string): Promise<string> {
    const file = path.join(world.home, `report.${format}`);
    assert.equal((await world.run(['scan', '--format', format, '-o', file, '--max-file-size', '1'])).code, 1);
    return file;
  }

  /** A page that asks no other machine for anything. */
  async function open(file: string, colorScheme: 'light' | 'dark'): Promise<{ readonly page: Page; readonly errors: readonly string[] }> {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1200, height: 700 } });
    const errors: string[] = [];
    page.on('pageerror', (error) => { errors.push(error.message); });
    page.on('request', (request) => { if (!/^(?:file|data|blob):/.test(request.url())) errors.push(`asked for ${request.url()}`); });
    await page.goto(pathToFileURL(file).href);
    return { page, errors };
  }

  async function screenshot(page: Page, name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: path.join(screenshots, `${name}.png`) });
  }

  it('are shown by the SARIF viewer: every finding under its rule, and nothing that is silenced', async function () {
    const { nodeModules } = requireReportReaders(this);
    const sarif = readFileSync(await report('sarif'), 'utf8');
    const script = buildSync({
      stdin: { contents: VIEWER, resolveDir: nodeModules, loader: 'js' }, nodePaths: [nodeModules], bundle: true, write: false, platform: 'browser', format: 'iife',
      define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' }, loader: { '.woff': 'dataurl', '.woff2': 'dataurl' }, logLevel: 'error',
    }).outputFiles[0]?.text ?? '';
    const file = path.join(world.home, 'viewer.html');
    const embedded = sarif.replaceAll('<', '\\u003c');
    writeFileSync(file, `<!doctype html><meta charset="utf-8"><body><div id="viewer"></div><script>globalThis.log=${embedded}</script><script>${script.replaceAll('</script', '<\\/script')}</script>`);
    const { page, errors } = await open(file, 'light');
    await page.getByText('pay.js').first().waitFor();
    const shown = await page.locator('body').innerText();
    // Groups by rule with their counts; the first one is open.
    for (const words of ['Keyward\n3\n', 'StripeSecretKey\n2\n', 'GenericPassword\n1\n', '/pay.js', 'Stripe secret key in the source text.']) assert.ok(shown.includes(words), `${words} in ${shown}`);
    assert.ok(!shown.includes('quiet.js'));
    await screenshot(page, 'sarif-viewer');
    assert.deepEqual(errors, []);
    await page.close();
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`are a page that can be read, ${scheme}, and in which no name runs`, async () => {
      const { page, errors } = await open(await report('html'), scheme);
      assert.equal(await page.title(), 'Keyward report');
      assert.equal(await page.locator('img').count(), 0);
      const rows = page.locator('tbody tr');
      assert.equal(await rows.filter({ hasText: 'keyward/stripe-secret-key' }).count(), 2);
      // What WCAG 2.1 asks of text: https://www.w3.org/TR/WCAG21/#contrast-minimum
      for (const severity of ['error', 'warning', 'information']) {
        const ratio = await page.evaluate<number>(contrastOf(severity));
        assert.ok(ratio >= 4.5, `${severity} has a contrast of ${ratio.toFixed(1)}`);
      }
      await page.locator('details summary').first().click();
      await screenshot(page, `report-${scheme}`);
      await page.setViewportSize({ width: 380, height: 700 });
      assert.ok(await page.evaluate<number>('document.documentElement.scrollWidth') <= 380, 'nothing beyond the edge of a narrow window');
      await screenshot(page, `report-${scheme}-narrow`);
      assert.deepEqual(errors, []);
      await page.close();
    });
  }
});

const VIEWER = `
import * as React from 'react';
import * as ReactDOM from 'react-dom';
import { Viewer } from '@microsoft/sarif-web-component';
ReactDOM.render(React.createElement(Viewer, { logs: [globalThis.log], filterState: { Suppression: { value: ['unsuppressed'] } } }), document.getElementById('viewer'));
`;

/** A script that gives the contrast of an element of this class against the page, by WCAG's definition of relative luminance. */
function contrastOf(name: string): string {
  return `(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const luminance = (colour) => {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255)
        .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const sample = document.body.appendChild(document.createElement('span'));
    sample.className = ${JSON.stringify(name)};
    sample.style.background = 'Canvas';
    const text = luminance(getComputedStyle(sample).color);
    const page = luminance(getComputedStyle(sample).backgroundColor);
    sample.remove();
    return (Math.max(text, page) + 0.05) / (Math.min(text, page) + 0.05);
  })()`;
}
