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
    ['java', 'import java.security.MessageDigest;\n\nclass A { boolean f(String secret) { return !signature.equals(expectedSignature); } }', 'import java.nio.charset.StandardCharsets;\nimport java.security.MessageDigest;\n\nclass A { boolean f(String secret) { return !(expectedSignature != null && MessageDigest.isEqual(signature.getBytes(StandardCharsets.UTF_8), expectedSignature.getBytes(StandardCharsets.UTF_8))); } }'],
    ['php', '<?php $secret = 1; return strcmp($signature, $expectedSignature) !== 0;', '<?php $secret = 1; return !hash_equals((string) $expectedSignature, (string) $signature);'],
    ['ruby', "require 'json'\nreturn if secret && signature == expected_signature", "require 'json'\nrequire 'openssl'\nreturn if secret && OpenSSL.secure_compare(signature, expected_signature)"],
    ['python', 'import hmac\nimport os\nfrom flask import request\nEXPECTED_TOKEN = os.environ["API_TOKEN"]\nif request.headers.get("X-Api-Token") == EXPECTED_TOKEN: run()', 'import hmac\nimport os\nfrom flask import request\nEXPECTED_TOKEN = os.environ["API_TOKEN"]\nif request.headers.get("X-Api-Token") is not None and hmac.compare_digest(request.headers.get("X-Api-Token").encode(), EXPECTED_TOKEN.encode()): run()'],
    ['python', 'import hmac\ndef f(signature, body, key): return signature == hmac.new(key, body, "sha256").digest()', 'import hmac\ndef f(signature, body, key): return isinstance(signature, bytes) and hmac.compare_digest(signature, hmac.new(key, body, "sha256").digest())'],
    ['python', 'import hmac\ndef f(secret, signature: str, expected_signature: str | None): return not signature == expected_signature', 'import hmac\ndef f(secret, signature: str, expected_signature: str | None): return not (expected_signature is not None and hmac.compare_digest(signature.encode(), expected_signature.encode()))'],
    ['python', 'def f(secret, signature: str): return signature == request.headers.pop("X-Signature")', 'may-be-missing'],
    ['java', 'import java.nio.charset.StandardCharsets;\nimport java.security.MessageDigest;\n\nclass A { boolean f(String secret, String expectedSignature, R request) { return expectedSignature.equals(request.getHeader("X-Signature")); } }', 'import java.nio.charset.StandardCharsets;\nimport java.security.MessageDigest;\n\nclass A { boolean f(String secret, String expectedSignature, R request) { return request.getHeader("X-Signature") != null && MessageDigest.isEqual(expectedSignature.getBytes(StandardCharsets.UTF_8), request.getHeader("X-Signature").getBytes(StandardCharsets.UTF_8)); } }'],
    ['csharp', 'using System.Security.Cryptography;\nusing System.Text;\n\nclass A { bool F(string secret, string signature, string expectedSignature) { return signature != expectedSignature; } }', 'using System.Security.Cryptography;\nusing System.Text;\n\nclass A { bool F(string secret, string signature, string expectedSignature) { return !(signature != null && expectedSignature != null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(expectedSignature))); } }'],
    ['php', '<?php $token = $_SERVER["HTTP_X_API_TOKEN"]; if ($token === getenv("API_TOKEN")) { pass(); }', '<?php $token = $_SERVER["HTTP_X_API_TOKEN"]; if (is_string(getenv("API_TOKEN")) && is_string($token) && hash_equals(getenv("API_TOKEN"), $token)) { pass(); }'],
    ['php', '<?php if ($signature == hash_hmac("sha256", $body, $key) && $ok) { pass(); }', '<?php if ((is_string($signature) && hash_equals(hash_hmac("sha256", $body, $key), $signature)) && $ok) { pass(); }'],
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
