import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readInstructions } from '../../../../shared/src/scan/lookups/config/dockerfile-instructions';
import { outcome, plan, type PlanOptions } from './marked-text';

const MOUNT = '--mount=type=secret,id=API_KEY,env=API_KEY';
const NONE = 'store-only: dockerfile-has-no-runtime-lookup';

/** source, what becomes of it */
const cases: readonly (readonly [string, string, PlanOptions?])[] = [
  ['FROM a\nARG API_KEY=«abc»\nRUN curl -H "x: $API_KEY" h\nRUN make\n', `FROM a\nRUN ${MOUNT} curl -H "x: $API_KEY" h\nRUN make\n`],
  ['FROM a\nARG KEY="«abc»"\nRUN f ${KEY} \\\n  && g $KEY\n', 'FROM a\nRUN --mount=type=secret,id=API_KEY,env=KEY f ${KEY} \\\n  && g $KEY\n'],
  ['FROM a\r\nARG API_KEY=\'«abc»\'\r\nRUN npm ci\r\n', `FROM a\r\nRUN ${MOUNT} npm ci\r\n`],
  ['FROM a\nENV API_KEY=«abc»\nCMD ["node"]\n', 'FROM a\nCMD ["node"]\n'],
  ['FROM a\nENV API_KEY «abc»\nRUN f $API_KEY_FILE\nRUN f $API_KEY\n', `FROM a\nRUN f $API_KEY_FILE\nRUN ${MOUNT} f $API_KEY\n`],
  ['from a\nenv API_KEY=x«abc»\nrun f $API_KEY\n', `from a\nrun ${MOUNT} f $API_KEY\n`],
  ['FROM a\nARG API_KEY=«abc»\nRUN f \\\n  # a note\n\n  $API_KEY\n', `FROM a\nRUN ${MOUNT} f \\\n  # a note\n\n  $API_KEY\n`],
  ['FROM a\nARG API_KEY=«abc»\nRUN f $API_KEY\nFROM b\nRUN g\n', `FROM a\nRUN ${MOUNT} f $API_KEY\nFROM b\nRUN g\n`],
  ['FROM a\nENV OTHER=«abc»\n', 'store-only: read-by-its-own-name'],
  ['FROM a\nENV A=1 API_KEY=«abc»\n', NONE],
  ['FROM a\nENV API_KEY=«abc» B=2\n', NONE],
  ['FROM a\nARG API_KEY=«abc»\nENV KEY=$API_KEY\n', NONE],
  ['FROM a\nARG API_KEY=«abc»\nLABEL key=${API_KEY}\nRUN f $API_KEY\n', NONE],
  ['ARG API_KEY=«abc»\nFROM a:$API_KEY\n', NONE],
  ['FROM a AS base\nENV API_KEY=«abc»\nFROM base\nRUN f\n', NONE],
  ['FROM a\nENV API_KEY="«a»$B"\n', NONE],
  ['FROM a\nRUN f «abc»\n', NONE],
  ['# escape=`\nFROM a\nENV API_KEY=«abc»\n', NONE],
  ['# ENV API_KEY=«abc»\n', 'store-only: inside-comment'],
];

describe('values in a Dockerfile', () => {
  for (const [source, expected, options] of cases) {
    it(source, () => assert.equal(outcome('dockerfile', source, options), expected));
  }

  it('are stored whole, as the build reads them', () => {
    assert.equal(plan('dockerfile', 'FROM a\nENV API_KEY="it \\"«abc»\\" \\$x"\n').value, 'it "abc" $x');
    assert.equal(plan('dockerfile', 'FROM a\nENV API_KEY=postgres://u:«abc»@h/x\n').value, 'postgres://u:abc@h/x');
  });

  it('say how the image is built and its containers are started', () => {
    const notes = (source: string) => {
      const { plan: found } = plan('dockerfile', source);
      return found.kind === 'replace' ? found.notes : [];
    };
    assert.deepEqual(notes('FROM a\nARG API_KEY=«abc»\nRUN f $API_KEY\n'), ['docker-build-needs-secret']);
    assert.deepEqual(notes('FROM a\nENV API_KEY=«abc»\n'), ['docker-run-needs-variable']);
    assert.deepEqual(notes('FROM a\nENV API_KEY=«abc»\nRUN f $API_KEY\n'), ['docker-build-needs-secret', 'docker-run-needs-variable']);
  });

  it('reach the commands of a build as they did: the shell prints the same', function () {
    if (process.platform === 'win32') this.skip();
    for (const source of [
      'FROM a\nARG API_KEY=«tok_4f9a»\nRUN printf %s "$API_KEY"\n',
      'FROM a\nARG KEY="«it\'s a \\"tok\\" \\$x»"\nRUN printf \'%s\' \\\n  "${KEY}"\n',
      'FROM a\nENV API_KEY \'«a b»\'\nRUN printf %s "$API_KEY" # note\n',
      'FROM a\nARG API_KEY=«tok»\nRUN printenv API_KEY | tr -d "\\n"\n',
    ]) {
      const { after, value = '', plan: { kind } } = plan('dockerfile', source);
      assert.equal(kind, 'replace', source);
      assert.equal(build(after, { API_KEY: value }), value, after);
    }
  });
});

/** What the commands print, by the rules for mounts: https://docs.docker.com/reference/dockerfile/#run---mounttypesecret */
function build(text: string, secrets: Readonly<Record<string, string>>): string {
  const printed = (readInstructions(text) ?? []).filter(({ keyword }) => keyword === 'RUN').map(({ body }) => {
    const line = text.slice(body.start, body.end);
    const mount = /^--mount=type=secret,id=(\w+),env=(\w+) /.exec(line);
    const env = mount?.[1] === undefined || mount[2] === undefined ? {} : { [mount[2]]: secrets[mount[1]] };
    return spawnSync('/bin/sh', ['-c', line.slice(mount?.[0].length ?? 0)], { env: { PATH: process.env['PATH'], ...env }, encoding: 'utf8' }).stdout;
  });
  return printed.join('');
}
