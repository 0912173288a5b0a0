import type { LanguageExamples } from '../examples';

/** Made-up programs. */
export const kotlinExamples: LanguageExamples = {
  title: 'Kotlin', fence: 'kotlin', file: 'Example.kt',
  examples: [
    {
      ruleId: 'keyward/secret-in-log', bad: 'fun run() { log.info("signing in with " + apiKey) }',
      good: 'fun run() { log.info("signing in") }',
    },
    {
      ruleId: 'keyward/secret-in-error', bad: 'fun run() { throw IllegalStateException("no access with " + accessToken) }',
      good: 'fun run() { throw IllegalStateException("no access with this token") }',
    },
    {
      ruleId: 'keyward/stack-trace-exposed', bad: 'class Orders {\n    @GetMapping("/orders")\n    fun orders(): String {\n        try { return list() } catch (e: Exception) { return e.stackTraceToString() }\n    }\n}',
      good: 'class Orders {\n    @GetMapping("/orders")\n    fun orders(): String {\n        try { return list() } catch (e: Exception) { log.error("orders", e); return "failed" }\n    }\n}',
    },
    {
      ruleId: 'keyward/secret-in-url', bad: 'fun run() { val url = URI.create("https://api.acme.io/orders?token=" + accessToken) }',
      good: 'fun run() { val request = HttpRequest.newBuilder(URI.create("https://api.acme.io/orders")).header("Authorization", "Bearer " + accessToken).build() }',
    },
    {
      ruleId: 'keyward/plaintext-transport', bad: 'fun run() { val request = HttpRequest.newBuilder(URI.create("http://api.acme.io/login")).header("Authorization", accessToken).build() }',
      good: 'fun run() { val request = HttpRequest.newBuilder(URI.create("https://api.acme.io/login")).header("Authorization", accessToken).build() }',
    },
    {
      ruleId: 'keyward/tls-verification-off', bad: 'fun run() { builder.hostnameVerifier { _, _ -> true } }',
      good: 'fun run() { builder.sslSocketFactory(companyContext.socketFactory, companyTrust) }',
    },
    {
      ruleId: 'keyward/unprotected-storage', bad: 'fun run() { File("session").writeText(accessToken) }',
      good: 'fun run() { keyStore.setEntry("session", SecretKeyEntry(accessToken), protection) }',
    },
    {
      ruleId: 'keyward/hardcoded-key-argument', bad: 'fun run() { val algorithm = Algorithm.HMAC256("tidy-otter-sings") }',
      good: 'fun run() { val algorithm = Algorithm.HMAC256(System.getenv("SIGNING_KEY")) }',
    },
    {
      ruleId: 'keyward/secret-in-argv', bad: 'fun run() { ProcessBuilder("mysql", "-p" + password).start() }',
      good: 'fun run() { ProcessBuilder("mysql", "--defaults-extra-file=/run/secrets/mysql").start() }',
    },
    {
      ruleId: 'keyward/weak-default-password', bad: 'fun run() { val password = System.getenv("DB_PASSWORD") ?: "otter7" }',
      good: 'fun run() { val password = System.getenv("DB_PASSWORD") ?: error("DB_PASSWORD is not set") }',
    },
    {
      ruleId: 'keyward/timing-unsafe-comparison', bad: 'fun run() { if (signature == HmacUtils.hmacSha256Hex(key, body)) accept() }',
      good: 'fun run() { if (MessageDigest.isEqual(mac.doFinal(body), signature.toByteArray())) accept() }',
    },
    {
      ruleId: 'keyward/weak-random-secret', bad: 'fun run() { val resetToken = Random.nextLong().toString() }',
      good: 'fun run() { SecureRandom().nextBytes(resetToken) }',
    },
  ],
};
