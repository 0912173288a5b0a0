import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, requires } from '../support/requirements';
import { casesOf, type Case, type Matrix, type Place } from './matrix';
import { KeywardHome } from './keyward-home';
import { BuiltPrograms, runPrograms, type Program, type Reader, type Runner, type Shown } from './programs';

/** How programs are run, or for files that another program reads, what it reads. */
export type Runtime = RuntimeOnThisMachine & ({ readonly runner: Runner; readonly reader?: undefined } | { readonly reader: Reader; readonly runner?: undefined });

interface RuntimeOnThisMachine {
  readonly name: string;
  readonly present: () => boolean;
  readonly howToGet: string;
  /** Places whose lookup runs before the program could catch its failure: not run without a value. */
  readonly failsBeforeMain?: (place: Place) => boolean;
}

/** Runs each program with its literal, with the lookup under `keyward run`, and with the lookup and no value. */
export function describeMatrix(matrix: Matrix, runtime: Runtime): void {
  describe(`lookups that run: ${matrix.title}`, function () {
    this.timeout(240_000);
    const cases = casesOf(matrix);
    const replaced = cases.filter((one) => one.plan.kind === 'replace');
    const failing = replaced.filter((one) => failsWithout(matrix, one) && runtime.failsBeforeMain?.(one.place) !== true);
    let original: ReadonlyMap<number, Shown>;
    let edited: ReadonlyMap<number, Shown>;
    let without: ReadonlyMap<number, Shown>;

    before(async function () {
      requires(this, runtime.name, runtime.present(), runtime.howToGet);
      const { runner, reader } = runtime;
      const variables = Object.fromEntries(replaced.map((one) => [one.variable, one.stored ?? '']));
      const before = replaced.map((one) => program(one, one.before));
      const programs = replaced.map((one) => program(one, one.after));
      const unset = failing.map((one) => program(one, one.after));
      original = runner ? runPrograms(runner, before) : reader(before, {});
      if (runner) {
        const built = new BuiltPrograms(runner, programs);
        try {
          edited = await underKeyward(built, variables);
          // What would end all programs when one fails is built anew without those.
          without = failing.length === replaced.length ? built.run({}) : runPrograms(runner, unset);
        } finally {
          built.dispose();
        }
      } else {
        edited = reader(programs, variables);
        without = reader(unset, {});
      }
    });

    for (const place of matrix.places) {
      it(`${place.name}: prints the same before and after`, () => {
        for (const one of cases.filter((other) => other.place === place)) checkCase(one, original, edited);
      });
    }

    it('fails with the name when the value is missing', () => {
      for (const one of failing) {
        const shown = without.get(one.id);
        assert(shown?.kind === 'failed' && shown.message.includes(one.variable), `${describeCase(one)} without its value: ${JSON.stringify(shown)}`);
      }
    });

    it('is in docs/lookups.md as it was proved here', () => checkDocument(matrix, cases));
  });
}

async function underKeyward(built: BuiltPrograms, variables: Readonly<Record<string, string>>): Promise<ReadonlyMap<number, Shown>> {
  const home = await KeywardHome.create(Object.values(variables));
  try {
    return built.runWith(home, variables);
  } finally {
    home.dispose();
  }
}

function program(one: Case, source: string): Program {
  return { id: one.id, source };
}

function failsWithout(matrix: Matrix, one: Case): boolean {
  return matrix.fails === 'in both styles' || (matrix.fails === 'in strict style' && one.style === 'strict');
}

function checkCase(one: Case, before: ReadonlyMap<number, Shown>, after: ReadonlyMap<number, Shown>): void {
  if (!isReplaced(one)) return;
  const [head, tail] = one.place.around ?? ['', ''];
  const { adds = '', showsAdded } = one.form;
  const original = before.get(one.id);
  assert.deepEqual(original, { kind: 'shown', text: head + one.value + tail + (showsAdded ? adds : '') }, `${describeCase(one)} does not print its value:\n${one.before}`);
  assert.deepEqual(after.get(one.id), original, `${describeCase(one)} prints something else:\n${one.before}\n---\n${one.after}`);
}

/** Checks the plan itself: the reason where there is one, else the stored value. Whether there is a lookup to be looked at. */
export function isReplaced(one: Case): boolean {
  if (one.place.refused !== undefined) {
    assert(one.plan.kind !== 'replace' && one.plan.reason === one.place.refused, `${describeCase(one)} gives ${JSON.stringify(one.plan)}`);
    return false;
  }
  // A value that the form writes in a way the plan does not understand stays in the code: never a wrong edit.
  if (one.plan.kind !== 'replace') {
    assert.equal(one.plan.kind, 'store-only', describeCase(one));
    assert.notEqual(one.value, 'tok_4f9aQ7zL0mXv', `${describeCase(one)} has no lookup: ${one.plan.reason}`);
    return false;
  }
  assert.equal(one.stored, one.value + (one.place.around ? '' : one.form.adds ?? ''), `${describeCase(one)} stores another value`);
  return true;
}

export function describeCase(one: Case): string {
  return `${one.place.name}, ${one.form.name}, ${one.style}, ${JSON.stringify(one.value)}`;
}

/** Compares the document's section with this run; KEYWARD_UPDATE_DOCS=1 writes it. */
export function checkDocument(matrix: Pick<Matrix, 'title' | 'forms' | 'places'>, cases: readonly Case[]): void {
  const file = path.join(projectRoot, 'docs', 'lookups.md');
  const text = readFileSync(file, 'utf8');
  const [open, close] = [`<!-- proved: ${matrix.title} -->`, `<!-- end: ${matrix.title} -->`];
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  const section = `${open}\n${sectionOf(matrix, cases)}${close}`;
  if (process.env['KEYWARD_UPDATE_DOCS'] === '1') {
    const updated = start < 0 ? `${text.trimEnd()}\n\n${section}\n` : text.slice(0, start) + section + text.slice(end + close.length);
    writeFileSync(file, updated);
    return;
  }
  assert.equal(text.slice(start, end + close.length), section, 'docs/lookups.md is stale: KEYWARD_UPDATE_DOCS=1 npx mocha test/runtimes/…');
}

function sectionOf(matrix: Pick<Matrix, 'title' | 'forms' | 'places'>, cases: readonly Case[]): string {
  const rows = matrix.places.map((place) => {
    const cells = matrix.forms.map((form) => cellOf(cases.filter((one) => one.place === place && one.form === form)));
    return `| ${place.name} | ${cells.join(' | ')} |`;
  });
  const header = `| position | ${matrix.forms.map(({ name }) => name).join(' | ')} |`;
  return `### ${matrix.title}\n\n${header}\n|${' --- |'.repeat(matrix.forms.length + 1)}\n${rows.join('\n')}\n`;
}

/** How many programs ran with the same output in both styles, or why none has a lookup. */
function cellOf(cases: readonly Case[]): string {
  if (cases.length === 0) return '·';
  const proved = cases.filter((one) => one.plan.kind === 'replace').length;
  const reasons = [...new Set(cases.flatMap((one) => (one.plan.kind === 'replace' ? [] : [one.plan.reason])))];
  return [...(proved > 0 ? [`${proved} ✓`] : []), ...reasons].join(', ');
}
