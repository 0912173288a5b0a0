import type { LanguageTables } from '../../tables/language-tables';

/** C#'s libraries, by the simple names of their classes. */
export const csharpTables: LanguageTables = {
  kinds: {
    made: [
      // https://learn.microsoft.com/dotnet/core/extensions/logging, https://github.com/serilog/serilog/wiki, https://nlog-project.org, https://logging.apache.org/log4net/
      { callee: '*.CreateLogger|ForContext|GetCurrentClassLogger', kind: 'logger' }, { callee: 'LogManager.GetLogger|GetCurrentClassLogger', kind: 'logger' }, { callee: 'Log.ForContext', kind: 'logger' },
      { callee: 'StreamWriter', kind: 'file' }, { callee: 'File.CreateText|AppendText', kind: 'file' }, { callee: 'Process|ProcessStartInfo', kind: 'process' },
      // https://learn.microsoft.com/dotnet/api/system.security.cryptography.symmetricalgorithm.key
      { callee: 'Aes.Create', kind: 'cipher' }, { callee: 'TripleDES.Create', kind: 'cipher' }, { callee: 'DES.Create', kind: 'cipher' }, { callee: 'Rijndael.Create', kind: 'cipher' }, { callee: 'AesManaged|AesCng|RijndaelManaged|TripleDESCryptoServiceProvider|DESCryptoServiceProvider', kind: 'cipher' },
      // https://learn.microsoft.com/dotnet/api/system.web.httputility.parsequerystring
      { callee: 'HttpUtility.ParseQueryString', kind: 'url-query' },
      { callee: 'Random', kind: 'random' }, { callee: 'Random.Shared', kind: 'random' },
    ],
    types: {
      ILogger: 'logger', Logger: 'logger', ILog: 'logger', TraceSource: 'trace-source', HttpRequest: 'http-request', HttpResponse: 'http-response', StreamWriter: 'file',
      HttpRequestBase: 'http-request', HttpResponseBase: 'http-response', Random: 'random', TraceWriter: 'logger', ProcessStartInfo: 'process',
    },
    names: [
      { pattern: /^(?:.*logger|log|nlog)$/, kind: 'logger' }, { pattern: /^(?:response|resp)$/, kind: 'http-response' }, { pattern: /^(?:request|req)$/, kind: 'http-request' },
      { pattern: /^(?:random|rnd|rand)$/, kind: 'random' }, { pattern: /^(?:startinfo|psi|processstartinfo)$/, kind: 'process' }, { pattern: /^argumentlist$/, kind: 'arguments' },
    ],
  },
  sinks: [
    // https://learn.microsoft.com/dotnet/api/microsoft.extensions.logging.loggerextensions
    { callee: '<logger>.LogTrace|LogDebug|LogInformation|LogWarning|LogError|LogCritical|Log|BeginScope', to: 'log' },
    // https://github.com/serilog/serilog/wiki/Writing-Log-Events, https://github.com/nlog/nlog/wiki/Tutorial, https://logging.apache.org/log4net/manual/introduction.html
    { callee: '<logger>.Verbose|Debug|Information|Warning|Error|Fatal|Write|Trace|Info|Warn|DebugFormat|InfoFormat|WarnFormat|ErrorFormat|FatalFormat', to: 'log' },
    // https://learn.microsoft.com/dotnet/api/system.console.writeline, https://learn.microsoft.com/dotnet/api/system.diagnostics.trace, https://learn.microsoft.com/dotnet/api/system.diagnostics.debug
    { callee: 'Console.Write|WriteLine', to: 'log' }, { callee: 'Console.Error.Write|WriteLine|WriteAsync|WriteLineAsync', to: 'log' }, { callee: 'Console.Out.Write|WriteLine|WriteAsync|WriteLineAsync', to: 'log' },
    { callee: 'Debug.Write|WriteLine|Print', to: 'log' }, { callee: 'Trace.Write|WriteLine|TraceInformation|TraceWarning|TraceError', to: 'log' }, { callee: 'EventLog.WriteEntry', to: 'log' }, { callee: '<trace-source>.TraceEvent|TraceInformation|TraceData', to: 'log' },
    // https://learn.microsoft.com/dotnet/standard/exceptions/best-practices-for-exceptions
    { callee: 'Exception|ApplicationException|SystemException|ArgumentException|ArgumentNullException|ArgumentOutOfRangeException|InvalidOperationException|NotSupportedException|FormatException|UnauthorizedAccessException|SecurityException|AuthenticationException|InvalidCredentialException|CryptographicException|HttpRequestException|IOException|KeyNotFoundException|TimeoutException|InvalidDataException|WebException|SecurityTokenException|RpcException', to: 'error' },
    // https://learn.microsoft.com/aspnet/core/web-api/action-return-types, https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/responses
    { callee: 'Ok|BadRequest|StatusCode|Problem|Content|Json|Conflict|UnprocessableEntity|NotFound|Unauthorized|ObjectResult|BadRequestObjectResult|OkObjectResult|ContentResult|JsonResult|ProblemDetails', to: 'response' },
    { callee: 'Results.Ok|BadRequest|Problem|Json|Text|Content|Conflict|UnprocessableEntity|NotFound', to: 'response' }, { callee: 'TypedResults.Ok|BadRequest|Problem|Json|Text|Content|Conflict|UnprocessableEntity|NotFound|InternalServerError', to: 'response' },
    { callee: '<http-response>.WriteAsync|Write|WriteAsJsonAsync|BinaryWrite', to: 'response' },
    // https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.iresponsecookies.append, https://learn.microsoft.com/dotnet/api/system.web.httpcookie
    { callee: 'Response.Cookies.Append', to: 'cookie', arguments: [1] }, { callee: 'response.Cookies.Append', to: 'cookie', arguments: [1] }, { callee: 'HttpContext.Response.Cookies.Append', to: 'cookie', arguments: [1] }, { callee: 'context.Response.Cookies.Append', to: 'cookie', arguments: [1] }, { callee: 'HttpCookie', to: 'cookie', arguments: [1] },
    // https://learn.microsoft.com/dotnet/api/system.io.file, https://learn.microsoft.com/dotnet/maui/platform-integration/storage/preferences
    // https://learn.microsoft.com/ef/core/querying/sql-queries, https://learn.microsoft.com/dotnet/api/microsoft.data.sqlclient.sqlparametercollection.addwithvalue
    { callee: '*.ExecuteSqlInterpolated|ExecuteSqlInterpolatedAsync|ExecuteSqlRaw|ExecuteSqlRawAsync|ExecuteSql|ExecuteSqlAsync', to: 'database' }, { callee: '*.AddWithValue', to: 'database', arguments: [1] },
    { callee: 'File.WriteAllText|WriteAllTextAsync|AppendAllText|AppendAllTextAsync|WriteAllLines|WriteAllLinesAsync|AppendAllLines|WriteAllBytes|WriteAllBytesAsync', to: 'file', arguments: [1] },
    { callee: '<file>.Write|WriteLine|WriteAsync|WriteLineAsync', to: 'file' }, { callee: 'Preferences.Set', to: 'file', arguments: [1] }, { callee: 'Preferences.Default.Set', to: 'file', arguments: [1] },
    { callee: 'Registry.SetValue', to: 'file', arguments: [2] }, { callee: 'localStorage.SetItemAsync|SetItemAsStringAsync', to: 'browser-storage', arguments: [1] }, { callee: '_localStorage.SetItemAsync|SetItemAsStringAsync', to: 'browser-storage', arguments: [1] },
    // https://learn.microsoft.com/dotnet/api/system.diagnostics.process.start
    { callee: 'Process.Start', to: 'argv' }, { callee: 'ProcessStartInfo', to: 'argv' }, { callee: '<arguments>.Add', to: 'argv' },
  ],
  writes: [
    { callee: '<url-query>.*', to: 'query' },
    // https://learn.microsoft.com/dotnet/api/system.diagnostics.processstartinfo.arguments
    { callee: '<process>.Arguments', to: 'argv' },
  ],
  sanitizers: [
    'BCrypt.HashPassword|Verify', 'BCrypt.Net.BCrypt.HashPassword|Verify', '*.HashPassword|VerifyHashedPassword|Protect|Encrypt|EncryptAsync|Mask|Redact|Hash|Obfuscate|Sanitize|Scrub', 'Mask|Redact|Hash|Encrypt|Obfuscate|Sanitize|Scrub',
    'Rfc2898DeriveBytes.Pbkdf2', 'SHA256.HashData', 'SHA512.HashData', 'ProtectedData.Protect', 'CryptographicOperations.FixedTimeEquals', 'string.IsNullOrEmpty|IsNullOrWhiteSpace', 'String.IsNullOrEmpty|IsNullOrWhiteSpace',
    '*.StartsWith|EndsWith|Contains|IndexOf|Substring|Replace|Any|Count|All|GetHashCode|GetType|Remove|Split|ContainsKey|TryGetValue|HasValue',
  ],
  propagators: [
    'string.Concat|Join|Copy', 'String.Concat|Join|Copy', 'StringBuilder', 'StringContent|FormUrlEncodedContent|ByteArrayContent|KeyValuePair|Uri|UriBuilder|AuthenticationHeaderValue|NetworkCredential', 'JsonContent.Create',
    'Convert.ToBase64String|FromBase64String|ToHexString|FromHexString|ToString', 'Uri.EscapeDataString', 'WebUtility.UrlEncode', 'HttpUtility.UrlEncode',
    'Encoding.UTF8.GetBytes|GetString', 'Encoding.ASCII.GetBytes|GetString', 'Encoding.Unicode.GetBytes|GetString', 'Encoding.Default.GetBytes|GetString', 'System.Text.Encoding.UTF8.GetBytes|GetString',
    '*.ToString|Trim|TrimStart|TrimEnd|ToUpper|ToLower|ToUpperInvariant|ToLowerInvariant|Append|AppendLine|AppendFormat|Concat|ToArray|ToList|ToCharArray|AsSpan|ConfigureAwait|GetAwaiter|GetResult|PadLeft|PadRight|Normalize|First|FirstOrDefault|Single|GetBaseException|Unwrap', 'string|String', 'SymmetricSecurityKey', 'SigningCredentials', 'Task.FromResult', 'SqlCommand', 'Enumerable.Range', '*.Select',
  ],
  // https://learn.microsoft.com/dotnet/api/system.text.json.jsonserializer.serialize, https://www.newtonsoft.com/json/help/html/SerializingJSON.htm
  serializers: ['JsonSerializer.Serialize|SerializeToUtf8Bytes', 'JsonConvert.SerializeObject', 'JObject.FromObject'],
  sources: [
    { callee: 'Environment.GetEnvironmentVariable', gives: 'environment' }, { callee: '*.GetValue|GetRequiredSection|GetConnectionString', gives: 'environment' }, { callee: '*.GetSecret|GetSecretAsync', gives: 'environment' },
    // https://learn.microsoft.com/dotnet/api/system.random: for security use RandomNumberGenerator.
    { callee: '<random>.Next|NextInt64|NextDouble|NextSingle|NextBytes|GetItems|GetString|GetHexString', gives: 'weak-random' }, { callee: 'Random.Shared.Next|NextInt64|NextDouble|GetItems|GetString|GetHexString', gives: 'weak-random' },
    { callee: '*.ComputeHash|ComputeHashAsync', gives: 'digest' }, { callee: 'HMACSHA256.HashData', gives: 'digest' }, { callee: 'HMACSHA512.HashData', gives: 'digest' }, { callee: 'HMACSHA1.HashData', gives: 'digest' },
    { callee: '*.ToStringDemystified', gives: 'trace' },
  ],
  members: [
    { callee: '*.StackTrace', gives: 'trace' }, { callee: 'Environment.StackTrace', gives: 'trace' }, { callee: '<http-request>.Headers', gives: 'headers' }, { callee: '*.DefaultRequestHeaders', gives: 'headers' },
  ],
  // https://learn.microsoft.com/aspnet/core/mvc/controllers/routing
  handlers: ['HttpGet', 'HttpPost', 'HttpPut', 'HttpDelete', 'HttpPatch', 'Route', 'WebMethod', 'Function'],
  keys: [
    { callee: '<cipher>.Key|IV', arguments: ['='] },
    // https://learn.microsoft.com/dotnet/api/system.security.cryptography.hmacsha256.-ctor
    { callee: 'HMACSHA1|HMACSHA256|HMACSHA384|HMACSHA512|HMACMD5', arguments: [0, 'key'] }, { callee: 'HMACSHA256.HashData', arguments: [0, 'key'] }, { callee: 'HMACSHA512.HashData', arguments: [0, 'key'] }, { callee: 'HMACSHA1.HashData', arguments: [0, 'key'] },
    { callee: 'AesGcm|AesCcm|ChaCha20Poly1305', arguments: [0, 'key'] }, { callee: '*.CreateEncryptor|CreateDecryptor', arguments: [0, 1, 'rgbKey', 'rgbIV'] }, { callee: 'Rfc2898DeriveBytes|PasswordDeriveBytes', arguments: [0, 'password'] }, { callee: 'Rfc2898DeriveBytes.Pbkdf2', arguments: [0, 'password'] },
    // https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.symmetricsecuritykey, https://github.com/jwt-dotnet/jwt
    { callee: 'SymmetricSecurityKey', arguments: [0, 'key'] }, { callee: '*.WithSecret', arguments: [0] },
    // https://learn.microsoft.com/dotnet/api/system.net.networkcredential, https://docs.aws.amazon.com/sdkfornet/v3/apidocs/, https://learn.microsoft.com/dotnet/api/azure.azurekeycredential
    { callee: 'NetworkCredential', arguments: [1, 'password'] }, { callee: 'BasicAWSCredentials|SessionAWSCredentials', arguments: [1] }, { callee: 'AzureKeyCredential|ApiKeyCredential', arguments: [0, 'key'] }, { callee: 'ClientSecretCredential', arguments: [2, 'clientSecret'] }, { callee: 'StorageSharedKeyCredential', arguments: [1, 'accountKey'] },
    { callee: 'X509Certificate2', arguments: [1, 'password'] }, { callee: '*.AuthenticateAsync|Authenticate', arguments: [1, 'password'] },
  ],
  requests: [
    // https://learn.microsoft.com/dotnet/api/system.net.http.httpclient, https://flurl.dev/docs/fluent-url/, https://restsharp.dev/docs/usage/request
    { callee: '*.GetAsync|GetStringAsync|GetByteArrayAsync|GetStreamAsync|GetFromJsonAsync|DeleteAsync', url: 0, credentials: [] }, { callee: '*.PostAsync|PutAsync|PatchAsync|PostAsJsonAsync|PutAsJsonAsync|PatchAsJsonAsync', url: 0, credentials: [] },
    // https://learn.microsoft.com/dotnet/api/system.net.webrequest.create
    { callee: 'WebRequest.Create', url: 0 },
    { callee: 'QueryHelpers.AddQueryString', url: 0 }, { callee: '*.UploadString|UploadStringTaskAsync|UploadValues|UploadValuesTaskAsync', url: 0, credentials: [] },
  ],
  // https://learn.microsoft.com/aspnet/core/mvc/models/model-binding
  queryParameters: [{ annotation: 'FromQuery' }],
  insecure: {
    settings: [
      // https://learn.microsoft.com/dotnet/api/system.net.http.httpclienthandler.servercertificatecustomvalidationcallback
      { name: 'ServerCertificateCustomValidationCallback', value: /^(?:true|DangerousAcceptAnyServerCertificateValidator)$/ }, { name: 'ServerCertificateValidationCallback', value: /^true$/ }, { name: 'RemoteCertificateValidationCallback', value: /^true$/ },
      // https://learn.microsoft.com/dotnet/api/microsoft.data.sqlclient.sqlconnectionstringbuilder.trustservercertificate
      { name: 'TrustServerCertificate', value: /^true$/ }, { name: 'CheckCertificateRevocationList', value: /^false$/ }, { name: 'SslMode', value: /^(?:Disable|None|Disabled)$/ },
      // https://learn.microsoft.com/aspnet/core/security/authentication/jwtbearer
      { name: 'RequireHttpsMetadata', value: /^false$/ }, { name: 'AllowUntrustedCertificates', value: /^true$/ }, { name: 'IgnoreSslErrors', value: /^true$/ },
    ],
    calls: ['*.AllowAnyServerCertificate'],
  },
};
