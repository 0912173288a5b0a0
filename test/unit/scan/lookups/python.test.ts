import assert from 'node:assert/strict';
import { outcome, plan } from './marked-text';

/** source, what it becomes */
const cases: readonly (readonly [string, string])[] = [
  [`key = "«abc»"`, `import os\n\nkey = os.environ["API_KEY"]`],
  [`import os\nkey = '«abc»'\n`, `import os\nkey = os.environ['API_KEY']\n`],
  [`from os import environ, path\nkey = '«abc»'\n`, `from os import environ, path\nkey = environ['API_KEY']\n`],
  [`import sys, os as system\nkey = '«abc»'\n`, `import sys, os as system\nkey = system.environ['API_KEY']\n`],
  [`import json\nimport sys\nfrom a import b\nkey = "«abc»"\n`, `import json\nimport os\nimport sys\nfrom a import b\nkey = os.environ["API_KEY"]\n`],
  [`import json\n\nimport requests\nkey = "«abc»"\n`, `import json\nimport os\n\nimport requests\nkey = os.environ["API_KEY"]\n`],
  [`#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n"""Doc."""\nfrom __future__ import annotations\nkey = "«abc»"\n`,
    `#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n"""Doc."""\nfrom __future__ import annotations\n\nimport os\nkey = os.environ["API_KEY"]\n`],
  [`#!/usr/bin/env python3\nkey = "«abc»"\n`, `#!/usr/bin/env python3\nimport os\n\nkey = os.environ["API_KEY"]\n`],
  [`import os\nf("Bearer «abc»")`, `import os\nf(f"Bearer {os.environ['API_KEY']}")`],
  [`import os\nf('{x} «abc»')`, `import os\nf(f'{{x}} {os.environ["API_KEY"]}')`],
  [`import os\nf('\\N{DASH} «abc»')`, 'store-only: not-a-literal'],
  [`import os\nf(f"Bearer «abc» {x!r:>10}")`, `import os\nf(f"Bearer {os.environ['API_KEY']} {x!r:>10}")`],
  [`import os\nf(r'\\d «abc»')`, `import os\nf(rf'\\d {os.environ["API_KEY"]}')`],
  [`import os\nf(b"«abc»")`, `import os\nf(os.environ["API_KEY"].encode())`],
  [`import os\nf(b"Bearer «abc»")`, `import os\nf((b"Bearer " + os.environ["API_KEY"].encode()))`],
  [`import os\nf("Bearer " "«abc»")`, `import os\nf("Bearer " f"{os.environ['API_KEY']}")`],
  [`import os\nf("«abc"\n  "def»")`, `import os\nf(os.environ["API_KEY"])`],
  [`import os\nf("x:«abc»@%s" % host)`, `import os\nf(f"x:{os.environ['API_KEY'].replace('%', '%%')}@%s" % host)`],
  [`import os\nf("x:«abc»@{}".format(host))`, `import os\nf(f"x:{os.environ['API_KEY'].replace('{', '{{').replace('}', '}}')}@{{}}".format(host))`],
  [`"""Doc «abc»."""\n`, 'store-only: inside-comment'],
  [`# key = "«abc»"`, 'store-only: inside-comment'],
  [`match x:\n  case "«abc»":\n    pass`, 'store-only: position-needs-constant'],
  [`k: Literal["«abc»"]`, 'store-only: position-needs-constant'],
  [`key = f"{{«abc»}}"`, `import os\n\nkey = f"{{{os.environ['API_KEY']}}}"`],
  [`key = "\\N{«DASH»}"`, 'store-only: not-a-literal'],
  [`os = 1\nkey = "«abc»"`, `import os as _os\n\nos = 1\nkey = _os.environ["API_KEY"]`],
];

describe('lookups in Python', () => {
  for (const [source, expected] of cases) {
    it(source, () => assert.equal(outcome('python', source), expected));
  }

  it('stores what the program used', () => {
    assert.equal(plan('python', `key = "«a\\x41\\d\\U0001F600»"`).value, 'aA\\d😀');
    assert.equal(plan('python', `key = r"«a\\x41»"`).value, 'a\\x41');
    assert.equal(plan('python', `key = """«a\r\nb»\r\n"""`).value, 'a\nb\n');
    assert.equal(plan('python', `key = b"«\\xc3\\xa9»"`).value, 'é');
    assert.equal(plan('python', `key = ("«abc"  # c\n  r'\\d»')`).value, 'abc\\d');
  });

  it('keeps line ends and a byte order mark', () => {
    assert.equal(outcome('python', `\ufeffkey = "«abc»"\r\n`), `\ufeffimport os\r\n\r\nkey = os.environ["API_KEY"]\r\n`);
  });

  it('says when a default argument is read at import', () => {
    const { plan: result } = plan('python', `import os\ndef send(key="«abc»"):\n  pass`);
    assert(result.kind === 'replace');
    assert.deepEqual(result.notes, ['evaluated-at-import']);
  });
});
