import type { LanguageExamples } from '../examples';

/** Made-up programs; without its opening tag nothing is PHP. */
export const phpExamples: LanguageExamples = {
  title: 'PHP', fence: 'php', file: 'example.php',
  examples: [
    { ruleId: 'keyward/secret-in-log', bad: '<?php\n$logger->info("signing in with $apiKey");', good: '<?php\n$logger->info(\'signing in\');' },
    { ruleId: 'keyward/secret-in-error', bad: '<?php\nthrow new RuntimeException("no access with $accessToken");', good: '<?php\nthrow new RuntimeException(\'no access with this token\');' },
    {
      ruleId: 'keyward/stack-trace-exposed',
      bad: '<?php\nfunction orders(): JsonResponse\n{\n    try {\n        return new JsonResponse(allOrders());\n    } catch (Exception $e) {\n        return new JsonResponse([\'error\' => $e->getTraceAsString()], 500);\n    }\n}',
      good: '<?php\nfunction orders(LoggerInterface $logger): JsonResponse\n{\n    try {\n        return new JsonResponse(allOrders());\n    } catch (Exception $e) {\n        $logger->error(\'orders\', [\'exception\' => $e]);\n        return new JsonResponse([\'error\' => \'failed\'], 500);\n    }\n}',
    },
    {
      ruleId: 'keyward/secret-in-url', bad: '<?php\n$client->get("https://api.acme.io/orders?token=$accessToken");',
      good: '<?php\n$client->get(\'https://api.acme.io/orders\', [\'headers\' => [\'Authorization\' => "Bearer $accessToken"]]);',
    },
    {
      ruleId: 'keyward/plaintext-transport', bad: '<?php\n$client->post(\'http://api.acme.io/login\', [\'form_params\' => [\'password\' => $password]]);',
      good: '<?php\n$client->post(\'https://api.acme.io/login\', [\'form_params\' => [\'password\' => $password]]);',
    },
    { ruleId: 'keyward/tls-verification-off', bad: '<?php\ncurl_setopt($curl, CURLOPT_SSL_VERIFYPEER, false);', good: '<?php\ncurl_setopt($curl, CURLOPT_CAINFO, \'company-ca.pem\');' },
    { ruleId: 'keyward/unprotected-storage', bad: '<?php\nfile_put_contents(\'session\', $accessToken);', good: '<?php\nfile_put_contents(\'session\', Crypt::encryptString($accessToken));' },
    {
      ruleId: 'keyward/hardcoded-key-argument', bad: '<?php\n$token = JWT::encode($claims, \'tidy-otter-sings\', \'HS256\');',
      good: '<?php\n$token = JWT::encode($claims, getenv(\'SIGNING_KEY\'), \'HS256\');',
    },
    {
      ruleId: 'keyward/secret-in-argv', bad: '<?php\n$process = new Process([\'mysql\', \'-u\', \'shop\', "-p$password"]);',
      good: '<?php\n$process = new Process([\'mysql\', \'-u\', \'shop\'], null, [\'MYSQL_PWD\' => $password]);',
    },
    {
      ruleId: 'keyward/weak-default-password', bad: '<?php\n$password = getenv(\'DB_PASSWORD\') ?: \'otter7\';',
      good: '<?php\n$password = getenv(\'DB_PASSWORD\') ?: throw new RuntimeException(\'DB_PASSWORD is not set\');',
    },
    {
      ruleId: 'keyward/timing-unsafe-comparison', bad: '<?php\n$expected = hash_hmac(\'sha256\', $body, $key);\nif ($signature === $expected) {\n    accept();\n}',
      good: '<?php\n$expected = hash_hmac(\'sha256\', $body, $key);\nif (hash_equals($expected, $signature)) {\n    accept();\n}',
    },
    { ruleId: 'keyward/weak-random-secret', bad: '<?php\n$resetToken = md5(uniqid());', good: '<?php\n$resetToken = bin2hex(random_bytes(32));' },
  ],
};
