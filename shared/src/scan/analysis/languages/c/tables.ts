import type { LanguageTables } from '../../tables/language-tables';

const STREAMED_LOGS = ['LOG()', 'VLOG()', 'DLOG()', 'DVLOG()', 'PLOG()', 'XLOG()', 'LOG_IF()', 'qDebug()', 'qInfo()', 'qWarning()', 'qCritical()', 'qFatal()', 'BOOST_LOG_TRIVIAL()', 'BOOST_LOG_SEV()', 'LOG_INFO', 'LOG_DEBUG', 'LOG_ERROR', 'LOG_WARN', 'LOG_TRACE', 'llvm.errs()', 'llvm.outs()', 'errs()', 'outs()', 'dbgs()'];

/** Libraries of C and C++. What stands in the namespace `std` is called by its own name. */
export const cTables: LanguageTables = {
  kinds: {
    made: [
      // https://en.cppreference.com/w/c/io/fopen, https://en.cppreference.com/w/cpp/io/basic_ofstream, https://github.com/gabime/spdlog/wiki
      { callee: 'fopen|freopen|fopen_s|_wfopen|ofstream|fstream|QFile', kind: 'file' }, { callee: 'spdlog.get|default_logger|stdout_color_mt|basic_logger_mt', kind: 'logger' }, { callee: '*.getLogger|GetLogger', kind: 'logger' },
      // https://doc.qt.io/qt-6/qprocess.html, https://doc.qt.io/qt-6/qsettings.html
      { callee: 'QProcess', kind: 'process' }, { callee: 'QSettings', kind: 'settings' },
    ],
    types: {
      ofstream: 'file', fstream: 'file', QFile: 'file', logger: 'logger', Logger: 'logger', QProcess: 'process', QSettings: 'settings', Preferences: 'settings', Response: 'http-response', HttpResponse: 'http-response', HTTPServerResponse: 'http-response', http_request: 'http-response', ResponseWriter: 'http-response',
      int: 'number', unsigned: 'number', long: 'number', short: 'number', size_t: 'number', ssize_t: 'number', bool: 'number', _Bool: 'number', BOOL: 'number', gboolean: 'number', gint: 'number', guint: 'number', DWORD: 'number', UINT: 'number', float: 'number', double: 'number', off_t: 'number', time_t: 'number', pid_t: 'number', HANDLE: 'number', Oid: 'number',
      int8_t: 'number', int16_t: 'number', int32_t: 'number', int64_t: 'number', uint16_t: 'number', uint32_t: 'number', uint64_t: 'number', uintptr_t: 'number', intptr_t: 'number', qint64: 'number', quint64: 'number', u16: 'number', u32: 'number', u64: 'number', s32: 'number',
      'unsigned int': 'number', 'unsigned long': 'number', 'long int': 'number', 'long long': 'number', 'unsigned long long': 'number', 'unsigned short': 'number', 'unsigned long int': 'number', 'long unsigned int': 'number',
      // https://man7.org/linux/man-pages/man3/getpwnam.3.html, https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_mutex_lock.html
      passwd: 'number', HTOKEN: 'number', PHANDLE: 'number',
    },
    names: [
      { pattern: /^(?:.*logger|log|spdlog)$/, kind: 'logger' }, { pattern: /^(?:res|resp|response|reply|httpresponse)$/, kind: 'http-response' }, { pattern: /^(?:stderr|stdout)$/, kind: 'standard-stream' }, { pattern: /^settings$/, kind: 'settings' },
      // https://www.arduino.cc/reference/en/libraries/preferences/
      { pattern: /^(?:preferences|prefs)$/, kind: 'settings' }, { pattern: /^(?:db|.*database|.*url|authenticator|.*proxy)$/, kind: 'login' },
    ],
  },
  worthParsing: /signature|hmac/i,
  sinks: [
    // https://en.cppreference.com/w/c/io, https://pubs.opengroup.org/onlinepubs/9799919799/functions/syslog.html, https://fmt.dev/latest/api/
    { callee: 'printf|wprintf|vprintf|puts|putws|syslog|perror|warn|warnx|print|println', to: 'log' }, { callee: 'fmt.print|println', to: 'log' }, { callee: 'fprintf|fwprintf|vfprintf|fputs|fputws|fwrite', to: 'log', arguments: [1, 2, 3], into: 'standard-stream' },
    // https://github.com/gabime/spdlog/wiki/QuickStart, https://google.github.io/glog/, https://abseil.io/docs/cpp/guides/logging
    { callee: 'spdlog.trace|debug|info|warn|error|critical|log', to: 'log' }, { callee: '<logger>.trace|debug|info|warn|warning|error|critical|fatal|log|logf|information|notice', to: 'log' }, { callee: 'SPDLOG_TRACE|SPDLOG_DEBUG|SPDLOG_INFO|SPDLOG_WARN|SPDLOG_ERROR|SPDLOG_CRITICAL|SPDLOG_LOGGER_INFO|SPDLOG_LOGGER_DEBUG', to: 'log' },
    // https://doc.qt.io/qt-6/qtlogging.html, https://docs.gtk.org/glib/logging.html, https://www.kernel.org/doc/html/latest/core-api/printk-basics.html
    { callee: 'qDebug|qInfo|qWarning|qCritical|qFatal', to: 'log' }, { callee: 'g_print|g_printerr|g_message|g_warning|g_debug|g_info|g_critical|g_log', to: 'log' }, { callee: 'printk|pr_info|pr_err|pr_debug|pr_warn|dev_info|dev_err|dev_dbg|dev_warn', to: 'log' },
    // https://developer.android.com/ndk/reference/group/logging, https://docs.espressif.com/projects/esp-idf/en/stable/esp32/api-reference/system/log.html, https://www.arduino.cc/reference/en/language/functions/communication/serial/
    { callee: '__android_log_print|__android_log_write|ESP_LOGI|ESP_LOGD|ESP_LOGW|ESP_LOGE|ESP_LOGV|OutputDebugStringA|OutputDebugStringW|OutputDebugString|av_log|os_log|NSLog', to: 'log' }, { callee: 'Serial.print|println|printf', to: 'log' },
    { callee: 'LOG_INFO|LOG_DEBUG|LOG_ERROR|LOG_WARN|LOG_TRACE|LOGI|LOGD|LOGE|LOGW|log_info|log_debug|log_error|log_warn|log_trace|log_message|debug_printf|DEBUG|zlog_info|zlog_debug|zlog_error|LOG4CXX_INFO|LOG4CXX_DEBUG|LOG4CXX_WARN|LOG4CXX_ERROR|LOG4CPLUS_INFO|LOG4CPLUS_DEBUG|RCLCPP_INFO|RCLCPP_DEBUG|RCLCPP_ERROR|RCLCPP_WARN|ROS_INFO|ROS_DEBUG|ROS_ERROR|ROS_WARN|UE_LOG|wxLogMessage|wxLogError|wxLogDebug|elog', to: 'log' },
    // https://en.cppreference.com/w/cpp/error/exception, https://man7.org/linux/man-pages/man3/err.3.html, https://docs.gtk.org/glib/error-reporting.html, https://docs.python.org/3/c-api/exceptions.html
    { callee: 'runtime_error|logic_error|invalid_argument|domain_error|length_error|out_of_range|range_error|system_error|exception', to: 'error' }, { callee: 'err|errx|verr|error|die|fatal|panic|log_fatal|rte_exit|g_error|Sys_Error', to: 'error' },
    { callee: 'g_set_error|g_set_error_literal|g_error_new|g_error_new_literal|PyErr_SetString|PyErr_Format|luaL_error|lua_error|ereport|sqlite3_result_error|napi_throw_error|abort_with_message', to: 'error' },
    // https://github.com/yhirose/cpp-httplib, https://crowcpp.org/master/guides/routes/, https://pistacheio.github.io/pistache/docs/, https://docs.pocoproject.org/current/Poco.Net.HTTPServerResponse.html
    { callee: '<http-response>.set_content|send|reply|setBody|write|end|sendBuffer|set_body', to: 'response' }, { callee: 'crow.response', to: 'response' }, { callee: 'mg_http_reply|mg_send_http_error', to: 'response' }, { callee: 'ResponseEntity', to: 'response' },
    { callee: 'fprintf|fwprintf|vfprintf|fputs|fputws|fwrite', to: 'file', arguments: [1, 2, 3], into: 'file' }, { callee: '<file>.write|put', to: 'file' }, { callee: 'QTextStream.<<', to: 'file' },
    // https://doc.qt.io/qt-6/qsettings.html#setValue, https://learn.microsoft.com/windows/win32/api/winreg/nf-winreg-regsetvalueexa
    { callee: '<settings>.setValue|putString', to: 'file', arguments: [1] }, { callee: 'RegSetValueEx|RegSetValueExA|RegSetValueExW', to: 'file', arguments: [4] }, { callee: 'WritePrivateProfileString|WritePrivateProfileStringA', to: 'file', arguments: [2] }, { callee: 'g_file_set_contents', to: 'file', arguments: [1] }, { callee: 'g_key_file_set_string', to: 'file', arguments: [3] }, { callee: 'nvs_set_str', to: 'file', arguments: [2] },
    // https://pubs.opengroup.org/onlinepubs/9799919799/functions/exec.html, https://docs.gtk.org/glib/func.spawn_command_line_sync.html
    { callee: 'system|popen|_popen|wsystem|execl|execlp|execle|execv|execvp|execvpe|execve|posix_spawn|posix_spawnp|g_spawn_command_line_sync|g_spawn_command_line_async|g_spawn_async|g_spawn_sync|ShellExecuteA|CreateProcessA|WinExec', to: 'argv' }, { callee: 'boost.process.system|child|spawn', to: 'argv' },
    { callee: '<process>.start|startDetached|setArguments', to: 'argv' }, { callee: 'QProcess.execute|startDetached', to: 'argv' }, { callee: 'bp.system|child|spawn', to: 'argv' },
  ],
  writes: [
    ...['cout', 'cerr', 'clog', 'wcout', 'wcerr', ...STREAMED_LOGS].map((stream) => ({ callee: `${stream}.<<`, to: 'log' } as const)),
    { callee: '<logger>.<<', to: 'log' }, { callee: '<file>.<<', to: 'file' }, { callee: '<http-response>.<<', to: 'response' },
  ],
  sanitizers: [
    'strlen|strnlen|sizeof|crypt|crypt_r|SHA1|SHA256|SHA512|MD5|EVP_Digest|EVP_EncryptUpdate|mask|redact|maskSecret|mask_secret|redact_secret|sanitize|hash|encrypt|obfuscate|bcrypt_hashpw|crypto_pwhash_str|wcslen|g_utf8_strlen|strstr|strchr|strrchr|strtok|strpbrk|atoi|strtol|strtoul|isdigit|isalpha|fnmatch|access|open|stat',
    '*.length|size|empty|find|rfind|substr|starts_with|ends_with|contains|compare|hash|mask|redact|encrypt|isEmpty|left|right|mid|count|startsWith|endsWith|capacity|Mask|Redact|Encrypt|Hash', 'QCryptographicHash.hash', 'absl.HexStringToBytes',
  ],
  propagators: [
    'strdup|strndup|g_strdup|g_strndup|xstrdup|to_string|format|vformat|StrCat|StrAppend|StrJoin|ostringstream|stringstream|istringstream|string|g_strconcat|g_strjoin|g_base64_encode|g_bytes_new|curl_slist_append|curl_easy_escape|curl_maprintf|make_unique|make_shared|make_pair|pair|tuple|optional|c_str|std_string|base64_encode|base64Encode|Base64Encode|url_encode|urlEncode|qPrintable|qUtf8Printable|tr|tostring|json_string|json_object_new_string|cJSON_CreateString|cJSON_Print|cJSON_PrintUnformatted',
    'fmt.format|sprintf|to_string', 'absl.StrCat|StrFormat|StrJoin|Substitute', 'folly.to|sformat', 'Client|SSLClient', 'QString.fromStdString|fromUtf8|fromLatin1|number', 'boost.format', 'nlohmann.json', 'json.dump', 'cpr.Url|Header|Authentication|Bearer|Parameters|Body|Payload', 'web.http.uri', 'CA2W|CW2A',
    '*.c_str|data|str|append|insert|toStdString|toUtf8|toLocal8Bit|toLatin1|constData|arg|dump|get|value|value_or|what|begin|end|trimmed|toString|toLower|toUpper|toHex|toBase64|join|string|native|view|prepend|push_back|operator*|front|back|first|second|release|toEncoded|toDisplayString',
  ],
  sources: [
    { callee: 'getenv|secure_getenv|_wgetenv|qgetenv|g_getenv|qEnvironmentVariable|GetEnvironmentVariable', gives: 'environment' },
    // https://en.cppreference.com/w/c/numeric/random/rand, https://en.cppreference.com/w/cpp/numeric/random: made for simulations.
    { callee: 'rand|random|rand_r|drand48|lrand48|mrand48|qrand|g_random_int|g_random_int_range|mt19937|mt19937_64|default_random_engine|minstd_rand|minstd_rand0|ranlux24|knuth_b|esp_random_weak', gives: 'weak-random' }, { callee: 'QRandomGenerator.global|bounded|generate', gives: 'weak-random' },
    { callee: 'HMAC|EVP_Q_mac|hmac_sha256', gives: 'digest' }, { callee: '*.hmac|final|digest', gives: 'digest' },
    { callee: 'boost.stacktrace.stacktrace', gives: 'trace' }, { callee: 'stacktrace.current', gives: 'trace' }, { callee: 'backtrace_symbols', gives: 'trace' }, { callee: 'boost.diagnostic_information', gives: 'trace' },
  ],
  members: [], handlers: [],
  keys: [
    // https://docs.openssl.org/master/man3/EVP_EncryptInit/, https://docs.openssl.org/master/man3/HMAC/, https://docs.openssl.org/master/man3/PKCS5_PBKDF2_HMAC/
    { callee: 'EVP_EncryptInit_ex|EVP_DecryptInit_ex|EVP_CipherInit_ex', arguments: [3, 4] }, { callee: 'EVP_EncryptInit|EVP_DecryptInit|EVP_CipherInit|EVP_EncryptInit_ex2|EVP_DecryptInit_ex2|EVP_CipherInit_ex2', arguments: [2, 3] }, { callee: 'HMAC|HMAC_Init_ex', arguments: [1] }, { callee: 'EVP_PKEY_new_mac_key|EVP_PKEY_new_raw_private_key', arguments: [2] }, { callee: 'EVP_MAC_init', arguments: [1] },
    { callee: 'AES_set_encrypt_key|AES_set_decrypt_key|PKCS5_PBKDF2_HMAC|PKCS5_PBKDF2_HMAC_SHA1|EVP_PBE_scrypt', arguments: [0] }, { callee: 'RC4_set_key|BF_set_key|CAST_set_key', arguments: [2] }, { callee: 'SSL_CTX_set_default_passwd_cb_userdata', arguments: [1] }, { callee: 'PEM_read_bio_PrivateKey|PEM_read_PrivateKey', arguments: [3] },
    // https://doc.libsodium.org/secret-key_cryptography, https://mbed-tls.readthedocs.io, https://www.gnupg.org/documentation/manuals/gcrypt/, https://www.wolfssl.com/documentation/manuals/wolfssl/
    { callee: 'crypto_secretbox_easy|crypto_secretbox_open_easy', arguments: [3, 4] }, { callee: 'crypto_auth', arguments: [3] }, { callee: 'crypto_generichash', arguments: [4] }, { callee: 'mbedtls_aes_setkey_enc|mbedtls_aes_setkey_dec|mbedtls_md_hmac_starts|mbedtls_cipher_setkey|mbedtls_des_setkey_enc', arguments: [1] }, { callee: 'mbedtls_md_hmac', arguments: [1] }, { callee: 'mbedtls_gcm_setkey|mbedtls_ccm_setkey', arguments: [2] },
    { callee: 'gcry_cipher_setkey|gcry_cipher_setiv|gcry_md_setkey', arguments: [1] }, { callee: 'wc_AesSetKey', arguments: [1, 3] }, { callee: 'wc_HmacSetKey', arguments: [2] }, { callee: 'AES_init_ctx|AES_init_ctx_iv', arguments: [1, 2] },
    // https://dev.mysql.com/doc/c-api/8.4/en/mysql-real-connect.html, https://www.zetetic.net/sqlcipher/sqlcipher-api/, https://curl.se/libcurl/c/CURLOPT_PASSWORD.html
    { callee: 'mysql_real_connect', arguments: [3] }, { callee: 'sqlite3_key|sqlite3_rekey', arguments: [1] }, { callee: 'curl_easy_setopt', arguments: ['CURLOPT_PASSWORD', 'CURLOPT_XOAUTH2_BEARER', 'CURLOPT_USERPWD', 'CURLOPT_KEYPASSWD', 'CURLOPT_PROXYUSERPWD'] },
    // https://github.com/Thalhammer/jwt-cpp, https://doc.qt.io/qt-6/qmessageauthenticationcode.html, https://doc.qt.io/qt-6/qsqldatabase.html#setPassword
    { callee: 'jwt.algorithm.hs256|hs384|hs512', arguments: [0] }, { callee: 'jwt.params.secret', arguments: [0] }, { callee: 'QMessageAuthenticationCode', arguments: [1] }, { callee: '<login>.setPassword|set_password', arguments: [0] }, { callee: 'WiFi.begin', arguments: [1] },
  ],
  requests: [
    { callee: 'curl_easy_perform', url: 'CURLOPT_URL', credentials: ['CURLOPT_USERPWD', 'CURLOPT_PASSWORD', 'CURLOPT_XOAUTH2_BEARER', 'CURLOPT_HTTPHEADER', 'CURLOPT_POSTFIELDS', 'CURLOPT_COPYPOSTFIELDS', 'CURLOPT_COOKIE', 'CURLOPT_PROXYUSERPWD'] },
    // https://docs.libcpr.org/introduction.html, https://github.com/yhirose/cpp-httplib, https://www.openldap.org/software/man.cgi?query=ldap_initialize
    { callee: 'cpr.Get|Post|Put|Delete|Patch', url: 0, credentials: [] }, { callee: 'http_client', url: 0, credentials: [] }, { callee: 'ldap_initialize', url: 1 }, { callee: 'ix.HttpClient.get|post', url: 0, credentials: [] },
  ],
  insecure: {
    settings: [
      // https://curl.se/libcurl/c/CURLOPT_SSL_VERIFYPEER.html, https://curl.se/libcurl/c/CURLOPT_SSL_VERIFYHOST.html
      { name: 'CURLOPT_SSL_VERIFYPEER', value: /^(?:0L?|false|FALSE)$/ }, { name: 'CURLOPT_SSL_VERIFYHOST', value: /^(?:0L?|false|FALSE)$/ }, { name: 'CURLOPT_PROXY_SSL_VERIFYPEER', value: /^(?:0L?|false)$/ },
      { name: 'SSL_CTX_set_verify', value: /^SSL_VERIFY_NONE$|^0$/ }, { name: 'SSL_set_verify', value: /^SSL_VERIFY_NONE$|^0$/ }, { name: 'wolfSSL_CTX_set_verify', value: /^(?:WOLF)?SSL_VERIFY_NONE$/ }, { name: 'mbedtls_ssl_conf_authmode', value: /^MBEDTLS_SSL_VERIFY_NONE$/ },
      { name: 'set_verify_mode', value: /^verify_none$/ }, { name: 'setPeerVerifyMode', value: /^VerifyNone$/ }, { name: 'enable_server_certificate_verification', value: /^false$/ }, { name: 'VerifySsl', value: /^false$/ }, { name: 'set_validate_certificates', value: /^false$/ }, { name: 'verify_ssl', value: /^false$/ },
    ],
    // https://doc.qt.io/qt-6/qsslsocket.html#ignoreSslErrors, https://docs.arduino.cc/libraries/wifi101, https://learn.microsoft.com/windows/win32/winhttp/option-flags
    calls: ['*.ignoreSslErrors', '*.setInsecure', 'grpc.InsecureChannelCredentials', 'grpc.experimental.InsecureCredentials'],
  },
};
