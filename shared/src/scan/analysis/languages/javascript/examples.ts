import type { LanguageExamples } from '../examples';

/** Made-up programs, which are TypeScript as they stand: both languages have the same tables. */
export const javascriptExamples: LanguageExamples = {
  title: 'JavaScript and TypeScript', fence: 'js', file: 'example.js',
  examples: [
    { ruleId: 'keyward/secret-in-log', bad: 'console.log(`signing in with ${apiKey}`);', good: 'console.log(\'signing in\');' },
    { ruleId: 'keyward/secret-in-error', bad: 'throw new Error(`no access with ${accessToken}`);', good: 'throw new Error(\'no access with this token\');' },
    {
      ruleId: 'keyward/stack-trace-exposed',
      bad: 'app.get(\'/orders\', (req, res) => {\n  try { res.json(orders()); } catch (error) { res.status(500).send(error.stack); }\n});',
      good: 'app.get(\'/orders\', (req, res) => {\n  try { res.json(orders()); } catch (error) {\n    const id = crypto.randomUUID();\n    logger.error({ id, error });\n    res.status(500).send({ id });\n  }\n});',
    },
    {
      ruleId: 'keyward/secret-in-url', bad: 'await fetch(`https://api.acme.io/orders?token=${accessToken}`);',
      good: 'await fetch(\'https://api.acme.io/orders\', { headers: { Authorization: `Bearer ${accessToken}` } });',
    },
    {
      ruleId: 'keyward/plaintext-transport', bad: 'await fetch(\'http://api.acme.io/login\', { method: \'POST\', body: password });',
      good: 'await fetch(\'https://api.acme.io/login\', { method: \'POST\', body: password });',
    },
    {
      ruleId: 'keyward/tls-verification-off', bad: 'const agent = new https.Agent({ rejectUnauthorized: false });',
      good: 'const agent = new https.Agent({ ca: fs.readFileSync(\'company-ca.pem\') });',
    },
    { ruleId: 'keyward/unprotected-storage', bad: 'localStorage.setItem(\'session\', accessToken);', good: 'await secretStorage.store(\'session\', accessToken);' },
    {
      ruleId: 'keyward/hardcoded-key-argument', bad: 'const mac = crypto.createHmac(\'sha256\', \'tidy-otter-sings\');',
      good: 'const mac = crypto.createHmac(\'sha256\', process.env.SIGNING_KEY);',
    },
    {
      ruleId: 'keyward/secret-in-argv', bad: 'const { execFile } = require(\'node:child_process\');\nexecFile(\'mysql\', [\'-u\', \'shop\', `-p${dbPassword}`]);',
      good: 'const { execFile } = require(\'node:child_process\');\nexecFile(\'mysql\', [\'-u\', \'shop\'], { env: { MYSQL_PWD: dbPassword } });',
    },
    { ruleId: 'keyward/weak-default-password', bad: 'const password = process.env.DB_PASSWORD || \'tidy-otter-1\';', good: 'const password = requireEnv(\'DB_PASSWORD\');' },
    {
      ruleId: 'keyward/timing-unsafe-comparison',
      bad: 'const signature = crypto.createHmac(\'sha256\', key).update(body).digest(\'hex\');\nif (signature === req.headers[\'x-signature\']) accept();',
      good: 'const signature = crypto.createHmac(\'sha256\', key).update(body).digest();\nif (crypto.timingSafeEqual(signature, given)) accept();',
    },
    { ruleId: 'keyward/weak-random-secret', bad: 'const resetToken = Math.random().toString(36).slice(2);', good: 'const resetToken = crypto.randomBytes(32).toString(\'hex\');' },
  ],
};
