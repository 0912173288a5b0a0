import path from 'node:path';
import { transform } from 'esbuild';

/**
 * A part of a program, which esbuild gives as an ES module, as CommonJS. What it takes from other parts becomes constants of its own,
 * which V8 knows the value of; esbuild itself would ask the other part's getter at each use.
 * `minifyWhitespace` also leaves the source map out. Returns the code and, with one, its map.
 */
export async function partAsCommonJs({ file, text, map }, { target, minifyWhitespace }) {
  if (/\b__esm\(/.test(text)) throw new Error(`${file} gives values to what it exports after it was loaded`);
  const linked = constantExports(constantImports(text.replace(MAP_LINE, '')));
  const source = map === undefined ? linked : `${linked}\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}\n`;
  const { code, map: mapped } = await transform(source, {
    format: 'cjs', platform: 'node', target, supported: { 'dynamic-import': false },
    sourcemap: map === undefined ? false : 'external', sourcefile: file, legalComments: 'none', minifyWhitespace,
  });
  if (/^(import|export)\b/m.test(code)) throw new Error(`${file} is still an ES module`);
  const part = lateModules(code);
  return map === undefined ? { code: part } : { code: `${part}//# sourceMappingURL=${path.basename(file)}.map\n`, map: mapped };
}

/** Modules of Node that take milliseconds to load, and that most commands never use. */
const LATE = /\b(?:var|const) (\w+) ?= ?((?:__)?require\d*\("node:(?:child_process|crypto|fs\/promises|net|tty|v8|worker_threads|zlib)"\))/g;

/**
 * Each of them is loaded when something is first taken from it, so that starting does not wait. Everything stays on its line, so that
 * the source map holds.
 */
function lateModules(code) {
  const names = [...code.matchAll(LATE)].map(([, name]) => name).filter((name) => !new RegExp(`(?<![\\w$.])${name}\\b(?![.\\w$]| ?= ?(?:__)?require)`).test(code));
  if (names.length === 0) return code;
  const used = new RegExp(`(?<![\\w$.])(${names.join('|')})\\.`, 'g');
  return code.replace(used, '$1.module.').replace(LATE, (declared, name, loaded) => (
    names.includes(name) ? `var ${name} = { get module() { return ${loaded}; } }` : declared));
}

const MAP_LINE = /\/\/# sourceMappingURL=.*\n?$/;

/** esbuild writes them before everything else, one after the other. No part takes from one that takes from it. */
function constantImports(text) {
  const declaration = /(\s*)import\s*(?:\{([^}]*)\}\s*from\s*)?("\.\/[^"]+");/y;
  let linked = '';
  for (let found = declaration.exec(text); found !== null; found = declaration.exec(text)) {
    const [, space, names, part] = found;
    linked += names === undefined ? `${space}require(${part});` : `${space}const {${names.replaceAll(' as ', ': ')}} = require(${part});`;
    text = text.slice(declaration.lastIndex);
    declaration.lastIndex = 0;
  }
  return linked + text;
}

/** And these after everything else, once: none of them is given another value later. */
function constantExports(text) {
  return text.replace(/\bexport\s*\{([^{}]*)\};?\s*$/, (_, names) => {
    const pairs = names.split(',').map((pair) => pair.trim()).filter(Boolean).map((pair) => pair.split(/\s+as\s+/));
    return `module.exports = {${pairs.map(([local, exported = local]) => `${exported}: ${local}`).join(', ')}};\n`;
  });
}
