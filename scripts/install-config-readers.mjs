// Puts programs that read configuration files into the test cache: Ansible, Spring's classes from Maven Central, and Terraform's
// own language from the Go module proxy. What they make of a file is what our lookups in it are tested with.
// usage: node scripts/install-config-readers.mjs     KEYWARD_TEST_CACHE moves the cache (default ~/.cache/keyward-test)
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Tests look for folders of these names. */
const ANSIBLE = '2.17.14';
const SPRING = '6.2.11';
const SNAKEYAML = '2.4';
const HCL = '2.20.1';

const cache = process.env.KEYWARD_TEST_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'keyward-test');

const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--root-user-action=ignore', '--target'];
install(`ansible-${ANSIBLE}`, 'python3', (folder) => [...pip, folder, `ansible-core==${ANSIBLE}`]);
install(`spring-${SPRING}`, 'mvn', (folder) => {
  fs.writeFileSync(path.join(folder, 'pom.xml'), pom());
  return ['--quiet', '--batch-mode', '--file', path.join(folder, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`];
});
install(`hcl-${HCL}`, 'go', (folder) => {
  fs.cpSync(path.join(import.meta.dirname, '..', 'test', 'runtimes', 'hcl-reader.go.txt'), path.join(folder, 'main.go'));
  fs.writeFileSync(path.join(folder, 'go.mod'), `module reader\n\ngo 1.19\n\nrequire github.com/hashicorp/hcl/v2 v${HCL}\n`);
  return ['build', '-C', folder, '-mod=mod', '-o', 'read', '.'];
});

function install(name, program, argumentsFor) {
  const folder = path.join(cache, name);
  const complete = path.join(folder, 'complete');
  if (!fs.existsSync(complete)) {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    if (spawnSync(program, argumentsFor(folder), { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) {
      process.stderr.write(`${program} could not install ${name}\n`);
      process.exit(1);
    }
    fs.writeFileSync(complete, '');
  }
  process.stdout.write(`${folder}\n`);
}

function pom() {
  const dependency = (group, artifact, version) =>
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>test</groupId><artifactId>readers</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>${dependency('org.springframework', 'spring-beans', SPRING)}${dependency('org.yaml', 'snakeyaml', SNAKEYAML)}</dependencies></project>
`;
}
