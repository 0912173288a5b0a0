import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { detectionJsonSchema } from '../../../../shared/src/core/config/detection-schema';
import { projectRoot } from '../../../support/requirements';

const FILE = path.join(projectRoot, 'schemas/keyward.schema.json');

/** KEYWARD_UPDATE=1 writes the file anew. */
describe('schemas/keyward.schema.json', () => {
  it('says what the program itself reads', () => {
    const text = `${JSON.stringify(detectionJsonSchema(), undefined, 2)}\n`;
    if (process.env['KEYWARD_UPDATE'] === '1') {
      mkdirSync(path.dirname(FILE), { recursive: true });
      writeFileSync(FILE, text);
    }
    assert.equal(readFileSync(FILE, 'utf8'), text, 'run this test with KEYWARD_UPDATE=1');
  });

  it('is offered to editors for keyward.yaml', () => {
    const manifest = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { readonly contributes: { readonly yamlValidation?: unknown } };
    assert.deepEqual(manifest.contributes.yamlValidation, [{ fileMatch: ['keyward.yaml'], url: './schemas/keyward.schema.json' }]);
  });
});
