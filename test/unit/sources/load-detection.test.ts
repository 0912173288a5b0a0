import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadDetection } from '../../../shared/src/sources/load-detection';
import type { LoadedDetection } from '../../../shared/src/sources/load-detection';
import { fileResult, reportOptions } from '../../../shared/src/sources/file-result';
import { scanContent } from '../../../shared/src/sources/scan-content';
import { loadScanOptions, scanOptions } from '../../../shared/src/sources/scanner-settings';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import { withBase } from '../../../shared/src/sources/settings-base';
import { DEPLOY_KEY } from '../scan/own-rules/acme-rule';

const rule = (id: string, pattern = '\\bacmedeploy-[a-z0-9]{24}\\b'): string =>
  `  - id: ${id}\n    title: Key\n    keywords: [acmedeploy-]\n    pattern: '${pattern}'\n    max_length: 1500\n`;

describe('configuration files of detection on disk', () => {
  let folder: string;
  const file = (name: string): string => path.join(folder, name);
  const write = (name: string, text: string, mode = 0o600): string => {
    writeFileSync(file(name), text, { mode });
    return file(name);
  };
  const user = (name: string): { readonly file: string; readonly uid: number | undefined } => ({ file: file(name), uid: process.getuid?.() });
  const said = ({ faults }: LoadedDetection): readonly string[] =>
    faults.map(({ file: where, weight, problem, member, place }) => `${path.basename(where)} ${weight} ${problem} ${member} ${place === undefined ? '' : `${place.line}:${place.column}`}`.trimEnd());

  beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'keyward-detection-')); });
  afterEach(() => { rmSync(folder, { recursive: true }); });

  it('need not be there', async () => {
    assert.deepEqual(await loadDetection({ user: user('detection.yaml'), workspace: file('keyward.yaml') }), { layers: [], faults: [] });
    assert.deepEqual(await loadDetection({}), { layers: [], faults: [] });
  });

  it('are read with the user\'s first, whose rule keeps its name', async () => {
    write('detection.yaml', `version: 1\nown_rules:\n${rule('acme/a')}`);
    write('keyward.yaml', `version: 1\nown_rules:\n${rule('acme/a')}${rule('acme/b')}`);
    const loaded = await loadDetection({ user: user('detection.yaml'), workspace: file('keyward.yaml') });
    assert.deepEqual(loaded.layers.map(({ ownRules }) => ownRules.map(({ id }) => id)), [['acme/a'], ['acme/b']]);
    assert.deepEqual(said(loaded), ['keyward.yaml entry duplicate-rule own_rules[0].id 3:5']);
  });

  it('lose what cannot be used, with its place', async () => {
    write('keyward.yaml', `version: 1\nown_rules:\n${rule('acme/a', 'a(?!b)')}${rule('acme/b', '(?:[ab]{0,50}x?){0,19}z')}${rule('acme/c', 'a*')}${rule('acme/d')}allow:\n  - value: '('\n  - rule: keyward/none\n`);
    const loaded = await loadDetection({ workspace: file('keyward.yaml') });
    assert.deepEqual(loaded.layers.map(({ ownRules, allow }) => [ownRules.map(({ id }) => id), allow.length]), [[['acme/d'], 1]]);
    assert.deepEqual([...said(loaded)].sort(), [
      'keyward.yaml entry bad-pattern allow[0].value 24:5', 'keyward.yaml entry bad-pattern own_rules[0].pattern 6:5',
      'keyward.yaml entry costly-pattern own_rules[1].pattern 11:5', 'keyward.yaml entry matches-nothing own_rules[2].pattern 16:5',
      'keyward.yaml hint unknown-rule allow[1].rule 25:5',
    ]);
  });

  it('are not used at all when they are links, too large or no YAML', async () => {
    write('real.yaml', 'version: 1\n');
    symlinkSync(file('real.yaml'), file('keyward.yaml'));
    assert.deepEqual(said(await loadDetection({ workspace: file('keyward.yaml') })), ['keyward.yaml file unreadable']);
    write('large.yaml', `version: 1\n${'# filler\n'.repeat(130_000)}`);
    assert.deepEqual(said(await loadDetection({ workspace: file('large.yaml') })), ['large.yaml file too-large']);
    assert.deepEqual(said(await loadDetection({ user: user('large.yaml') })), ['large.yaml file too-large']);
    write('broken.yaml', 'version: 1\nallow: [');
    assert.deepEqual(said(await loadDetection({ workspace: file('broken.yaml') })), ['broken.yaml file syntax  2:9']);
  });

  it('of the user may be reached by a link, and must be his alone', async function () {
    if (process.platform === 'win32') this.skip();
    write('real.yaml', 'version: 1\nmin_confidence: 0.7\n');
    symlinkSync(file('real.yaml'), file('detection.yaml'));
    assert.equal((await loadDetection({ user: user('detection.yaml') })).layers.length, 1);
    assert.deepEqual(said(await loadDetection({ user: { file: file('real.yaml'), uid: 12_345 } })), ['real.yaml file unreadable']);
  });

  it('reach a scan: rules, severities and what is silenced, by paths from the root', async () => {
    write('keyward.yaml', `version: 1\nown_rules:\n${rule('acme/a')}folders:\n  - path: sub/quiet/**\n    rules:\n      acme/*: off\n  - path: sub/weak/**\n    rules:\n      acme/a: information\n`);
    const { layers } = await loadDetection({ workspace: file('keyward.yaml') });
    const settings: ScannerSettings = withBase({ fingerprintKey: Buffer.alloc(32, 1), maxFileBytes: 1e6, detection: { layers, root: folder, base: folder } }, file('sub'));
    const options = await loadScanOptions(settings, () => 0, () => false);
    const outcome = (name: string): readonly unknown[] => {
      const content = scanContent(Buffer.from(`k = "${DEPLOY_KEY}"\n`), name, options);
      assert(content !== undefined && typeof content === 'object');
      const { findings, suppressed } = fileResult({ file: `/${name}`, path: name, size: 1 }, 1, content, reportOptions(settings));
      return [findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`), suppressed];
    };
    assert.deepEqual(outcome('a.py'), [['acme/a error'], 0]);
    assert.deepEqual(outcome('quiet/a.py'), [[], 1]);
    assert.deepEqual(outcome('weak/a.py'), [['acme/a information'], 0]);
    assert.equal(scanOptions({ fingerprintKey: Buffer.alloc(32, 1), maxFileBytes: 1e6 }, () => 0, () => false).rules.descriptions.has('acme/a'), false);
  });
});
