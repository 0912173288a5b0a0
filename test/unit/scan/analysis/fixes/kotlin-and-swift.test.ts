import assert from 'node:assert/strict';
import { describeCases, fixed } from './fixing';

describe('fixes of Kotlin and Swift: logs and errors', () => {
  describeCases('secret-in-log', [
    ['kotlin', 'fun f() { println("in: $user $password") }', 'fun f() { println("in: $user [redacted]") }'],
    ['kotlin', 'fun f() { println("in: ${session.accessToken}") }', 'fun f() { println("in: [redacted]") }'],
    ['kotlin', 'fun f() { println("%s: %s".format(user, password)) }', 'fun f() { println("%s: [redacted]".format(user)) }'],
    ['swift', 'print("in: \\(user) \\(password)")', 'print("in: \\(user) [redacted]")'],
    ['swift', 'import os\nlet logger = Logger()\nlogger.info("\\(authToken, privacy: .public) of \\(user)")', 'import os\nlet logger = Logger()\nlogger.info("[redacted] of \\(user)")'],
  ]);

  it('a helper takes any value and stands at the end, with the file\'s line ends', async () => {
    const [, kotlin] = await fixed('kotlin', 'secret-in-log', 'fun f() {\r\n  println(password)\r\n}\r\n');
    assert.equal(kotlin, 'fun f() {\r\n  println(redact(password))\r\n}\r\n\r\n/** Says whether there is a value, and not which. */\r\nprivate fun redact(value: Any?): String = if (value == null) "[not set]" else "[redacted]"\r\n');
    const [, swift] = await fixed('swift', 'secret-in-log', 'print("in", password)\nfunc redact(_ value: Any?) -> String { "***" }\n');
    assert.equal(swift, 'print("in", redact(password))\nfunc redact(_ value: Any?) -> String { "***" }\n');
  });

  describeCases('secret-in-error', [
    ['kotlin', 'fun f() { throw IllegalStateException("no user for " + password) }', 'fun f() { throw IllegalStateException("no user for [redacted]") }'],
    ['swift', 'func f() { fatalError("no user for \\(password)") }', 'func f() { fatalError("no user for [redacted]") }'],
  ]);
});

describe('fixes of Kotlin and Swift: connections', () => {
  describeCases('tls-verification-off', [
    ['kotlin', 'import okhttp3.OkHttpClient\nval client = OkHttpClient.Builder()\n    .hostnameVerifier { _, _ -> true }\n    .build()\n', 'import okhttp3.OkHttpClient\nval client = OkHttpClient.Builder()\n    .build()\n'],
    ['kotlin', 'fun f(connection: HttpsURLConnection) {\n    connection.hostnameVerifier = HostnameVerifier { _, _ -> true }\n    connection.connect()\n}\n', 'fun f(connection: HttpsURLConnection) {\n    connection.connect()\n}\n'],
    ['java', 'class A { void f() {\n  OkHttpClient client = new OkHttpClient.Builder().hostnameVerifier((host, session) -> true).build();\n  use(client);\n} }', 'class A { void f() {\n  OkHttpClient client = new OkHttpClient.Builder().build();\n  use(client);\n} }'],
    ['swift', 'configuration.certificateVerification = .none', 'configuration.certificateVerification = .fullVerification'],
    ['swift', 'let manager = ServerTrustManager(evaluators: ["a.b": DisabledTrustEvaluator()])', 'let manager = ServerTrustManager(evaluators: ["a.b": DefaultTrustEvaluator()])'],
    ['swift', 'func urlSession() { completionHandler(.useCredential, URLCredential(trust: challenge.protectionSpace.serverTrust!)) }', 'func urlSession() { completionHandler(.performDefaultHandling, nil) }'],
  ]);

  describeCases('secret-in-url', [
    ['kotlin', 'import okhttp3.Request\nval r = Request.Builder().url("https://a.b/x?key=$apiKey").build()', 'import okhttp3.Request\nval r = Request.Builder().url("https://a.b/x").header("Authorization", "Bearer $apiKey").build()'],
    ['kotlin', 'import io.ktor.client.HttpClient\nsuspend fun f(client: HttpClient) { client.get("https://a.b/x?key=${keys.apiKey}&page=2") }', 'import io.ktor.client.HttpClient\nsuspend fun f(client: HttpClient) { client.get("https://a.b/x?page=2") { headers.append("Authorization", "Bearer ${keys.apiKey}") } }'],
    ['swift', 'AF.request("https://a.b/x?page=2&token=\\(authToken)")', 'AF.request("https://a.b/x?page=2", headers: ["Authorization": "Bearer \\(authToken)"])'],
  ]);
});

describe('fixes of Kotlin and Swift: keys', () => {
  describeCases('timing-unsafe-comparison', [
    ['kotlin', 'fun f(secret: String) { if (signature != expectedSignature) refuse() }', 'fun f(secret: String) { if (!java.security.MessageDigest.isEqual(signature?.toByteArray(), expectedSignature?.toByteArray())) refuse() }'],
    ['kotlin', 'fun f(signature: String?, expectedSignature: String, secret: String) { if (signature == expectedSignature) pass() }', 'fun f(signature: String?, expectedSignature: String, secret: String) { if (java.security.MessageDigest.isEqual(signature?.toByteArray(), expectedSignature.toByteArray())) pass() }'],
    ['swift', 'func f(secret: String) { if signature == expectedSignature { pass() } }', 'no-standard-function'],
  ]);
  describeCases('weak-random-secret', [
    ['kotlin', 'package a\n\nimport kotlin.random.Random\n\nval resetToken = Random.nextLong(1, 9).toString()\n', 'package a\n\nimport kotlin.random.Random\nimport kotlin.random.asKotlinRandom\n\nval resetToken = java.security.SecureRandom().asKotlinRandom().nextLong(1, 9).toString()\n'],
    ['kotlin', 'val sessionToken = words.random()', 'no-standard-function'],
    ['swift', 'let resetToken = "\\(drand48())"', 'let resetToken = "\\(Double.random(in: 0..<1))"'],
  ]);
  describeCases('weak-default-password', [
    ['kotlin', 'val p = System.getenv("DB_PASSWORD") ?: "orchard7"', 'val p = System.getenv("DB_PASSWORD") ?: error("DB_PASSWORD is not set")'],
    ['swift', 'let p = ProcessInfo.processInfo.environment["DB_PASSWORD"] ?? "orchard7"', 'let p = ProcessInfo.processInfo.environment["DB_PASSWORD"] ?? { fatalError("DB_PASSWORD is not set") }()'],
  ]);
});

describe('fixes of Kotlin and Swift: storage and answers', () => {
  describeCases('unprotected-storage', [
    ['kotlin', 'fun f(preferences: SharedPreferences) { preferences.edit().putString("token", accessToken).apply() }', 'system-keychain'],
    ['kotlin', 'fun f() { call.response.cookies.append("session", accessToken) }', 'fun f() { call.response.cookies.append("session", accessToken, secure = true, httpOnly = true) }'],
    ['swift', 'UserDefaults.standard.set(password, forKey: "password")', 'system-keychain'],
  ]);
  describeCases('stack-trace-exposed', [
    ['swift', 'app.get("a") { request in\n  do { return try await orders(request) } catch {\n    throw Abort(.internalServerError, reason: error.localizedDescription)\n  }\n}', 'app.get("a") { request in\n  do { return try await orders(request) } catch {\n    throw Abort(.internalServerError, reason: "internal error")\n  }\n}'],
  ]);
});
