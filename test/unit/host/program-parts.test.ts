import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ProgramParts } from '../../../shared/src/host/program-parts';

describe('a program in parts', () => {
  let folder: string;

  beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'keyward-parts-')); });

  afterEach(() => { rmSync(folder, { recursive: true }); });

  function parts(): ProgramParts {
    return new ProgramParts(folder, { folder: '/program', require: (name) => `the package ${name}` });
  }

  function write(name: string, text: string): void {
    writeFileSync(path.join(folder, name), text);
  }

  /** What a build does: runs it, and keeps what was compiled. */
  function compileAhead(name: string): void {
    const built = parts();
    built.load(name);
    for (const [file, compiled] of built.compiled()) writeFileSync(file, compiled);
  }

  it('runs each part once, gives it the others and packages, and believes to be where the program is', () => {
    write('first.js', "const { twice } = require('./second.js'); require('./second.js'); module.exports = { value: twice(21), from: require('zod'), folder: __dirname };");
    write('second.js', "require('a run'); module.exports = { twice: (n) => 2 * n };");
    const asked: string[] = [];
    const program = new ProgramParts(folder, { folder: '/program', require: (name) => { asked.push(name); return `the package ${name}`; } });
    assert.deepEqual(program.load('first.js'), { value: 42, from: 'the package zod', folder: '/program' });
    assert.deepEqual(asked, ['a run', 'zod']);
  });

  it('keeps what was compiled beside each part, for this kind of machine alone, and does the same with it', () => {
    write('first.js', "module.exports = require('./second.js').answer();");
    write('second.js', 'module.exports = { answer: () => [1, 2, 3].map((n) => n * n) };');
    compileAhead('first.js');
    const kind = `${process.platform}-${process.arch}`;
    assert.deepEqual(readdirSync(folder).sort(), ['first.js', `first.${kind}.v8`, 'second.js', `second.${kind}.v8`].sort());
    assert.deepEqual(parts().load('first.js'), [1, 4, 9]);
  });

  for (const [what, damage] of [
    ['is empty', () => Buffer.alloc(0)],
    ['is something else', () => Buffer.from('not what V8 wrote')],
    ['is of another version of V8', (compiled: Buffer) => Buffer.from(compiled.map((byte, index) => (index >= 4 && index < 8 ? byte ^ 0xff : byte)))],
    ['is cut off', (compiled: Buffer) => compiled.subarray(0, compiled.length / 2)],
  ] as const) {
    it(`compiles a part anew where what lies beside it ${what}`, () => {
      write('only.js', 'module.exports = [1, 2, 3].map((n) => n + 1);');
      const built = parts();
      built.load('only.js');
      for (const [file, compiled] of built.compiled()) writeFileSync(file, damage(Buffer.from(compiled)));
      assert.deepEqual(parts().load('only.js'), [2, 3, 4]);
    });
  }

  it('throws what a part throws, and says which is missing', () => {
    write('bad.js', "throw new TypeError('as it is written');");
    assert.throws(() => parts().load('bad.js'), { name: 'TypeError', message: 'as it is written' });
    assert.throws(() => parts().load('none.js'), { code: 'ENOENT' });
  });
});
