import type { LanguageTables } from '../../tables/language-tables';

/** PHP's functions and libraries, by simple names, variables without the dollar sign. */
export const phpTables: LanguageTables = {
  // What a form proves that it was shown, which is sent to its reader: https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
  ordinaryNames: /csrf|xsrf|nonce|form_?token|^_?token$/i,
  kinds: {
    made: [
      // https://seldaek.github.io/monolog/, https://laravel.com/docs/logging
      { callee: 'Logger', kind: 'logger' }, { callee: 'Log.channel|stack|build|withContext', kind: 'logger' }, { callee: 'logger', kind: 'logger' }, { callee: '<logger>.withName|withContext', kind: 'logger' },
      { callee: 'fopen|tmpfile', kind: 'file' }, { callee: 'ftp_connect', kind: 'plain-connection' }, { callee: 'response', kind: 'http-response' }, { callee: 'request', kind: 'http-request' },
      { callee: 'Client', kind: 'http-client' }, { callee: 'HttpClient.create', kind: 'http-client' }, { callee: 'Http.withHeaders|withToken|withBasicAuth|withOptions|asForm|asJson|acceptJson|timeout|baseUrl', kind: 'http-client' },
    ],
    types: {
      LoggerInterface: 'logger', Logger: 'logger', Request: 'http-request', ServerRequestInterface: 'http-request', Response: 'http-response', ResponseInterface: 'http-response', JsonResponse: 'http-response',
      Client: 'http-client', ClientInterface: 'http-client', HttpClientInterface: 'http-client', OutputInterface: 'output', SymfonyStyle: 'output',
    },
    names: [
      { pattern: /^(?:.*logger|log|monolog)$/, kind: 'logger' }, { pattern: /^(?:response|resp|res)$/, kind: 'http-response' }, { pattern: /^(?:request|req)$/, kind: 'http-request' },
      { pattern: /^(?:client|httpclient|guzzle|http)$/, kind: 'http-client' }, { pattern: /^(?:output|io)$/, kind: 'output' },
    ],
  },
  sinks: [
    // https://www.php-fig.org/psr/psr-3/
    { callee: '<logger>.emergency|alert|critical|error|warning|notice|info|debug|log|addInfo|addDebug|addError|addWarning', to: 'log' }, { callee: 'Log.emergency|alert|critical|error|warning|notice|info|debug|log', to: 'log' },
    // https://www.php.net/manual/function.error-log.php, https://www.php.net/manual/function.syslog.php, https://www.php.net/manual/function.var-dump.php
    { callee: 'error_log|var_dump|var_export|print_r|debug_zval_refcount|dump|dd', to: 'log' }, { callee: 'syslog', to: 'log', arguments: [1] }, { callee: 'trigger_error|user_error', to: 'log', arguments: [0] },
    // https://symfony.com/doc/current/console/style.html
    { callee: '<output>.writeln|write|text|note|info|success|warning|error|comment', to: 'log' },
    { callee: 'Exception|ErrorException|Error', to: 'error' },
    // https://www.php.net/manual/function.echo.php, https://laravel.com/docs/responses, https://symfony.com/doc/current/components/http_foundation.html#response
    { callee: 'echo|print|printf', to: 'log' }, { callee: 'echo|print|exit|die|printf|wp_die|wp_send_json|wp_send_json_error', to: 'response' }, { callee: 'Response|JsonResponse', to: 'response', arguments: [0] }, { callee: 'response', to: 'response', arguments: [0] },
    { callee: '<http-response>.json|make|setContent|setData|write', to: 'response' }, { callee: 'abort', to: 'response', arguments: [1] }, { callee: '*.getBody().write', to: 'response' },
    // https://www.php.net/manual/function.setcookie.php
    { callee: 'setcookie|setrawcookie', to: 'cookie', arguments: [1] },
    // https://www.php.net/manual/function.file-put-contents.php
    { callee: 'file_put_contents', to: 'file', arguments: [1] }, { callee: '<file>.fwrite|fputs', to: 'file', arguments: [0] }, { callee: 'STDERR.fwrite|fputs', to: 'log', arguments: [0] }, { callee: 'STDOUT.fwrite|fputs', to: 'log', arguments: [0] }, { callee: 'Storage.put|append|prepend', to: 'file', arguments: [1] }, { callee: 'File.put|append', to: 'file', arguments: [1] },
    // https://www.php.net/manual/pdostatement.execute.php, https://laravel.com/docs/queries#insert-statements, https://developer.wordpress.org/reference/functions/update_user_meta/
    { callee: '*.execute|exec|query', to: 'database', arguments: [0, 1] }, { callee: 'DB.table().insert|insertGetId|insertOrIgnore|update|upsert|updateOrInsert', to: 'database' }, { callee: 'update_user_meta|add_user_meta', to: 'database', arguments: [2] },
    // https://www.php.net/manual/ref.exec.php, https://symfony.com/doc/current/components/process.html
    { callee: 'exec|shell_exec|system|passthru|proc_open|popen|pcntl_exec', to: 'argv' }, { callee: 'Process', to: 'argv', arguments: [0] }, { callee: 'Process.fromShellCommandline|run', to: 'argv', arguments: [0] },
  ],
  sanitizers: [
    // https://www.php.net/manual/book.password.php
    'password_hash|password_verify|hash|md5|sha1|crypt|hash_equals|hash_pbkdf2|hash_hkdf|openssl_encrypt|openssl_digest|sodium_crypto_secretbox|sodium_crypto_pwhash_str|wp_hash_password|bcrypt', 'Hash.make|check', 'Crypt.encrypt|encryptString',
    'strlen|mb_strlen|count|strpos|stripos|str_contains|str_starts_with|str_ends_with|substr|mb_substr|str_replace|preg_replace|preg_match|preg_replace_callback|substr_replace|in_array|array_key_exists|is_array|is_int|intval|boolval|gettype|get_class|array_keys|spl_object_hash|ctype_alnum|array_diff_key|array_flip|func_num_args',
    'mask|redact|hash_value|encrypt|obfuscate|sanitize|scrub|encode_password', '*.mask|redact|encrypt|hash|obfuscate|sanitize|scrub|hashPassword|encodePassword|isPasswordValid|make', 'Str.mask|limit|length', '*.except|has|filled|missing|exists',
  ],
  propagators: [
    'trim|ltrim|rtrim|strtoupper|strtolower|ucfirst|strrev|implode|join|vsprintf|number_format|strval|json_encode|serialize|var_export|print_r|http_build_query|urlencode|rawurlencode|base64_encode|base64_decode|bin2hex|hex2bin|escapeshellarg|escapeshellcmd|htmlspecialchars|htmlentities|addslashes|nl2br|array_merge|array_values|array_filter|array_map|str_shuffle|str_pad|utf8_encode|wp_json_encode|esc_html|esc_attr|collect|compact|unserialize|stream_context_create|sanitize_text_field|wp_unslash|esc_url_raw|pack|chr|dechex|base_convert',
    '*.getMessage|getPrevious|__toString|toArray|toJson|jsonSerialize|all|trim', 'Json.encode', 'Stringable', 'Str.of',
  ],
  sources: [
    // https://www.php.net/manual/function.getenv.php, https://laravel.com/docs/configuration
    { callee: 'getenv|env|config|apache_getenv|get_option', gives: 'environment' }, { callee: '<http-request>.input|post|query|get|header|string', gives: 'environment' }, { callee: '<http-request>.request.get', gives: 'environment' }, { callee: '*.getParameter', gives: 'environment' }, { callee: 'Config.get', gives: 'environment' },
    { callee: 'getallheaders|apache_request_headers', gives: 'headers' }, { callee: '<http-request>.getHeaders', gives: 'headers' }, { callee: '<http-request>.headers.all', gives: 'headers' },
    // https://www.php.net/manual/function.rand.php: none of these is for secrets, random_bytes is.
    { callee: 'rand|mt_rand|uniqid|lcg_value|array_rand|str_shuffle|mt_getrandmax|microtime', gives: 'weak-random' },
    { callee: 'hash_hmac|hash_hmac_file', gives: 'digest' }, { callee: '*.getTraceAsString|getTrace', gives: 'trace' }, { callee: 'debug_backtrace', gives: 'trace' },
  ],
  members: [{ callee: '<http-request>.headers', gives: 'headers' }],
  handlers: ['Route'],
  keys: [
    // https://www.php.net/manual/function.openssl-encrypt.php, https://www.php.net/manual/function.hash-hmac.php, https://www.php.net/manual/function.sodium-crypto-secretbox.php
    { callee: 'openssl_encrypt|openssl_decrypt', arguments: [2, 4, 'passphrase', 'iv'] }, { callee: 'hash_hmac', arguments: [2, 'key'] }, { callee: 'hash_pbkdf2', arguments: [1, 'password'] }, { callee: 'sodium_crypto_secretbox|sodium_crypto_secretbox_open', arguments: [1, 2, 'nonce', 'key'] }, { callee: 'sodium_crypto_auth', arguments: [1, 'key'] },
    // https://github.com/firebase/php-jwt, https://lcobucci-jwt.readthedocs.io
    { callee: 'JWT.encode|decode', arguments: [1, 'key'] }, { callee: 'Key', arguments: [0] }, { callee: 'InMemory.plainText|base64Encoded', arguments: [0] },
    // https://www.php.net/manual/pdo.construct.php, https://www.php.net/manual/mysqli.construct.php, https://www.php.net/manual/function.ldap-bind.php, https://www.php.net/manual/function.ftp-login.php
    { callee: 'PDO|mysqli|mysqli_connect|mysql_connect|oci_connect|odbc_connect|ldap_bind|ftp_login', arguments: [2, 'password'] }, { callee: 'ssh2_auth_password', arguments: [2] }, { callee: 'AMQPStreamConnection', arguments: [3] },
    // https://docs.stripe.com/api/authentication?lang=php, https://www.twilio.com/docs/libraries/php
    { callee: 'Stripe.setApiKey', arguments: [0] }, { callee: 'StripeClient', arguments: [0] }, { callee: 'Encrypter|AES', arguments: [0] }, { callee: '*.setBasicAuth', arguments: [1] }, { callee: 'Http.withToken', arguments: [0] }, { callee: 'Http.withBasicAuth', arguments: [1] },
  ],
  requests: [
    // https://docs.guzzlephp.org/en/stable/request-options.html, https://symfony.com/doc/current/http_client.html
    { callee: '<http-client>.get|post|put|patch|delete|head|getAsync|postAsync', url: 0, query: ['query'], credentials: ['headers', 'auth', 'auth_basic', 'auth_bearer', 'form_params', 'json', 'body', 'password'] },
    { callee: '<http-client>.request|requestAsync', url: 1, query: ['query'], credentials: ['headers', 'auth', 'auth_basic', 'auth_bearer', 'form_params', 'json', 'body'] },
    // https://laravel.com/docs/http-client, https://developer.wordpress.org/reference/functions/wp_remote_post/
    { callee: 'Http.get|head', url: 0, query: [1], credentials: [] }, { callee: 'Http.post|put|patch|delete', url: 0, credentials: ['password', 'token', 'api_key', 'secret', 'client_secret'] }, { callee: 'wp_remote_get|wp_remote_post|wp_remote_request', url: 0, credentials: ['headers', 'body'] },
    // https://developer.wordpress.org/reference/functions/add_query_arg/, https://www.php.net/manual/function.stream-context-create.php, https://www.php.net/manual/pdo.construct.php
    { callee: 'add_query_arg', url: 1, query: [0] }, { callee: 'file_get_contents', url: 0, credentials: [] }, { callee: 'PDO', url: 0, credentials: [] },
    { callee: 'ldap_connect|ftp_connect', url: 0, credentials: [] },
  ],
  insecure: {
    settings: [
      // https://www.php.net/manual/curl.constants.php, https://www.php.net/manual/context.ssl.php
      { name: 'CURLOPT_SSL_VERIFYPEER', value: /^(?:false|0)$/i }, { name: 'CURLOPT_SSL_VERIFYHOST', value: /^(?:false|0)$/i }, { name: 'verify_peer', value: /^(?:false|0)$/i }, { name: 'verify_peer_name', value: /^(?:false|0)$/i }, { name: 'allow_self_signed', value: /^(?:true|1)$/i },
      { name: 'verify', value: /^false$/i }, { name: 'VERIFY', value: /^false$/i }, { name: 'verify_host', value: /^false$/i }, { name: 'sslverify', value: /^false$/i },
      { name: 'MYSQL_ATTR_SSL_VERIFY_SERVER_CERT', value: /^false$/i }, { name: 'sslmode', value: /^disable$/ }, { name: 'LDAP_OPT_X_TLS_REQUIRE_CERT', value: /^(?:0|LDAP_OPT_X_TLS_NEVER)$/ },
    ],
    calls: ['*.withoutVerifying', 'Http.withoutVerifying'],
  },
};
