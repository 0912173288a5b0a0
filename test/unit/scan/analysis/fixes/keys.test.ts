import assert from 'node:assert/strict';
import { describeCases, preferred } from './fixing';

describe('fixes: a comparison that tells by its time', () => {
  const HMAC = "const expected = crypto.createHmac('sha256', key).update(body).digest('hex');\n";
  it('JavaScript: a helper compares, since timingSafeEqual throws for other lengths', async () => {
    const after = await preferred('javascript', 'timing-unsafe-comparison', `const crypto = require('node:crypto');\n${HMAC}if (signature !== expected) refuse();\n`);
    assert.match(after, /if \(!safeEqual\(signature, expected\)\) refuse\(\);/);
    assert.match(after, /return typeof left === typeof right && one\.length === other\.length && crypto\.timingSafeEqual\(one, other\);/);
  });

  it('JavaScript: a module of its own kind is imported, below the others', async () => {
    const after = await preferred('javascript', 'timing-unsafe-comparison', "import { createHmac } from 'node:crypto';\n\nif (createHmac('sha256', key).update(body).digest('hex') === signature) pass();\n");
    assert.match(after, /^import \{ createHmac \} from 'node:crypto';\nimport \{ timingSafeEqual \} from 'node:crypto';\n\n\/\*\*/);
  });

  describeCases('timing-unsafe-comparison', [
    ['python', 'import hmac\nif mine == given_signature or mac == signature: pass\nmine = 1', 'import hmac\nif mine == given_signature or hmac.compare_digest(mac, signature): pass\nmine = 1'],
    ['python', 'def f(secret, signature, expected_signature):\n    return signature != expected_signature\n', 'import hmac\n\ndef f(secret, signature, expected_signature):\n    return not hmac.compare_digest(signature, expected_signature)\n'],
    ['go', 'package a\n\nimport "os"\n\nfunc f(secret, signature, expectedSignature string) bool {\n\treturn signature != expectedSignature && os.Args != nil\n}\n', 'package a\n\nimport (\n\t"crypto/subtle"\n\t"os"\n)\n\nfunc f(secret, signature, expectedSignature string) bool {\n\treturn subtle.ConstantTimeCompare([]byte(signature), []byte(expectedSignature)) != 1 && os.Args != nil\n}\n'],
    ['java', 'import java.security.MessageDigest;\n\nclass A { boolean f(String secret) { return !signature.equals(expectedSignature); } }', 'import java.nio.charset.StandardCharsets;\nimport java.security.MessageDigest;\n\nclass A { boolean f(String secret) { return !MessageDigest.isEqual(signature.getBytes(StandardCharsets.UTF_8), expectedSignature.getBytes(StandardCharsets.UTF_8)); } }'],
    ['php', '<?php $secret = 1; return strcmp($signature, $expectedSignature) !== 0;', '<?php $secret = 1; return !hash_equals($signature, $expectedSignature);'],
    ['ruby', "require 'json'\nreturn if secret && signature == expected_signature", "require 'json'\nrequire 'openssl'\nreturn if secret && OpenSSL.secure_compare(signature, expected_signature)"],
    ['c', 'int f(void *secret) { return strcmp(signature, expected_signature) == 0; }', 'no-standard-function'],
  ]);
});

describe('fixes: a secret that can be foretold', () => {
  describeCases('weak-random-secret', [
    ['javascript', "const crypto = require('crypto');\nconst resetToken = Math.random().toString(36).slice(2);", "const crypto = require('crypto');\nconst resetToken = crypto.randomBytes(16).toString('hex');"],
    ['javascript', "const crypto = require('crypto');\nconst sessionId = Math.random().toString(36);", "const crypto = require('crypto');\nconst sessionId = crypto.randomBytes(16).toString('hex');"],
    ['javascript', "const { randomInt } = require('crypto');\nconst accessToken = Math.floor(Math.random() * 1000000);", "const { randomInt } = require('crypto');\nconst accessToken = randomInt(1000000);"],
    ['python', 'import random\nimport secrets\naccess_token = random.choice(words)', 'import random\nimport secrets\naccess_token = secrets.choice(words)'],
    ['python', 'import random\nimport secrets\naccess_token = random.randint(1, 9)', 'import random\nimport secrets\naccess_token = secrets.SystemRandom().randint(1, 9)'],
    ['go', 'package a\n\nimport (\n\t"math/rand"\n\t"strconv"\n)\n\nvar accessToken = strconv.Itoa(rand.Int())\n', 'no-standard-function'],
    ['php', '<?php $accessToken = mt_rand(1, 9);', '<?php $accessToken = random_int(1, 9);'],
  ]);
});

describe('fixes: a default that everybody can read', () => {
  describeCases('weak-default-password', [
    ['javascript', "const dbPassword = process.env.DB_PASSWORD || 'letmein1';", 'const dbPassword = process.env.DB_PASSWORD;'],
    ['javascript', "const { JWT_SECRET = 'change-me-now' } = process.env;", 'const { JWT_SECRET } = process.env;'],
    ['python', 'import os\npassword = os.environ.get("DB_PASSWORD", "admin")', 'import os\npassword = os.environ["DB_PASSWORD"]'],
    ['csharp', 'class A { string p = Environment.GetEnvironmentVariable("DB_PASSWORD") ?? "orchard7"; }', 'class A { string p = Environment.GetEnvironmentVariable("DB_PASSWORD") ?? throw new System.InvalidOperationException("DB_PASSWORD is not set"); }'],
    ['php', "<?php $p = env('DB_PASSWORD', 'orchard7');", "<?php $p = env('DB_PASSWORD') ?: throw new \\RuntimeException('DB_PASSWORD is not set');"],
    ['ruby', "p = ENV['DB_PASSWORD'] || 'orchard7'", "p = ENV.fetch('DB_PASSWORD')"],
    ['python', 'def connect(host, password="letmein"):\n    pass\n', 'move-to-vault'],
  ]);
});

describe('fixes: a secret among the arguments of a command', () => {
  describeCases('secret-in-argv', [
    ['javascript', "const { spawn } = require('child_process');\nspawn('mysqldump', ['shop', `-p${password}`]);", "const { spawn } = require('child_process');\nspawn('mysqldump', ['shop'], { env: { ...process.env, MYSQL_PWD: password } });"],
    ['javascript', "const { spawn } = require('child_process');\nspawn('mysqldump', [`-p${password}`, 'shop'], { cwd: '/' });", "const { spawn } = require('child_process');\nspawn('mysqldump', ['shop'], { cwd: '/', env: { ...process.env, MYSQL_PWD: password } });"],
    ['python', 'import os\nimport subprocess\nsubprocess.run(["mysql", f"-p{password}"], check=True)', 'import os\nimport subprocess\nsubprocess.run(["mysql"], check=True, env={**os.environ, "MYSQL_PWD": password})'],
    ['javascript', "const { execFile } = require('child_process');\nexecFile('mysqldump', ['shop', `-p${password}`], (error) => { done(error); });", "const { execFile } = require('child_process');\nexecFile('mysqldump', ['shop'], { env: { ...process.env, MYSQL_PWD: password } }, (error) => { done(error); });"],
    ['javascript', "const { spawn } = require('child_process');\nspawn('mysqldump', ['shop', `-p${password}`], options);", 'program-decides'],
    ['javascript', "const { spawn } = require('child_process');\nspawn('curl', ['-u', `app:${apiToken}`]);", 'program-decides'],
  ]);
});
