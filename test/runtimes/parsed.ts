import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Grammar } from '../../shared/src/scan/analysis/syntax/parse-port';
import { requires } from '../support/requirements';
import { treeSitterParsers } from '../support/tree-sitter';
import { casesOf, type Case, type Matrix } from './matrix';
import { checkDocument, describeCase, isReplaced } from './suite';

/** What reads programs: for each of the texts whether it parses without a mistake. */
export interface SyntaxCheck {
  readonly name: string;
  readonly present: () => boolean;
  readonly howToGet: string;
  parse(texts: readonly string[]): Promise<readonly boolean[]>;
}

/**
 * For languages and forms that no installable compiler reads: what is stored is checked as everywhere, and the program
 * with the lookup must parse as well as the one with the literal did.
 */
export function describeParsed(matrix: Omit<Matrix, 'fails'>, check: SyntaxCheck): void {
  describe(`lookups that parse: ${matrix.title}`, function () {
    this.timeout(60_000);
    const cases = casesOf({ ...matrix, fails: 'only under keyward run' });
    const parsed = new Map<Case, { readonly before: boolean; readonly after: boolean }>();

    before(async function () {
      requires(this, check.name, check.present(), check.howToGet);
      const replaced = cases.filter((one) => one.plan.kind === 'replace');
      const [before, after] = [await check.parse(replaced.map((one) => one.before)), await check.parse(replaced.map((one) => one.after))];
      replaced.forEach((one, index) => parsed.set(one, { before: before[index] === true, after: after[index] === true }));
    });

    for (const place of matrix.places) {
      it(`${place.name}: parses before and after`, () => {
        for (const one of cases.filter((other) => other.place === place)) {
          if (!isReplaced(one)) continue;
          assert.equal(parsed.get(one)?.before, true, `${describeCase(one)} is no program:\n${one.before}`);
          assert.equal(parsed.get(one)?.after, true, `${describeCase(one)} does not parse any more:\n${one.before}\n---\n${one.after}`);
        }
      });
    }

    it('is in docs/lookups.md as it was proved here', () => checkDocument(matrix, cases));
  });
}

/** The grammars that the product itself reads. */
export function ownGrammar(grammar: Grammar): SyntaxCheck {
  return {
    name: grammar, present: () => true, howToGet: '',
    parse: async (texts) => {
      const parser = await treeSitterParsers().load(grammar);
      return texts.map((text) => {
        const result = parser.parse(text, { maxMilliseconds: 5_000 });
        return result.kind === 'parsed' && !result.tree.broken;
      });
    },
  };
}

/** Grammars that scripts/install-grammars.mjs puts into the cache. */
export function installedGrammar(language: 'dart' | 'swift'): SyntaxCheck {
  const cache = process.env['KEYWARD_TEST_CACHE'] ?? path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'keyward-test');
  const folder = path.join(cache, 'grammars-1');
  return {
    name: `a grammar of ${language}`, present: () => existsSync(path.join(folder, 'complete')), howToGet: 'node scripts/install-grammars.mjs',
    parse: (texts) => {
      const { status, stdout, stderr } = spawnSync('python3', ['-c', PARSE, language], { env: { ...process.env, PYTHONPATH: folder }, input: JSON.stringify(texts), encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      return Promise.resolve(JSON.parse(stdout) as boolean[]);
    },
  };
}

const PARSE = `import json, sys
from tree_sitter_language_pack import get_parser
parser = get_parser(sys.argv[1])
print(json.dumps([not parser.parse(text.encode()).root_node.has_error for text in json.load(sys.stdin)]))
`;
