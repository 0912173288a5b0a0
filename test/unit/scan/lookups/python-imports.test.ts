import assert from 'node:assert/strict';
import { applyEdits } from '../../../../shared/src/core/model/span';
import { tokenize } from '../../../../shared/src/scan/lookups/lexer/tokenize';
import { environmentAccess } from '../../../../shared/src/scan/lookups/python/imports';
import { pythonTraits } from '../../../../shared/src/scan/lookups/python/lexer';

/** The text with the import, and how the environment is named; the use stands at `USE`, or at the end. */
function access(text: string): { readonly after: string; readonly expression: string } {
  const use = text.includes('USE') ? text.indexOf('USE') : text.length;
  const { expression, edits } = environmentAccess(tokenize(text, pythonTraits), text, use);
  return { after: applyEdits(text, edits), expression };
}

/** text, text with the import */
const added: readonly (readonly [string, string])[] = [
  ['USE', 'import os\n\nUSE'],
  ['\n\nUSE\n', 'import os\n\n\n\nUSE\n'],
  ['# Copyright\nUSE', 'import os\n\n# Copyright\nUSE'],
  ['#!/bin/sh\n# vim: set fileencoding=utf-8 :\nUSE', '#!/bin/sh\n# vim: set fileencoding=utf-8 :\nimport os\n\nUSE'],
  ['"""Doc."""\nUSE', '"""Doc."""\n\nimport os\nUSE'],
  ['"""Doc."""', '"""Doc."""\n\nimport os\n'],
  ['from __future__ import annotations\nUSE', 'from __future__ import annotations\n\nimport os\nUSE'],
  ['import abc\nUSE', 'import abc\nimport os\nUSE'],
  ['import abc  # note\nUSE', 'import abc  # note\nimport os\nUSE'],
  ['import sys\nUSE', 'import os\nimport sys\nUSE'],
  ['import abc\nimport sys\nUSE', 'import abc\nimport os\nimport sys\nUSE'],
  ['from a import (\n  b,\n  c,\n)\nUSE', 'import os\nfrom a import (\n  b,\n  c,\n)\nUSE'],
  ['import abc\nfrom a import (\n  b,\n)\nUSE', 'import abc\nimport os\nfrom a import (\n  b,\n)\nUSE'],
  ['import abc\n\nimport aiohttp\nUSE', 'import abc\nimport os\n\nimport aiohttp\nUSE'],
  ['import os.path\nUSE', 'import os\nimport os.path\nUSE'],
  ['def f():\n  import os\nUSE', 'import os\n\ndef f():\n  import os\nUSE'],
  ['try:\n  import os\nexcept ImportError:\n  pass\nUSE', 'import os\n\ntry:\n  import os\nexcept ImportError:\n  pass\nUSE'],
  ['USE\nimport os\n', 'import os\n\nUSE\nimport os\n'],
  ['import abc', 'import abc\nimport os\n'],
  ['x = """\nimport os\n"""\nUSE', 'import os\n\nx = """\nimport os\n"""\nUSE'],
];

/** text that needs no import, how the environment is named there */
const present: readonly (readonly [string, string])[] = [
  ['import os\nUSE', 'os.environ'],
  ['import os as o\nUSE', 'o.environ'],
  ['import sys, os\nUSE', 'os.environ'],
  ['import os, sys\nUSE', 'os.environ'],
  ['import os; import sys\nUSE', 'os.environ'],
  ['from os import environ\nUSE', 'environ'],
  ['from os import path, environ as env\nUSE', 'env'],
  ['from os import (\n  environ,\n  path,\n)\nUSE', 'environ'],
  ['"""Doc."""\n# note\nimport os  # note\nUSE', 'os.environ'],
];

describe('how a Python module names the environment', () => {
  for (const [text, after] of added) {
    it(`adds the import to ${JSON.stringify(text)}`, () => assert.deepEqual(access(text), { after, expression: 'os.environ' }));
    it(`adds it with Windows' line ends to ${JSON.stringify(text)}`, () => {
      if (!text.includes('\n')) return;
      assert.equal(access(text.replace(/\n/g, '\r\n')).after, after.replace(/\n/g, '\r\n'));
    });
  }

  for (const [text, expression] of present) {
    it(`uses what ${JSON.stringify(text)} has`, () => assert.deepEqual(access(text), { after: text, expression }));
  }

  it('takes another name where the module gives that one to something else', () => {
    assert.deepEqual(access('os = "linux"\nUSE'), { after: 'import os as _os\n\nos = "linux"\nUSE', expression: '_os.environ' });
  });
});
