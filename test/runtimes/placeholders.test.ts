import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { backslashed, quoted, verbatim, type Form, type Matrix } from './matrix';
import { canRun, type Reader, type Shown } from './programs';
import { fileReader, isInstalled, readersCache } from './readers';
import { describeMatrix } from './suite';

const ANSIBLE = 'ansible-2.17.14';
const SPRING = 'spring-6.2.11';
const HCL = 'hcl-2.20.1';
const INSTALL = 'node scripts/install-config-readers.mjs';

const plain: Form = { name: 'plain', escape: verbatim(/[\r\n\\'"`#{}\[\]?*|%@$&!:, ]/), wrap: (content) => ({ inline: content }) };
const single = quoted('single', "'", (value) => (/[\r\n]/.test(value) ? undefined : value.replace(/'/g, "''")));
const double = quoted('double', '"', backslashed(/["\\]/g));
const block: Form = {
  name: 'literal block', escape: (value) => (/\r|^\s|\n$/.test(value) ? undefined : value.replace(/\n(?!\n)/g, '\n                  ')),
  wrap: (content) => ({ inline: '|-', below: `                  ${content}` }),
};
const yamlForms = [plain, single, double, block];

/** The value at a path of a YAML text. */
function valueAt(source: string, keys: readonly (string | number)[]): string {
  return String(keys.reduce<unknown>((node, key) => (node as Readonly<Record<string | number, unknown>> | undefined)?.[key], parse(source)));
}

/** Reads by rules that are written down somewhere, where no program that follows them can be installed. */
function ruleReader(keys: readonly (string | number)[], placeholder: RegExp, missing: (name: string) => Shown): Reader {
  return (programs, variables) => new Map(programs.map(({ id, source }) => {
    const value = valueAt(source, keys);
    const names = [...value.matchAll(placeholder)].map(([, name = '']) => name);
    const unset = names.find((name) => variables[name] === undefined && name.startsWith('CASE_'));
    if (unset !== undefined) return [id, missing(unset)];
    return [id, { kind: 'shown', text: value.replace(placeholder, (match, name: string) => variables[name] ?? match) }];
  }));
}

const workflow: Matrix = {
  title: 'GitHub Actions', languageId: 'github-actions-workflow', path: '.github/workflows/ci.yml', fails: 'only under keyward run', forms: yamlForms,
  places: [
    { name: 'env of a step', template: 'on: push\njobs:\n  a:\n    steps:\n      - run: make # it\n        env:\n          OTHER: x\n          KEY: LIT\n          LAST: z\n' },
    { name: 'part of a value', template: 'on: push\njobs:\n  a:\n    steps:\n      - run: make\n        env:\n          KEY: LIT\n', around: ['Bearer-', ''] },
    { name: 'script', template: 'on: push\njobs:\n  a:\n    steps:\n      - run: LIT\n', around: ['curl -u me:', ' x'], forms: ['single', 'double'], refused: 'script-needs-variable' },
    { name: 'name', template: 'on: push\nname: LIT\njobs: {}\n', forms: ['single', 'double'], refused: 'position-needs-constant' },
  ],
};
/** https://docs.github.com/en/actions/reference/workflows-and-actions/expressions: a secret that is not there is empty. */
describeMatrix(workflow, {
  name: 'the yaml package', present: () => true, howToGet: '',
  reader: ruleReader(['jobs', 'a', 'steps', 0, 'env', 'KEY'], /\$\{\{ secrets\.(\w+) \}\}/g, () => ({ kind: 'shown', text: '' })),
});

const gitlab: Matrix = {
  title: 'GitLab CI', languageId: 'yaml', path: '.gitlab-ci.yml', fails: 'only under keyward run', forms: yamlForms,
  places: [
    { name: 'variable', template: 'variables:\n  OTHER: x\n  KEY: LIT # mine\n  LAST: z\njob:\n  script: make\n', forms: ['plain', 'single', 'double'] },
    { name: 'script', template: 'job:\n  script:\n    - LIT\n', around: ['curl -u me:', ' x'], forms: ['single', 'double'], refused: 'script-needs-variable' },
  ],
};
/** https://docs.gitlab.com/ci/variables/where_variables_can_be_used/ */
describeMatrix(gitlab, {
  name: 'the yaml package', present: () => true, howToGet: '',
  reader: ruleReader(['variables', 'KEY'], /\$\{(\w+)\}/g, () => ({ kind: 'shown', text: '' })),
});

const SPRING_READER = `
import java.io.*; import java.nio.file.*; import java.util.*;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.env.*; import org.springframework.core.io.*; import org.springframework.core.io.support.PropertiesLoaderUtils;
public class Read {
  public static void main(String[] files) throws Exception {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8");
    for (String file : files) {
      Resource resource = new FileSystemResource(file);
      String shown;
      try {
        Properties properties;
        if (file.endsWith(".properties")) properties = PropertiesLoaderUtils.loadProperties(resource);
        else { YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean(); yaml.setResources(resource); properties = yaml.getObject(); }
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addLast(new PropertiesPropertySource("file", properties));
        shown = "=" + environment.getRequiredProperty("shop.key");
      } catch (Exception error) { shown = "!" + error.getMessage(); }
      out.print(Path.of(file).getParent().getFileName() + "\\u001f" + shown + "\\u001e");
    }
  }
}
`;

const springPresent = (): boolean => canRun('java', '--version') && isInstalled(SPRING);
const springReader = (fileName: string): Reader => fileReader({
  fileName: () => fileName, script: { name: 'Read.java', text: SPRING_READER },
  command: (script) => ['java', '-cp', jarsIn(path.join(readersCache, SPRING)), script],
});

function jarsIn(folder: string): string {
  return readdirSync(folder).filter((name) => name.endsWith('.jar')).map((name) => path.join(folder, name)).join(path.delimiter);
}

const springYaml: Matrix = {
  title: 'Spring, YAML', languageId: 'yaml', path: 'src/main/resources/application-prod.yml', fails: 'in both styles', forms: yamlForms,
  places: [
    { name: 'value', template: 'shop:\n  other: x\n  key: LIT\n  last: z # note\n' },
    { name: 'part of a value', template: 'shop:\n  key: LIT\n', around: ['Bearer-', ''] },
    { name: 'in the middle of a URL', template: 'shop:\n  key: LIT\n', around: ['jdbc:postgresql://db/shop?user=u&password=', '&ssl=true'], forms: ['single', 'double'] },
    { name: 'flow mapping', template: 'shop: { key: LIT, last: z }\n', forms: ['plain', 'single', 'double'] },
  ],
};
describeMatrix(springYaml, { name: 'Java and Spring', present: springPresent, howToGet: INSTALL, reader: springReader('application-prod.yml') });

const propertiesText = (value: string): string | undefined => (/^\s|[^\t\r\n -~]/.test(value) ? undefined
  : value.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r'));
const springProperties: Matrix = {
  title: 'Spring, properties', languageId: 'properties', path: 'application.properties', fails: 'in both styles',
  forms: [
    { name: 'escaped', escape: propertiesText, wrap: (content) => ({ inline: content }) },
    { name: '\\u escapes', escape: (value) => Array.from({ length: value.length }, (_, at) => `\\u${value.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''), wrap: (content) => ({ inline: content }) },
    { name: 'continued', escape: (value) => { const text = propertiesText(value); if (text === '') return ''; return text === undefined || text.length < 12 || /[\\ ]/.test(text) ? undefined : `${text.slice(0, 5)}\\\n    ${text.slice(5)}`; }, wrap: (content) => ({ inline: content }) },
  ],
  places: [
    { name: 'value', template: '# note\nshop.other=x\nshop.key=LIT\nshop.last=z\n' },
    { name: 'after a colon', template: 'shop.key : LIT\n' },
    { name: 'part of a value', template: 'shop.key = LIT\n', around: ['Bearer-', '!'], forms: ['escaped'] },
    { name: 'in the middle of a URL', template: 'shop.key=LIT\n', around: ['jdbc:postgresql://db/shop?user=u&password=', '&ssl=true'], forms: ['escaped'] },
  ],
};
describeMatrix(springProperties, { name: 'Java and Spring', present: springPresent, howToGet: INSTALL, reader: springReader('application.properties') });

/** npm reads its file with these two of its own modules. */
const NPM_READER = `
const npm = process.argv[2], [ini, replace] = [require(npm + '/node_modules/ini'), require(npm + '/node_modules/@npmcli/config/lib/env-replace.js')];
for (const file of process.argv.slice(3)) {
  const value = replace(String(ini.parse(require('fs').readFileSync(file, 'utf8'))['//registry.example.invalid/:_authToken']), process.env);
  process.stdout.write(require('path').basename(require('path').dirname(file)) + '\\x1f=' + value + '\\x1e');
}
`;
const npmFolder = (): string | undefined => {
  const found = spawnSync('npm', ['root', '--global'], { encoding: 'utf8' }).stdout.trim();
  const folder = found === '' ? '' : path.join(found, 'npm');
  return existsSync(path.join(folder, 'node_modules/@npmcli/config/lib/env-replace.js')) ? realpathSync(folder) : undefined;
};
const bare: Form = { name: 'bare', escape: verbatim(/[\r\n\\"'`;#$\s{}]/), wrap: (content) => ({ inline: content }) };

const npmrc: Matrix = {
  title: '.npmrc', languageId: 'ini', path: '.npmrc', fails: 'only under keyward run', forms: [bare],
  places: [
    { name: 'value', template: '; note\nfund=false\n//registry.example.invalid/:_authToken=LIT\nsave-exact=true\n' },
    { name: 'with blanks', template: '//registry.example.invalid/:_authToken = LIT\n' },
    { name: 'part of a value', template: '//registry.example.invalid/:_authToken=LIT\n', around: ['u:', '@'] },
  ],
};
describeMatrix(npmrc, {
  name: 'npm', present: () => npmFolder() !== undefined, howToGet: 'https://nodejs.org',
  reader: (programs, variables) => fileReader({
    fileName: () => '.npmrc', script: { name: 'read.cjs', text: NPM_READER }, command: (script) => [process.execPath, script, npmFolder() ?? ''],
  })(programs, variables),
});

/** What pip itself does with a file before it looks at its lines. */
const PIP_READER = `
import os, sys
from pip._internal.req.req_file import preprocess
for name in sys.argv[1:]:
    lines = [line for _, line in preprocess(open(name, encoding='utf-8').read())]
    url = next(line for line in lines if line.startswith('--index-url')).split(' ', 1)[1]
    sys.stdout.buffer.write((os.path.basename(os.path.dirname(name)) + '\\x1f=' + url + '\\x1e').encode())
`;
const requirements: Matrix = {
  title: 'requirements.txt', languageId: 'plaintext', path: 'requirements.txt', fails: 'only under keyward run', forms: [bare],
  places: [
    { name: 'in the middle of a URL', template: '# note\n--index-url LIT\nrequests==2.32.3  # pinned\n', around: ['https://u:', '@example.invalid/simple'] },
  ],
};
describeMatrix(requirements, {
  name: 'pip', present: () => canRun('python3', '-m', 'pip', '--version'), howToGet: 'apt-get install python3-pip',
  reader: fileReader({ fileName: () => 'requirements.txt', script: { name: 'read.py', text: PIP_READER }, command: (script) => ['python3', script] }),
});

const MAVEN_READER = `
import java.io.*; import java.nio.file.*; import org.apache.maven.settings.building.*;
public class Read {
  public static void main(String[] files) throws Exception {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8");
    for (String file : files) {
      DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
      request.setUserSettingsFile(new File(file)); request.setSystemProperties(System.getProperties());
      String value = new DefaultSettingsBuilderFactory().newInstance().build(request).getEffectiveSettings().getServers().get(0).getPassword();
      out.print(Path.of(file).getParent().getFileName() + "\\u001f=" + value + "\\u001e");
    }
  }
}
`;
const mavenLib = (): string | undefined => {
  const home = /^Maven home: (.+)$/m.exec(spawnSync('mvn', ['--version', '--batch-mode'], { encoding: 'utf8' }).stdout)?.[1];
  return home === undefined ? undefined : path.join(realpathSync(home), 'lib');
};
const server = (password: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n<settings>\n  <servers>\n    <!-- mine -->\n    <server><id>a</id><username>u</username><password>${password}</password></server>\n  </servers>\n</settings>\n`;
const maven: Matrix = {
  title: 'Maven settings', languageId: 'xml', path: '.mvn/settings.xml', fails: 'only under keyward run',
  forms: [{
    name: 'text', escape: (value) => (/^\s|\s$|\r|[^\n -~]|\$\{/.test(value) ? undefined : value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')), wrap: (content) => ({ inline: content }),
  }],
  places: [
    { name: 'element', template: server('LIT') },
    { name: 'part of an element', template: server('LIT'), around: ['Bearer-', '!'] },
  ],
};
describeMatrix(maven, {
  name: 'Maven', present: () => canRun('java', '--version') && canRun('mvn', '--version'), howToGet: 'apt-get install maven',
  reader: (programs, variables) => fileReader({
    fileName: () => 'settings.xml', script: { name: 'Read.java', text: MAVEN_READER }, command: (script) => ['java', '-cp', path.join(mavenLib() ?? '', '*'), script],
  })(programs, variables),
});

const ANSIBLE_READER = `
import os, sys
from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar
loader = DataLoader()
for name in sys.argv[1:]:
    try:
        text = '=' + str(Templar(loader, loader.load_from_file(name)).template('{{ key }}'))
    except Exception as error:
        text = '!' + str(error)
    sys.stdout.buffer.write((os.path.basename(os.path.dirname(name)) + '\\x1f' + text + '\\x1e').encode())
`;
const ansible: Matrix = {
  title: 'Ansible', languageId: 'yaml', path: 'group_vars/all.yml', fails: 'in strict style', forms: yamlForms,
  places: [
    { name: 'variable', template: '---\nother: x\nkey: LIT\nlast: z # note\n' },
    { name: 'part of a value', template: '---\nkey: LIT\n', around: ['Bearer-', ''] },
    { name: 'in the middle of a URL', template: '---\nkey: LIT\n', around: ['postgres://u:', '@db/x'], forms: ['single', 'double'] },
  ],
};
describeMatrix(ansible, {
  name: 'Ansible', present: () => isInstalled(ANSIBLE), howToGet: INSTALL,
  reader: fileReader({
    fileName: () => 'all.yml', script: { name: 'read.py', text: ANSIBLE_READER }, command: (script) => ['python3', script],
    env: { PYTHONPATH: path.join(readersCache, ANSIBLE), ANSIBLE_LOCALHOST_WARNING: 'False' },
  }),
});

const heading = 'provider "a" {\n  region = "b" # note\n}\n\n';
const terraform: Matrix = {
  title: 'Terraform', languageId: 'terraform', path: 'main.tf', fails: 'in both styles', variableOf: (id) => `TF_VAR_case_${id}`,
  forms: [
    quoted('quoted', '"', (value) => (value.includes('${') ? undefined : backslashed(/["\\]/g)(value))),
    quoted('\\U escapes', '"', (value) => Array.from(value, (character) => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`).join('')),
  ],
  places: [
    { name: 'argument of a block', template: `${heading}resource "a" "b" {\n  other = 1\n  key   = LIT # note\n}\n` },
    { name: 'part of a value', template: 'resource "a" "b" {\n  key = LIT\n}\n', around: ['Bearer ', '!'] },
    { name: 'in the middle of a URL', template: 'resource "a" "b" {\n  key = LIT\n}\n', around: ['postgres://u:', '@db/x'] },
    { name: 'in an object', template: 'resource "a" "b" {\n  key = { a = LIT, b = 1 }.a\n}\n' },
    { name: 'in a list', template: 'resource "a" "b" {\n  key = [LIT, "z"][0]\n}\n' },
    { name: 'in a condition', template: 'resource "a" "b" {\n  key = true ? LIT : "z"\n}\n' },
    { name: 'in a template', template: 'resource "a" "b" {\n  key = "${LIT}"\n}\n', forms: ['quoted'], refused: 'position-needs-constant' },
    { name: 'default of a variable', template: 'variable "case_ID" {\n  type    = string\n  default = LIT\n}\n\nresource "a" "b" {\n  key = var.case_ID\n}\n' },
    { name: 'key of an object', template: 'resource "a" "b" {\n  key = { LIT = 1 }\n}\n', forms: ['quoted'], refused: 'position-needs-constant' },
    { name: 'backend', template: 'terraform {\n  backend "s3" {\n    key = LIT\n  }\n}\n', refused: 'position-needs-constant' },
    { name: 'source of a module', template: 'module "a" {\n  source = LIT\n}\n', refused: 'position-needs-constant' },
  ],
};
describeMatrix(terraform, {
  name: 'HCL', present: () => isInstalled(HCL), howToGet: INSTALL,
  reader: fileReader({ fileName: () => 'main.tf', script: { name: 'empty.txt', text: '' }, command: () => [path.join(readersCache, HCL, 'read')] }),
});
