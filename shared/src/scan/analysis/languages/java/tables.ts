import type { LanguageTables } from '../../tables/language-tables';

/** Java's libraries, by the simple names of their classes. */
export const javaTables: LanguageTables = {
  kinds: {
    made: [
      // https://www.slf4j.org/manual.html, https://logging.apache.org/log4j/2.x/manual/api.html, https://docs.oracle.com/en/java/javase/21/docs/api/java.logging/java/util/logging/Logger.html
      { callee: 'LoggerFactory.getLogger', kind: 'logger' }, { callee: 'LogManager.getLogger|getFormatterLogger', kind: 'logger' }, { callee: 'Logger.getLogger|getAnonymousLogger', kind: 'logger' }, { callee: 'LogFactory.getLog', kind: 'logger' }, { callee: 'FluentLogger.forEnclosingClass', kind: 'logger' },
      { callee: '<logger>.atInfo|atDebug|atWarn|atError|atTrace|atSevere|atFine|atWarning', kind: 'logger' }, { callee: 'FileWriter|PrintWriter|BufferedWriter|FileOutputStream|PrintStream', kind: 'file' }, { callee: 'Files.newBufferedWriter|newOutputStream', kind: 'file' },
      { callee: '<http-response>.getWriter|getOutputStream', kind: 'http-response' }, { callee: '*.getRequest', kind: 'http-request' }, { callee: 'ResponseCookie.from|fromClientResponse', kind: 'cookie' },
      // https://commons.apache.org/proper/commons-net/apidocs/org/apache/commons/net/ftp/FTPClient.html
      { callee: 'FTPClient|TelnetClient', kind: 'plain-connection' },
      { callee: 'Random', kind: 'random' }, { callee: 'ThreadLocalRandom.current', kind: 'random' }, { callee: 'SecureRandom', kind: 'secure-random' }, { callee: 'SecureRandom.getInstance|getInstanceStrong', kind: 'secure-random' },
      { callee: 'Properties', kind: 'properties' }, { callee: '*.edit', kind: 'preferences' }, { callee: 'Preferences.userRoot|systemRoot|userNodeForPackage|systemNodeForPackage', kind: 'preferences' }, { callee: 'StringBuilder|StringBuffer|StringWriter|StringJoiner', kind: 'text' },
    ],
    types: {
      Logger: 'logger', Log: 'logger', XLogger: 'logger', HttpServletResponse: 'http-response', ServletResponse: 'http-response', HttpServletRequest: 'http-request', ServerHttpRequest: 'http-request', FileWriter: 'file', BufferedWriter: 'file',
      Random: 'random', SecureRandom: 'secure-random', JdbcTemplate: 'jdbc', NamedParameterJdbcTemplate: 'jdbc', FTPClient: 'plain-connection', HttpHeaders: 'http-headers', Properties: 'properties', Editor: 'preferences', Preferences: 'preferences', StringBuilder: 'text', StringBuffer: 'text',
    },
    names: [{ pattern: /^(?:.*logger|log)$/, kind: 'logger' }, { pattern: /^(?:response|resp|res)$/, kind: 'http-response' }, { pattern: /^(?:request|req)$/, kind: 'http-request' }, { pattern: /^(?:jdbc|\w{0,30}jdbctemplate)$/, kind: 'jdbc' }],
  },
  sinks: [
    { callee: '<logger>.trace|debug|info|warn|error|fatal|severe|warning|config|fine|finer|finest|log|logp|addArgument|addKeyValue|setMessage', to: 'log' }, { callee: 'MDC.put|putCloseable', to: 'log', arguments: [1] }, { callee: 'ThreadContext.put|push', to: 'log' },
    { callee: 'System.out.print|println|printf|format', to: 'log' }, { callee: 'System.err.print|println|printf|format', to: 'log' }, { callee: 'Log.v|d|i|w|e|wtf', to: 'log', arguments: [1] }, { callee: 'Timber.v|d|i|w|e', to: 'log' }, { callee: 'System.console().printf', to: 'log' },
    { callee: 'Exception|RuntimeException|IllegalArgumentException|IllegalStateException|IOException|SecurityException|UnsupportedOperationException|AuthenticationException|BadCredentialsException|ServletException|Error|AssertionError|ResponseStatusException|WebApplicationException', to: 'error' },
    // https://jakarta.ee/specifications/servlet/, https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-ann-rest-exceptions.html, https://jakarta.ee/specifications/restful-ws/
    { callee: '<http-response>.sendError', to: 'response', arguments: [1] }, { callee: '<http-response>.print|println|write|append|printf', to: 'response' }, { callee: '*.printStackTrace', to: 'response', arguments: ['receiver'], into: 'http-response' },
    { callee: 'ResponseEntity.ok|badRequest', to: 'response' }, { callee: 'ResponseEntity.status().body', to: 'response' }, { callee: 'ResponseEntity.internalServerError().body', to: 'response' }, { callee: 'ResponseEntity.badRequest().body', to: 'response' }, { callee: 'ResponseEntity.ok().body', to: 'response' },
    { callee: 'ResponseEntity', to: 'response' }, { callee: 'Response.status().entity', to: 'response' }, { callee: 'Response.serverError().entity', to: 'response' }, { callee: 'ResponseStatusException', to: 'response' }, { callee: 'ProblemDetail.forStatusAndDetail', to: 'response' },
    { callee: '<http-response>.addCookie', to: 'cookie', arguments: [0] }, { callee: '<http-response>.addHeader|setHeader|header', to: 'cookie', arguments: [1] },
    { callee: 'Files.write|writeString', to: 'file', arguments: [1] }, { callee: 'FileUtils.writeStringToFile|write', to: 'file', arguments: [1] }, { callee: '<file>.write|print|println|append|printf', to: 'file' }, { callee: '<properties>.store|storeToXML', to: 'file', arguments: ['receiver'] },
    // https://developer.android.com/reference/android/content/SharedPreferences.Editor, https://docs.oracle.com/en/java/javase/21/docs/api/java.prefs/java/util/prefs/Preferences.html
    { callee: '<preferences>.putString|put', to: 'file', arguments: [1] },
    // https://docs.oracle.com/en/java/javase/21/docs/api/java.sql/java/sql/Statement.html, https://docs.spring.io/spring-framework/reference/data-access/jdbc/core.html
    // https://docs.oracle.com/en/java/javase/21/docs/api/java.sql/java/sql/PreparedStatement.html
    { callee: '*.setString|setObject|setNString', to: 'database', arguments: [1] },
    { callee: '*.executeUpdate|execute|executeLargeUpdate|executeQuery', to: 'database', arguments: [0] }, { callee: '<jdbc>.update|batchUpdate', to: 'database' },
    // https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/ProcessBuilder.html
    { callee: 'Runtime.getRuntime().exec', to: 'argv' }, { callee: 'ProcessBuilder', to: 'argv' }, { callee: 'ProcessBuilder().command', to: 'argv' }, { callee: 'pb.command', to: 'argv' },
    // https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/util/UriComponentsBuilder.html, https://square.github.io/okhttp/, https://hc.apache.org/httpcomponents-core-5.2.x/
    { callee: '*.queryParam|addQueryParameter|addEncodedQueryParameter|setQueryParameter', to: 'query', arguments: [1] }, { callee: 'URIBuilder().addParameter|setParameter', to: 'query', arguments: [1] },
  ],
  sanitizers: [
    'BCrypt.hashpw|checkpw', '*.matches|isEmpty|isBlank|length|startsWith|endsWith|contains|containsKey|indexOf|substring|replace|replaceAll|hashCode|encrypt|mask|redact|hash|obfuscate|doFinal|size|charAt|getClass|encodeToHash', 'mask|redact|hash|encrypt|obfuscate|sanitize|maskSecret', 'passwordEncoder.encode', 'this.passwordEncoder.encode', 'encoder.encode',
    'MessageDigest.isEqual', 'DigestUtils.sha256Hex|md5Hex|sha1Hex|sha512Hex', 'StringUtils.isEmpty|isBlank|hasText|isNotBlank|isNotEmpty|length|abbreviate', 'Objects.isNull|nonNull|hash|equals', 'Arrays.fill|equals|hashCode', '<cookie>.secure',
  ],
  propagators: [
    '*.prepareStatement|openConnection',
    'String.valueOf|join|copyValueOf', 'String|StringBuilder|StringBuffer|StringReader|Cookie|HttpEntity|URI|URL', 'URI.create', 'Objects.toString|requireNonNull|requireNonNullElse', 'Base64.getEncoder().encodeToString|encode', 'Base64.getDecoder().decode', 'Base64.getUrlEncoder().encodeToString', 'URLEncoder.encode', 'MessageFormat.format',
    '*.getMessage|getLocalizedMessage|getCause|toString|trim|strip|concat|getBytes|toCharArray|toUpperCase|toLowerCase|append|intern|repeat|join|orElse|orElseThrow|get|chars|lines|stripIndent', 'Arrays.toString|asList|copyOf', 'List.of|copyOf', 'Map.of|entry|copyOf', 'Set.of', 'Optional.of|ofNullable', 'Credentials.basic', 'Collections.singletonList|singletonMap',
    'BodyPublishers.ofString|ofByteArray', 'HttpRequest.BodyPublishers.ofString', 'RequestBody.create', 'StringEntity', 'ExceptionUtils.getMessage|getRootCauseMessage', '<cookie>.httpOnly|path|maxAge|sameSite|domain|build|toString', 'ResponseCookie.from', 'Integer.toString|toHexString', 'Long.toString|toHexString',
  ],
  // https://fasterxml.github.io/jackson-databind/javadoc/2.14/com/fasterxml/jackson/databind/ObjectMapper.html, https://github.com/google/gson/blob/main/UserGuide.md, https://commons.apache.org/proper/commons-lang/
  serializers: ['*.writeValueAsString|writeValueAsBytes|toJson|toJSONString|toPrettyString|valueToTree', 'ReflectionToStringBuilder.toString', 'ToStringBuilder.reflectionToString', 'JSON.toJSONString', 'JSONObject'],
  accumulators: ['<text>.append|insert|write|add', '*.put|add|addAll|putAll|putIfAbsent|setProperty|append'],
  sources: [
    { callee: 'System.getenv|getProperty', gives: 'environment' }, { callee: 'System.getenv().get|getOrDefault', gives: 'environment' }, { callee: 'environment.getProperty|getRequiredProperty', gives: 'environment' }, { callee: 'env.getProperty|getRequiredProperty', gives: 'environment' }, { callee: '<properties>.getProperty', gives: 'environment' }, { callee: 'properties.getProperty', gives: 'environment' },
    // https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Random.html: for secrets SecureRandom is.
    { callee: 'Math.random', gives: 'weak-random' }, { callee: '<random>.nextInt|nextLong|nextBytes|nextDouble|nextFloat|ints|longs', gives: 'weak-random' }, { callee: 'RandomStringUtils.random|randomAlphanumeric|randomAlphabetic|randomNumeric|randomAscii', gives: 'weak-random' },
    // https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Map.html#get(java.lang.Object)
    { callee: '*.get|getOrDefault|getString|getProperty', gives: 'environment' },
    { callee: '*.printStackTrace', gives: 'trace', into: 0 },
    { callee: '*.getStackTrace', gives: 'trace' }, { callee: 'ExceptionUtils.getStackTrace', gives: 'trace' }, { callee: 'Throwables.getStackTraceAsString', gives: 'trace' },
    { callee: '<http-request>.getHeader|header', gives: 'environment' }, { callee: '<http-request>.getParameter', gives: 'environment' }, { callee: '<http-request>.getHeaders|headers', gives: 'headers' }, { callee: '<http-request>.getParameterMap', gives: 'request' },
    // https://jakarta.ee/specifications/restful-ws/3.1/apidocs/jakarta.ws.rs/jakarta/ws/rs/core/httpheaders
    { callee: '*.getRequestHeaders', gives: 'headers' },
    { callee: 'mac.doFinal', gives: 'digest' }, { callee: 'Mac.getInstance().doFinal', gives: 'digest' }, { callee: 'hmac.doFinal', gives: 'digest' }, { callee: 'HmacUtils.hmacSha256Hex|hmacSha1Hex', gives: 'digest' }, { callee: 'HmacUtils().hmacHex|hmac', gives: 'digest' },
  ],
  members: [],
  // https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-requestmapping.html
  handlers: ['GetMapping', 'PostMapping', 'PutMapping', 'DeleteMapping', 'PatchMapping', 'RequestMapping', 'ExceptionHandler', 'GET', 'POST', 'PUT', 'DELETE'],
  keys: [
    // https://docs.oracle.com/en/java/javase/21/docs/api/java.base/javax/crypto/spec/SecretKeySpec.html, https://github.com/jwtk/jjwt, https://github.com/auth0/java-jwt
    { callee: 'SecretKeySpec|IvParameterSpec|PBEKeySpec|DESKeySpec|DESedeKeySpec', arguments: [0] }, { callee: 'GCMParameterSpec', arguments: [1] }, { callee: 'Keys.hmacShaKeyFor|password', arguments: [0] }, { callee: 'HmacUtils', arguments: [1] }, { callee: 'HmacUtils.hmacSha256Hex|hmacSha1Hex', arguments: [0] },
    { callee: 'Algorithm.HMAC256|HMAC384|HMAC512', arguments: [0] }, { callee: '*.signWith', arguments: [0, 1] }, { callee: '*.setSigningKey|verifyWith', arguments: [0] }, { callee: 'MACSigner|MACVerifier', arguments: [0] }, { callee: 'KeyStore.PasswordProtection|PasswordProtection', arguments: [0] }, { callee: 'keyStore.load', arguments: [1] }, { callee: 'keystore.load', arguments: [1] },
    { callee: 'DriverManager.getConnection', arguments: [2] }, { callee: 'UsernamePasswordCredentials|PasswordAuthentication|UsernamePasswordAuthenticationToken', arguments: [1] }, { callee: 'BasicAWSCredentials', arguments: [1] }, { callee: 'AwsBasicCredentials.create', arguments: [1] }, { callee: 'Credentials.basic', arguments: [1] },
    { callee: '*.setBasicAuth', arguments: [1] }, { callee: '*.setBearerAuth', arguments: [0] }, { callee: 'Encryptors.text|standard|delux', arguments: [0] }, { callee: 'AzureKeyCredential', arguments: [0] }, { callee: '*.clientSecret', arguments: [0] },
  ],
  requests: [
    // https://docs.oracle.com/en/java/javase/21/docs/api/java.net.http/java/net/http/HttpRequest.Builder.html, https://square.github.io/okhttp/, https://docs.spring.io/spring-framework/reference/integration/rest-clients.html
    { callee: 'HttpRequest.newBuilder', url: 0 }, { callee: '*.uri|url', url: 0 }, { callee: '*.getForObject|getForEntity|postForObject|postForEntity|postForLocation|exchange|put|patchForObject', url: 0, credentials: [] }, { callee: 'HttpPost|HttpPut|HttpGet', url: 0 },
    // https://docs.oracle.com/en/java/javase/21/docs/api/java.sql/java/sql/DriverManager.html
    { callee: 'DriverManager.getConnection', url: 0, credentials: [] }, { callee: 'InitialDirContext|InitialLdapContext', url: 0 },
  ],
  // https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-methods/requestparam.html, https://jakarta.ee/specifications/restful-ws/
  queryParameters: [{ annotation: 'RequestParam', inside: 'GetMapping' }, { annotation: 'QueryParam' }],
  insecure: {
    settings: [
      // https://docs.oracle.com/en/java/javase/21/docs/api/java.base/javax/net/ssl/HttpsURLConnection.html, https://square.github.io/okhttp/
      { name: 'setHostnameVerifier', value: /^true$/ }, { name: 'setDefaultHostnameVerifier', value: /^true$/ }, { name: 'setSSLHostnameVerifier', value: /^true$/ }, { name: 'hostnameVerifier', value: /^true$/ }, { name: 'loadTrustMaterial', value: /^true$/ },
      // https://vertx.io/docs/apidocs/io/vertx/core/net/ClientOptionsBase.html, https://eclipse-ee4j.github.io/angus-mail/docs/api/org.eclipse.angus.mail/org/eclipse/angus/mail/smtp/package-summary.html
      { name: 'setTrustAll', value: /^true$/ }, { name: 'setVerifyHost', value: /^false$/ }, { name: 'mail.smtp.ssl.trust', value: /^\*$/ }, { name: 'mail.smtp.ssl.checkserveridentity', value: /^false$/ },
    ],
    // https://hc.apache.org/httpcomponents-client-5.3.x/, https://netty.io/4.1/api/io/netty/handler/ssl/util/InsecureTrustManagerFactory.html
    calls: ['NoopHostnameVerifier', 'NoopHostnameVerifier.INSTANCE', 'AllowAllHostnameVerifier', 'TrustAllStrategy', 'TrustAllStrategy.INSTANCE', 'InsecureTrustManagerFactory.INSTANCE', '*.disableCertificateValidation'],
    // https://docs.oracle.com/en/java/javase/21/docs/api/java.base/javax/net/ssl/X509TrustManager.html
    verifiers: [{ name: 'checkServerTrusted', parameter: 'X509Certificate' }, { name: 'verify', parameter: 'SSLSession' }, { name: 'isTrusted', parameter: 'X509Certificate' }],
  },
};
