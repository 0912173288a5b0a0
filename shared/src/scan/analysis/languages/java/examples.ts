import type { LanguageExamples } from '../examples';

/** Made-up programs. */
export const javaExamples: LanguageExamples = {
  title: 'Java', fence: 'java', file: 'Example.java',
  examples: [
    {
      ruleId: 'keyward/secret-in-log', bad: 'class Example { void run() { log.info("signing in with " + apiKey); } }',
      good: 'class Example { void run() { log.info("signing in"); } }',
    },
    {
      ruleId: 'keyward/secret-in-error', bad: 'class Example { void run() { throw new IllegalStateException("no access with " + accessToken); } }',
      good: 'class Example { void run() { throw new IllegalStateException("no access with this token"); } }',
    },
    {
      ruleId: 'keyward/stack-trace-exposed', bad: 'class Orders {\n    @GetMapping("/orders")\n    String orders() {\n        try { return list(); } catch (Exception e) { return e.toString(); }\n    }\n}',
      good: 'class Orders {\n    @GetMapping("/orders")\n    String orders() {\n        try { return list(); } catch (Exception e) { log.error("orders", e); return "failed"; }\n    }\n}',
    },
    {
      ruleId: 'keyward/secret-in-url', bad: 'class Example { void run() { URI url = URI.create("https://api.acme.io/orders?token=" + accessToken); } }',
      good: 'class Example { void run() { var request = HttpRequest.newBuilder(URI.create("https://api.acme.io/orders")).header("Authorization", "Bearer " + accessToken).build(); } }',
    },
    {
      ruleId: 'keyward/plaintext-transport', bad: 'class Example { void run() { var request = HttpRequest.newBuilder(URI.create("http://api.acme.io/login")).header("Authorization", accessToken).build(); } }',
      good: 'class Example { void run() { var request = HttpRequest.newBuilder(URI.create("https://api.acme.io/login")).header("Authorization", accessToken).build(); } }',
    },
    {
      ruleId: 'keyward/tls-verification-off', bad: 'class Example { void run() { connection.setHostnameVerifier((host, session) -> true); } }',
      good: 'class Example { void run() { connection.setSSLSocketFactory(companyContext.getSocketFactory()); } }',
    },
    {
      ruleId: 'keyward/unprotected-storage', bad: 'class Example { void run() { Files.writeString(Path.of("session"), accessToken); } }',
      good: 'class Example { void run() { keyStore.setEntry("session", new SecretKeyEntry(accessToken), protection); } }',
    },
    {
      ruleId: 'keyward/hardcoded-key-argument', bad: 'class Example { void run() { var algorithm = Algorithm.HMAC256("tidy-otter-sings"); } }',
      good: 'class Example { void run() { var algorithm = Algorithm.HMAC256(System.getenv("SIGNING_KEY")); } }',
    },
    {
      ruleId: 'keyward/secret-in-argv', bad: 'class Example { void run() { new ProcessBuilder("mysql", "-p" + password).start(); } }',
      good: 'class Example { void run() { new ProcessBuilder("mysql", "--defaults-extra-file=/run/secrets/mysql").start(); } }',
    },
    {
      ruleId: 'keyward/weak-default-password', bad: 'class Example { void run() { String password = System.getenv().getOrDefault("DB_PASSWORD", "otter7"); } }',
      good: 'class Example { void run() { String password = Objects.requireNonNull(System.getenv("DB_PASSWORD")); } }',
    },
    {
      ruleId: 'keyward/timing-unsafe-comparison', bad: 'class Example { void run() { if (signature.equals(HmacUtils.hmacSha256Hex(key, body))) accept(); } }',
      good: 'class Example { void run() { if (MessageDigest.isEqual(mac.doFinal(body), signature.getBytes())) accept(); } }',
    },
    {
      ruleId: 'keyward/weak-random-secret', bad: 'class Example { void run() { String resetToken = RandomStringUtils.randomAlphanumeric(32); } }',
      good: 'class Example { void run() { new SecureRandom().nextBytes(resetToken); } }',
    },
  ],
};
