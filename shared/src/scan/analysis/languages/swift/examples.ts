import type { LanguageExamples } from '../examples';

/** Made-up programs. */
export const swiftExamples: LanguageExamples = {
  title: 'Swift', fence: 'swift', file: 'example.swift',
  examples: [
    {
      ruleId: 'keyward/secret-in-log',
      bad: 'func signIn(apiKey: String) {\n    print("signing in with \\(apiKey)")\n}',
      good: 'func signIn(apiKey: String) {\n    print("signing in")\n}',
    },
    {
      ruleId: 'keyward/secret-in-error',
      bad: 'func check(password: String) {\n    fatalError("no access with \\(password)")\n}',
      good: 'func check(user: String) {\n    fatalError("no access as \\(user)")\n}',
    },
    {
      ruleId: 'keyward/stack-trace-exposed',
      bad: 'func answer() throws {\n    do { try orders() } catch { throw Abort(.internalServerError, reason: "\\(error)") }\n}',
      good: 'func answer() throws {\n    do { try orders() } catch {\n        logger.error("orders: \\(error)")\n        throw Abort(.internalServerError)\n    }\n}',
    },
    {
      ruleId: 'keyward/secret-in-url',
      bad: 'let url = URL(string: "https://api.acme.io/orders?token=\\(apiToken)")',
      good: 'var request = URLRequest(url: URL(string: "https://api.acme.io/orders")!)\nrequest.setValue("Bearer \\(apiToken)", forHTTPHeaderField: "Authorization")',
    },
    {
      ruleId: 'keyward/plaintext-transport',
      bad: 'var request = URLRequest(url: URL(string: "http://api.acme.io/orders")!)\nrequest.setValue("Bearer \\(apiToken)", forHTTPHeaderField: "Authorization")',
      good: 'var request = URLRequest(url: URL(string: "https://api.acme.io/orders")!)\nrequest.setValue("Bearer \\(apiToken)", forHTTPHeaderField: "Authorization")',
    },
    {
      ruleId: 'keyward/tls-verification-off',
      bad: 'let manager = ServerTrustManager(evaluators: ["acme.io": DisabledTrustEvaluator()])',
      good: 'let manager = ServerTrustManager(evaluators: ["acme.io": PinnedCertificatesTrustEvaluator()])',
    },
    {
      ruleId: 'keyward/unprotected-storage',
      bad: 'UserDefaults.standard.set(accessToken, forKey: "session")',
      good: 'SecItemAdd([kSecClass: kSecClassGenericPassword, kSecValueData: Data(accessToken.utf8)] as CFDictionary, nil)',
    },
    { ruleId: 'keyward/hardcoded-key-argument', bad: 'let key = SymmetricKey(data: Data("tidy-otter-sings".utf8))', good: 'let key = SymmetricKey(size: .bits256)' },
    {
      ruleId: 'keyward/secret-in-argv',
      bad: 'func dump(password: String) throws {\n    try Process.run(mysqldump, arguments: ["-p\\(password)"])\n}',
      good: 'func dump(password: String) throws {\n    let process = Process()\n    process.environment = ["MYSQL_PWD": password]\n    try process.run()\n}',
    },
    {
      ruleId: 'keyward/weak-default-password',
      bad: 'let password = ProcessInfo.processInfo.environment["DB_PASSWORD"] ?? "tidy-otter-1"',
      good: 'guard let password = ProcessInfo.processInfo.environment["DB_PASSWORD"] else { fatalError("DB_PASSWORD is not set") }',
    },
    {
      ruleId: 'keyward/timing-unsafe-comparison',
      bad: 'func check(signature: String, expectedSignature: String) -> Bool {\n    return signature == expectedSignature\n}',
      good: 'func check(code: Data, body: Data, key: SymmetricKey) -> Bool {\n    return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: body, using: key)\n}',
    },
    { ruleId: 'keyward/weak-random-secret', bad: 'let resetToken = "\\(drand48())"', good: 'let resetToken = UUID().uuidString' },
  ],
};
