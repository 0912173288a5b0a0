import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { analysisLanguages } from '../../shared/src/scan/analysis/languages/registry';
import { OWN_GRAMMARS } from '../../shared/src/scan/analysis/syntax/parse-port';
import { stripeKey as madeUpKey } from '../protocol/made-up-secrets';
import { projectRoot, requires } from '../support/requirements';
import { ServerProcess } from './server-process';
import { CliWorld } from './support/cli-world';

/** A program of each language whose second line writes a secret to a log. */
const LEAKS: Readonly<Record<string, string>> = {
  'a.js': 'const level = 1;\nconsole.log(`signed in with ${apiKey}`);\n',
  'a.ts': 'const level: number = 1;\nconsole.log(`signed in with ${apiKey}`);\n',
  'a.tsx': 'const level: number = 1;\nconsole.log(`signed in with ${apiKey}`);\n',
  'a.py': 'import logging\nlogging.info("signed in with %s", api_key)\n',
  'a.go': 'package main; import "log"; func main() {\n\tlog.Printf("signed in with %s", apiKey)\n}\n',
  'A.java': 'class A { static final Logger log = LoggerFactory.getLogger(A.class); void a(String apiKey) {\n  log.info("signed in with " + apiKey);\n} }\n',
  'A.cs': 'class A { private readonly ILogger<A> _logger; void B(string apiKey) {\n  _logger.LogInformation("signed in with {Key}", apiKey);\n} }\n',
  'a.php': '<?php\nerror_log("signed in with " . $apiKey);\n',
  'a.rb': 'require "logger"\nputs "signed in with #{api_key}"\n',
  'a.sh': '#!/bin/bash\necho "signed in with $API_KEY"\n',
};

describe('unsafe patterns, in the programs as users start them', function () {
  this.timeout(60_000);

  it('are found in each language by the threads of a scan', async () => {
    const world = new CliWorld();
    for (const [name, text] of Object.entries(LEAKS)) world.write(name, text);
    // More than are worth starting a thread for.
    for (let number = 0; number < 40; number++) world.write(`quiet/${number}.js`, `export const n = ${number};\n`);
    const { code, stdout } = await world.run(['scan', '--workers', '2', '--format', 'json', '--only', 'patterns']);
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly { readonly path: string; readonly ruleId: string; readonly start: { readonly line: number } }[] };
    assert.deepEqual(findings.map(({ path: file, ruleId, start }) => `${file}:${start.line} ${ruleId}`).sort(), Object.keys(LEAKS).map((name) => `${name}:2 keyward/secret-in-log`).sort());
    assert.equal(code, 1);
  });

  it('come with a grammar for every language that is analysed', () => {
    const grammars = new Set([...analysisLanguages().values()].map(({ grammar }) => grammar).filter((grammar) => !OWN_GRAMMARS.has(grammar)).map((grammar) => `tree-sitter-${grammar}.wasm`));
    const built = readdirSync(path.join(projectRoot, 'dist/grammars'));
    assert.deepEqual([...grammars].filter((file) => !built.includes(file)), []);
  });

  it('are found by the thread of the server', async function () {
    const script = path.join(projectRoot, 'dist', 'server.js');
    requires(this, 'dist/server.js', existsSync(script), 'npm run build');
    const server = new ServerProcess(script, ['--stdio']);
    try {
      await server.start({ textDocument: { diagnostic: {} } });
      const uri = 'file:///work/pay.py';
      await server.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'python', version: 1, text: `one = "${madeUpKey}"\nprint(one)\n` },
      });
      const report = await server.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
      assert(report.kind === 'full');
      assert.deepEqual(report.items.map(({ code }) => code), ['keyward/stripe-secret-key', 'keyward/secret-in-log']);
      assert(!server.output.includes(madeUpKey));
      assert.equal(server.errors, '');
    } finally {
      server.kill();
    }
  });
});
