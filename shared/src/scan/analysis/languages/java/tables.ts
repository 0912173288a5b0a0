import type { LanguageTables } from '../../tables/language-tables';

/** Java's libraries, by the simple names of their classes. */
export const javaTables: LanguageTables = {
  kinds: {
    made: [
      // https://www.slf4j.org/manual.html, https://logging.apache.org/log4j/2.x/manual/api.html, https://docs.oracle.com/en/java/javase/21/docs/api/java.logging/java/util/logging/Logger.html
      { callee: 'LoggerFactory.getLogger', kind: 'logger' }, { callee: 'LogManager.getLogger', kind: 'logger' }, { callee: 'Logger.getLogger', kind: 'logger' }, { callee: 'LogFactory.getLog', kind: 'logger' },
      { callee: '<logger>.atInfo|atDebug|atWarn|atError|atTrace', kind: 'logger' }, { callee: 'FileWriter|PrintWriter|BufferedWriter|FileOutputStream', kind: 'file' },
      { callee: '<http-response>.getWriter|getOutputStream', kind: 'http-response' },
    ],
    types: { Logger: 'logger', Log: 'logger', XLogger: 'logger', HttpServletResponse: 'http-response', ServletResponse: 'http-response', HttpServletRequest: 'http-request', FileWriter: 'file', BufferedWriter: 'file' },
    names: [{ pattern: /^(?:.*logger|log)$/, kind: 'logger' }, { pattern: /^(?:response|resp|res)$/, kind: 'http-response' }, { pattern: /^(?:request|req)$/, kind: 'http-request' }],
  },
  sinks: [
    { callee: '<logger>.trace|debug|info|warn|error|fatal|severe|warning|config|fine|finer|finest|log|logp|addArgument|addKeyValue|setMessage', to: 'log' },
    { callee: 'System.out.print|println|printf|format', to: 'log' }, { callee: 'System.err.print|println|printf|format', to: 'log' },
    { callee: 'Exception|RuntimeException|IllegalArgumentException|IllegalStateException|IOException|SecurityException|UnsupportedOperationException|AuthenticationException|BadCredentialsException|ServletException|Error|AssertionError|ResponseStatusException', to: 'error' },
    { callee: '<http-response>.sendError', to: 'response', arguments: [1] }, { callee: '<http-response>.print|println|write|append', to: 'response' },
    { callee: 'ResponseEntity.ok|badRequest', to: 'response' }, { callee: 'ResponseEntity.status().body', to: 'response' }, { callee: 'ResponseEntity.internalServerError().body', to: 'response' }, { callee: 'ResponseEntity.badRequest().body', to: 'response' },
    { callee: 'ResponseEntity', to: 'response' }, { callee: 'Response.status().entity', to: 'response' }, { callee: 'Response.serverError().entity', to: 'response' }, { callee: 'ResponseStatusException', to: 'response' },
    { callee: 'Cookie', to: 'cookie', arguments: [1] }, { callee: 'Files.write|writeString', to: 'file', arguments: [1] }, { callee: '<file>.write|print|println|append', to: 'file' },
    { callee: 'Runtime.getRuntime().exec', to: 'argv' }, { callee: 'ProcessBuilder', to: 'argv' },
  ],
  sanitizers: ['BCrypt.hashpw|checkpw', '*.matches|isEmpty|isBlank|length|startsWith|endsWith|contains|indexOf|substring|replace|replaceAll|hashCode|encrypt|mask|redact|hash|obfuscate', 'mask', 'redact', 'hash', 'encrypt', 'passwordEncoder.encode', 'encoder.encode', 'MessageDigest.isEqual', 'DigestUtils.sha256Hex|md5Hex|sha1Hex|sha512Hex', 'StringUtils.isEmpty|isBlank|hasText|isNotBlank', 'Objects.isNull|nonNull|hash', 'Arrays.fill'],
  propagators: ['String.valueOf|join|copyValueOf', 'String', 'StringBuilder', 'Objects.toString|requireNonNull', 'Base64.getEncoder().encodeToString', 'URLEncoder.encode', '*.getMessage|getLocalizedMessage|getCause|toString|trim|strip|concat|getBytes|toCharArray|toUpperCase|toLowerCase|append|intern|repeat|join|orElse|get', 'Arrays.toString|asList', 'List.of', 'Map.of|entry', 'Set.of', 'Optional.of|ofNullable', 'objectMapper.writeValueAsString', 'mapper.writeValueAsString', 'gson.toJson'],
  sources: [
    { callee: 'System.getenv|getProperty', gives: 'environment' }, { callee: 'environment.getProperty|getRequiredProperty', gives: 'environment' }, { callee: 'env.getProperty|getRequiredProperty', gives: 'environment' },
    { callee: 'Math.random', gives: 'weak-random' }, { callee: 'Random().nextInt|nextLong|nextBytes|nextDouble', gives: 'weak-random' }, { callee: 'random.nextInt|nextLong', gives: 'weak-random' }, { callee: 'ThreadLocalRandom.current().nextInt|nextLong', gives: 'weak-random' }, { callee: 'RandomStringUtils.random|randomAlphanumeric|randomAlphabetic|randomNumeric', gives: 'weak-random' },
    { callee: '*.getStackTrace', gives: 'trace' }, { callee: 'ExceptionUtils.getStackTrace', gives: 'trace' }, { callee: 'Throwables.getStackTraceAsString', gives: 'trace' },
    { callee: '<http-request>.getHeader', gives: 'environment' }, { callee: '<http-request>.getParameter', gives: 'environment' },
    { callee: '*.doFinal|digest', gives: 'digest' },
  ],
  members: [],
  handlers: ['GetMapping', 'PostMapping', 'PutMapping', 'DeleteMapping', 'PatchMapping', 'RequestMapping', 'ExceptionHandler', 'GET', 'POST', 'PUT', 'DELETE'],
  keys: [
    // https://docs.oracle.com/en/java/javase/21/docs/api/java.base/javax/crypto/spec/SecretKeySpec.html, https://github.com/jwtk/jjwt, https://github.com/auth0/java-jwt
    { callee: 'SecretKeySpec|IvParameterSpec|PBEKeySpec|DESKeySpec|DESedeKeySpec', arguments: [0] }, { callee: 'GCMParameterSpec', arguments: [1] }, { callee: 'Keys.hmacShaKeyFor', arguments: [0] },
    { callee: 'Algorithm.HMAC256|HMAC384|HMAC512', arguments: [0] }, { callee: '*.signWith', arguments: [0, 1] }, { callee: '*.setSigningKey|verifyWith', arguments: [0] }, { callee: 'KeyStore.PasswordProtection', arguments: [0] },
    { callee: 'DriverManager.getConnection', arguments: [2] }, { callee: 'UsernamePasswordCredentials|PasswordAuthentication|UsernamePasswordAuthenticationToken', arguments: [1] }, { callee: 'AWSStaticCredentialsProvider|BasicAWSCredentials', arguments: [1] }, { callee: 'AwsBasicCredentials.create', arguments: [1] },
  ],
  requests: [{ callee: 'URI.create', url: 0 }, { callee: '*.getForObject|getForEntity|postForObject|postForEntity|exchange', url: 0, credentials: [] }],
  insecure: {
    settings: [],
    calls: ['NoopHostnameVerifier', 'AllowAllHostnameVerifier', 'TrustAllStrategy', '*.setHostnameVerifier().ALLOW', 'InsecureTrustManagerFactory.INSTANCE', '*.disableCertificateValidation'],
  },
};
