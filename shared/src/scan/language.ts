import type { LanguageId } from '../core/model/language-id';

/** Whole file names, in lower case. */
const byName: Readonly<Record<string, LanguageId>> = {
  'keyward.env': 'keyward', dockerfile: 'dockerfile', containerfile: 'dockerfile', makefile: 'makefile',
  gnumakefile: 'makefile', gemfile: 'ruby', rakefile: 'ruby', vagrantfile: 'ruby', podfile: 'ruby', fastfile: 'ruby',
  jenkinsfile: 'groovy', '.envrc': 'shellscript', '.bashrc': 'shellscript', '.bash_profile': 'shellscript', '.profile': 'shellscript',
  '.zshrc': 'shellscript', '.bash_history': 'shellscript', '.zsh_history': 'shellscript', '.npmrc': 'ini', '.pypirc': 'ini', '.gitconfig': 'ini',
  '.s3cfg': 'ini', '.boto': 'ini', '.my.cnf': 'ini', 'my.cnf': 'ini', credentials: 'ini', '.editorconfig': 'ini', '.babelrc': 'jsonc', '.eslintrc': 'jsonc',
  'tsconfig.json': 'jsonc', 'cargo.lock': 'toml', 'poetry.lock': 'toml', pipfile: 'toml', 'go.mod': 'plaintext',
};

/** Extensions without their dot, in lower case. */
const byExtension: Readonly<Record<string, LanguageId>> = {
  c: 'c', h: 'c', cc: 'cpp', cpp: 'cpp', cxx: 'cpp', hh: 'cpp', hpp: 'cpp', hxx: 'cpp', ino: 'cpp', m: 'objective-c', mm: 'objective-c',
  clj: 'clojure', cljs: 'clojure', cs: 'csharp', csx: 'csharp', css: 'css', scss: 'css', less: 'css', csv: 'csv', tsv: 'csv', dart: 'dart',
  diff: 'diff', patch: 'diff', dockerfile: 'dockerfile', ex: 'elixir', exs: 'elixir', env: 'dotenv', fs: 'fsharp', fsx: 'fsharp',
  go: 'go', gradle: 'groovy', groovy: 'groovy', htm: 'html', html: 'html', erb: 'html', ini: 'ini', cfg: 'ini', cnf: 'ini', conf: 'ini', inf: 'ini', reg: 'ini',
  java: 'java', js: 'javascript', cjs: 'javascript', mjs: 'javascript', jsx: 'javascriptreact', json: 'json', json5: 'jsonc', jsonc: 'jsonc',
  jsonl: 'json', ndjson: 'json', webmanifest: 'json', ipynb: 'json', tfstate: 'json', jl: 'julia', kt: 'kotlin', kts: 'kotlin', lua: 'lua', mk: 'makefile',
  md: 'markdown', mdx: 'markdown', markdown: 'markdown', pl: 'perl', pm: 'perl', php: 'php', phtml: 'php', inc: 'php', ps1: 'powershell', psm1: 'powershell', psd1: 'powershell',
  properties: 'properties', py: 'python', pyi: 'python', pyw: 'python', r: 'r', rb: 'ruby', rake: 'ruby', gemspec: 'ruby', rs: 'rust',
  scala: 'scala', sbt: 'scala', sh: 'shellscript', bash: 'shellscript', zsh: 'shellscript', ksh: 'shellscript', fish: 'shellscript', sql: 'sql',
  svelte: 'svelte', swift: 'swift', tf: 'terraform', tfvars: 'terraform', hcl: 'terraform', toml: 'toml', ts: 'typescript', cts: 'typescript', mts: 'typescript',
  tsx: 'typescriptreact', vb: 'vb', vbs: 'vb', vue: 'vue', xml: 'xml', xsd: 'xml', xsl: 'xml', config: 'xml', csproj: 'xml', plist: 'xml', pom: 'xml',
  resx: 'xml', svg: 'xml', yaml: 'yaml', yml: 'yaml',
};

const interpreters: readonly (readonly [RegExp, LanguageId])[] = [
  [/\b(?:ba|z|k|da|a)?sh\b/, 'shellscript'], [/\bpython[\d.]*\b/, 'python'], [/\bnode\b|\bdeno\b|\bbun\b/, 'javascript'],
  [/\bruby\b/, 'ruby'], [/\bperl\b/, 'perl'], [/\bphp\b/, 'php'], [/\bpwsh\b/, 'powershell'],
];

/** How much of a YAML file is read to tell a Kubernetes manifest: the members stand at its top. */
const MANIFEST_HEAD = 4096;

/**
 * The language of a file by its path (forward slashes) and the beginning of its text; `plaintext` where neither says.
 * `head` may be the first line only; telling a Kubernetes manifest needs the first few. A function is asked for it only where
 * the path does not say all.
 */
export function detectLanguage(path: string, head: string | (() => string) = ''): LanguageId {
  const headText = (): string => (typeof head === 'string' ? head : head());
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const language = byFileName(path, name) ?? byExtension[name.slice(name.lastIndexOf('.') + 1)] ?? byShebang(headText()) ?? 'plaintext';
  return language === 'yaml' ? yamlDialect(path, name, headText()) : language;
}

function byFileName(path: string, name: string): LanguageId | undefined {
  if (/^\.env(?:\.|$)|^\.dev\.vars$|\.env\.[\w-]+$/.test(name)) return 'dotenv';
  if (/^(?:docker|container)file\./.test(name)) return 'dockerfile';
  if (/(?:^|\/)\.(?:docker|kube)\/config(?:\.json)?$/.test(path)) return name === 'config.json' ? 'json' : 'yaml';
  if (/(?:^|\/)\.(?:aws|git)\/config$/.test(path)) return 'ini';
  return byName[name];
}

function byShebang(head: string): LanguageId | undefined {
  if (!head.startsWith('#!')) return undefined;
  const line = head.slice(0, 200).split('\n', 1)[0] ?? '';
  return interpreters.find(([pattern]) => pattern.test(line))?.[1];
}

function yamlDialect(path: string, name: string, head: string): LanguageId {
  if (/compose[\w.-]*\.ya?ml$/.test(name)) return 'dockercompose';
  if (/(?:^|\/)\.github\/workflows\/[^/]+$/.test(path)) return 'github-actions-workflow';
  const top = head.slice(0, MANIFEST_HEAD);
  return /^apiVersion:\s*\S/m.test(top) && /^kind:\s*\S/m.test(top) ? 'kubernetes' : 'yaml';
}
