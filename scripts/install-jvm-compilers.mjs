// Puts the compilers of Kotlin and Scala into the test cache, as jars from Maven Central that `java` runs: about 110 MB, once.
// usage: node scripts/install-jvm-compilers.mjs     KEYWARD_TEST_CACHE moves the cache (default ~/.cache/keyward-test)
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Tests look for a folder of this name: change it with any version below. */
const NAME = 'jvm-compilers-1';
const COMPILERS = { kotlin: 'org.jetbrains.kotlin:kotlin-compiler-embeddable:2.0.21', scala: 'org.scala-lang:scala3-compiler_3:3.3.4' };

const cache = process.env.KEYWARD_TEST_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'keyward-test');
const folder = path.join(cache, NAME);
const complete = path.join(folder, 'complete');

if (!fs.existsSync(complete)) {
  fs.rmSync(folder, { recursive: true, force: true });
  for (const [language, artifact] of Object.entries(COMPILERS)) install(language, artifact.split(':'));
  fs.rmSync(path.join(folder, 'repository'), { recursive: true, force: true });
  fs.writeFileSync(complete, '');
}
process.stdout.write(`${folder}\n`);

/** A project that needs nothing but the compiler; Maven checks what it downloads against the registry's sums. */
function install(language, [group, artifact, version]) {
  const project = path.join(folder, language);
  fs.mkdirSync(project, { recursive: true });
  fs.writeFileSync(path.join(project, 'pom.xml'), `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>keyward.test</groupId><artifactId>${language}</artifactId><version>1</version>
  <dependencies><dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency></dependencies>
</project>
`);
  const goal = ['org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies', '-DoutputDirectory=jars'];
  const args = ['-q', '-B', '--strict-checksums', `-Dmaven.repo.local=${path.join(folder, 'repository')}`, ...goal];
  if (spawnSync('mvn', args, { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) fail(`mvn could not fetch ${artifact}`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
