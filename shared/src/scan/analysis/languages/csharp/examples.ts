import type { LanguageExamples } from '../examples';

/** Made-up programs, most of them of top-level statements. */
export const csharpExamples: LanguageExamples = {
  title: 'C#', fence: 'csharp', file: 'Example.cs',
  examples: [
    { ruleId: 'keyward/secret-in-log', bad: 'logger.LogInformation("signing in with {Key}", apiKey);', good: 'logger.LogInformation("signing in");' },
    { ruleId: 'keyward/secret-in-error', bad: 'throw new InvalidOperationException($"no access with {accessToken}");', good: 'throw new InvalidOperationException("no access with this token");' },
    {
      ruleId: 'keyward/stack-trace-exposed',
      bad: 'class OrdersController : ControllerBase\n{\n    [HttpGet]\n    public IActionResult List()\n    {\n        try { return Ok(orders.All()); }\n        catch (Exception e) { return StatusCode(500, e.StackTrace); }\n    }\n}',
      good: 'class OrdersController : ControllerBase\n{\n    [HttpGet]\n    public IActionResult List()\n    {\n        try { return Ok(orders.All()); }\n        catch (Exception e) { logger.LogError(e, "orders"); return StatusCode(500, "failed"); }\n    }\n}',
    },
    {
      ruleId: 'keyward/secret-in-url', bad: 'await client.GetAsync($"https://api.acme.io/orders?token={accessToken}");',
      good: 'client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);\nawait client.GetAsync("https://api.acme.io/orders");',
    },
    {
      ruleId: 'keyward/plaintext-transport', bad: 'await client.PostAsync("http://api.acme.io/login", new StringContent(password));',
      good: 'await client.PostAsync("https://api.acme.io/login", new StringContent(password));',
    },
    {
      ruleId: 'keyward/tls-verification-off', bad: 'var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => true };',
      good: 'var handler = new HttpClientHandler { CheckCertificateRevocationList = true };',
    },
    {
      ruleId: 'keyward/unprotected-storage', bad: 'File.WriteAllText("session", accessToken);',
      good: 'await SecureStorage.Default.SetAsync("session", accessToken);',
    },
    {
      ruleId: 'keyward/hardcoded-key-argument', bad: 'var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("tidy-otter-sings"));',
      good: 'var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(configuration["Signing:Key"]));',
    },
    {
      ruleId: 'keyward/secret-in-argv', bad: 'Process.Start("mysql", $"-u shop -p{password}");',
      good: 'Process.Start(new ProcessStartInfo("mysql", "-u shop") { Environment = { ["MYSQL_PWD"] = password } });',
    },
    {
      ruleId: 'keyward/weak-default-password', bad: 'var password = Environment.GetEnvironmentVariable("DB_PASSWORD") ?? "otter7";',
      good: 'var password = Environment.GetEnvironmentVariable("DB_PASSWORD") ?? throw new InvalidOperationException("DB_PASSWORD is not set");',
    },
    {
      ruleId: 'keyward/timing-unsafe-comparison', bad: 'var expected = Convert.ToHexString(HMACSHA256.HashData(key, body));\nif (signature == expected) Accept();',
      good: 'var expected = HMACSHA256.HashData(key, body);\nif (CryptographicOperations.FixedTimeEquals(signature, expected)) Accept();',
    },
    { ruleId: 'keyward/weak-random-secret', bad: 'var resetToken = Random.Shared.NextInt64().ToString("x");', good: 'var resetToken = RandomNumberGenerator.GetHexString(64);' },
  ],
};
