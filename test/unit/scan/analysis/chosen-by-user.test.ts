import assert from 'node:assert/strict';
import { analysisLanguages } from '../../../../shared/src/scan/analysis/languages/registry';
import { findPatterns } from '../../../support/analysis-fixtures';
import { treeSitterParsers } from '../../../support/tree-sitter';

const language = analysisLanguages().get('python');
const parsers = treeSitterParsers();

async function severities(text: string): Promise<readonly string[]> {
  assert.ok(language);
  return findPatterns(text, language, await parsers.load(language.grammar)).map(({ severity }) => severity);
}

describe('verification that is off', () => {
  it('is a warning where the program decides it', async () => {
    assert.deepEqual(await severities('import requests\nrequests.get(url, verify=False)\n'), ['warning']);
    assert.deepEqual(await severities('import requests\nif fast:\n    requests.get(url, verify=False)\n'), ['warning']);
  });

  it('is information where the program passes on what its user chose', async () => {
    assert.deepEqual(await severities('import requests\ndef get(url, insecure):\n    if insecure:\n        return requests.get(url, verify=False)\n'), ['information']);
    assert.deepEqual(await severities('import requests\ndef get_unverified(url):\n    return requests.get(url, verify=False)\n'), ['information']);
  });

  it('is a warning again after that choice', async () => {
    assert.deepEqual(await severities('import requests\nif insecure:\n    warn()\nrequests.get(url, verify=False)\n'), ['warning']);
  });
});
