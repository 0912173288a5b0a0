import type { LanguageTables } from '../../tables/language-tables';

/** Python's libraries. */
export const pythonTables: LanguageTables = {
  kinds: {
    made: [
      // https://docs.python.org/3/library/logging.html, https://www.structlog.org
      // https://docs.python.org/3/library/smtplib.html, /ftplib.html, /imaplib.html, /poplib.html
      { callee: 'smtplib.SMTP', kind: 'plain-connection' }, { callee: 'ftplib.FTP', kind: 'plain-connection' }, { callee: 'imaplib.IMAP4', kind: 'plain-connection' }, { callee: 'poplib.POP3', kind: 'plain-connection' }, { callee: 'telnetlib.Telnet', kind: 'plain-connection' },
      { callee: 'logging.getLogger', kind: 'logger' }, { callee: 'structlog.get_logger|getLogger', kind: 'logger' }, { callee: 'structlog.stdlib.get_logger', kind: 'logger' },
      { callee: '<logger>.getChild|bind|opt', kind: 'logger' }, { callee: 'logging.LoggerAdapter', kind: 'logger' }, { callee: 'open', kind: 'file' },
      // https://docs.python.org/3/library/tempfile.html
      { callee: 'tempfile.NamedTemporaryFile|TemporaryFile', kind: 'file' },
      { callee: 'io.open', kind: 'file' },
      { callee: 'requests.Session|session', kind: 'http-client' }, { callee: 'httpx.Client|AsyncClient', kind: 'http-client' }, { callee: 'aiohttp.ClientSession', kind: 'http-client' },
      { callee: 'flask.make_response', kind: 'http-response' }, { callee: 'django.http.HttpResponse', kind: 'http-response' }, { callee: 'fastapi.Response', kind: 'http-response' },
    ],
    types: { Logger: 'logger', BoundLogger: 'logger', HttpRequest: 'http-request', Request: 'http-request', Response: 'http-response' },
    names: [
      { pattern: /^(?:.*logger|log|logging)$/, kind: 'logger' }, { pattern: /^(?:request|req)$/, kind: 'http-request' }, { pattern: /^(?:response|resp)$/, kind: 'http-response' }, { pattern: /^(?:session|httpclient)$/, kind: 'http-client' },
    ],
  },
  sinks: [
    { callee: 'print', to: 'log' }, { callee: 'pprint.pprint|pp', to: 'log' }, { callee: 'sys.stdout.write', to: 'log' }, { callee: 'sys.stderr.write', to: 'log' }, { callee: 'warnings.warn', to: 'log' },
    { callee: 'logging.debug|info|warning|warn|error|critical|exception|log', to: 'log' }, { callee: '<logger>.debug|info|warning|warn|error|critical|exception|log|fatal|trace|success|msg', to: 'log' },
    { callee: 'loguru.logger.debug|info|warning|error|critical|exception|log|trace|success', to: 'log' }, { callee: 'click.echo|secho', to: 'log' }, { callee: 'syslog.syslog', to: 'log' },
    // https://docs.sentry.io/platforms/python/enriching-events/
    { callee: 'sentry_sdk.capture_message|add_breadcrumb|set_context|set_extra|set_tag', to: 'log' },
    // https://docs.python.org/3/library/exceptions.html
    { callee: 'Exception|ValueError|TypeError|RuntimeError|KeyError|OSError|IOError|PermissionError|ConnectionError|AssertionError|LookupError|AttributeError|NotImplementedError|ArithmeticError|BaseException|SystemExit', to: 'error' },
    { callee: 'fastapi.HTTPException', to: 'error' }, { callee: 'HTTPException', to: 'error' }, { callee: 'flask.abort', to: 'error' }, { callee: 'werkzeug.exceptions.BadRequest|Unauthorized|Forbidden|InternalServerError', to: 'error' },
    // https://flask.palletsprojects.com/en/latest/api/, https://docs.djangoproject.com/en/stable/ref/request-response/, https://fastapi.tiangolo.com
    { callee: 'flask.jsonify|make_response|Response', to: 'response' }, { callee: 'jsonify', to: 'response' }, { callee: 'django.http.HttpResponse|JsonResponse|HttpResponseServerError|HttpResponseBadRequest', to: 'response' },
    { callee: 'HttpResponse|JsonResponse|HttpResponseServerError|HttpResponseBadRequest', to: 'response' }, { callee: 'fastapi.responses.JSONResponse|PlainTextResponse|HTMLResponse', to: 'response' },
    { callee: 'JSONResponse|PlainTextResponse|HTMLResponse', to: 'response' }, { callee: 'rest_framework.response.Response', to: 'response' }, { callee: 'aiohttp.web.json_response|Response', to: 'response' },
    { callee: 'fastapi.HTTPException', to: 'response' }, { callee: 'HTTPException', to: 'response' },
    // https://docs.python.org/3/library/http.server.html
    { callee: 'self.wfile.write', to: 'response' },
    { callee: '<http-response>.set_cookie', to: 'cookie', arguments: [1, 'value'] },
    { callee: '<file>.write|writelines', to: 'file' }, { callee: 'json.dump', to: 'file', arguments: [0] }, { callee: 'yaml.dump|safe_dump', to: 'file', arguments: [0] }, { callee: 'pickle.dump', to: 'file', arguments: [0] }, { callee: '*.write_text|write_bytes', to: 'file' },
    // https://peps.python.org/pep-0249/#cursor-methods
    { callee: '*.execute|executemany', to: 'database', arguments: [0, 1] },
    // https://docs.python.org/3/library/subprocess.html
    { callee: 'subprocess.run|call|check_call|check_output|Popen|getoutput', to: 'argv', arguments: [0, 'args'] }, { callee: 'os.system|popen|execv|execl|execvp|spawnl', to: 'argv' },
  ],
  sanitizers: [
    'len', 'bool', 'type', 'isinstance', 'hash', 'int', 'float', 'mask', 'redact', 'sanitize', 'scrub', 'obfuscate', 'encrypt', 'hash_password', 'check_password', 'verify_password', 'make_password', '*.mask|redact|sanitize|scrub|hash|encrypt|obfuscate',
    'bcrypt.hashpw|checkpw', 'hmac.compare_digest', 'secrets.compare_digest', 'werkzeug.security.generate_password_hash|check_password_hash', 'generate_password_hash', 'check_password_hash',
    'django.contrib.auth.hashers.make_password|check_password', '*.startswith|endswith|find|count|index|isdigit|isalpha|isupper|islower|replace|hash|verify|encrypt|__len__', 'hashlib.pbkdf2_hmac|scrypt',
  ],
  propagators: [
    'str', 'repr', 'format', 'ascii', 'bytes', 'bytearray', 'dict', 'list', 'tuple', 'set', 'vars', 'json.dumps', 'yaml.dump|safe_dump', 'pprint.pformat', 'base64.b64encode|b64decode|urlsafe_b64encode|urlsafe_b64decode',
    'urllib.parse.quote|quote_plus|urlencode', '*.format|strip|lstrip|rstrip|upper|lower|encode|decode|join|title|capitalize|split|rsplit|copy|dict|model_dump|json|zfill|ljust|rjust|center|hex|items|values', 'dataclasses.asdict', 'copy.copy|deepcopy', 'asdict',
    'sorted', 'map',
    // https://docs.sqlalchemy.org/en/20/core/sqlelement.html#sqlalchemy.sql.expression.text, https://docs.python.org/3/library/shlex.html
    'sqlalchemy.text', 'sqlalchemy.sql.text', 'shlex.quote|join', 'textwrap.dedent',
  ],
  sources: [
    // https://pyjwt.readthedocs.io/en/stable/api.html, https://python-jose.readthedocs.io/en/latest/jwt/api.html
    { callee: 'jwt.encode', gives: 'secret' }, { callee: 'jose.jwt.encode', gives: 'secret' },
    { callee: 'os.environ.get|setdefault', gives: 'environment' }, { callee: 'os.getenv', gives: 'environment' }, { callee: 'decouple.config', gives: 'environment' }, { callee: 'environ.get', gives: 'environment' },
    // What is asked for under a secret's name is one: https://docs.python.org/3/library/stdtypes.html#dict.get
    { callee: '*.get|pop|getlist', gives: 'environment' },
    { callee: 'random.choice|choices|sample|randint|randrange|random|getrandbits|uniform', gives: 'weak-random' },
    { callee: 'traceback.format_exc|format_exception|format_tb|format_stack', gives: 'trace' }, { callee: 'sys.exc_info', gives: 'error' },
    { callee: '*.hexdigest|digest', gives: 'digest' },
  ],
  members: [
    { callee: '<http-request>.headers|META', gives: 'headers' }, { callee: '<http-client>.headers', gives: 'headers' }, { callee: '<http-request>.form|args|json|data|POST|GET|values|body|query_params', gives: 'request' }, { callee: '*.__traceback__', gives: 'trace' },
  ],
  handlers: ['*.route|get|post|put|delete|patch|errorhandler|exception_handler|websocket|api_route', 'rest_framework.decorators.api_view', 'api_view'],
  keys: [
    // https://cryptography.io, https://pyjwt.readthedocs.io, https://docs.python.org/3/library/hmac.html, https://pycryptodome.readthedocs.io
    { callee: 'hmac.new|digest', arguments: [0, 'key'] }, { callee: 'jwt.encode|decode', arguments: [1, 'key'] }, { callee: 'jose.jwt.encode|decode', arguments: [1, 'key'] },
    { callee: 'cryptography.fernet.Fernet', arguments: [0, 'key'] }, { callee: 'Crypto.Cipher.AES.new', arguments: [0, 2, 'key', 'iv', 'nonce'] }, { callee: 'Crypto.Cipher.DES.new|DES3.new|ARC4.new|Blowfish.new', arguments: [0, 'key'] },
    { callee: 'Cryptodome.Cipher.AES.new', arguments: [0, 2, 'key', 'iv', 'nonce'] }, { callee: 'cryptography.hazmat.primitives.ciphers.algorithms.AES|TripleDES|ChaCha20', arguments: [0, 'key'] },
    { callee: 'cryptography.hazmat.primitives.ciphers.modes.CBC|CTR|GCM|CFB|OFB', arguments: [0] }, { callee: 'cryptography.hazmat.primitives.hmac.HMAC', arguments: [0, 'key'] }, { callee: 'hashlib.pbkdf2_hmac', arguments: [1, 'password'] },
    { callee: 'itsdangerous.URLSafeTimedSerializer|URLSafeSerializer|TimestampSigner|Signer|Serializer', arguments: [0, 'secret_key'] }, { callee: 'starlette.middleware.sessions.SessionMiddleware', arguments: ['secret_key'] },
  ],
  requests: [
    // https://requests.readthedocs.io/en/latest/api/, https://www.python-httpx.org/api/
    { callee: 'requests.get|post|put|patch|delete|head', url: 0, query: ['params'], credentials: ['headers', 'auth', 'data', 'json'] }, { callee: 'requests.request', url: 1, query: ['params'], credentials: ['headers', 'auth', 'data', 'json'] },
    { callee: 'httpx.get|post|put|patch|delete|head|stream', url: 0, query: ['params'], credentials: ['headers', 'auth', 'data', 'json'] },
    { callee: '<http-client>.get|post|put|patch|delete|head', url: 0, query: ['params'], credentials: ['headers', 'auth', 'data', 'json'] }, { callee: '<http-client>.request', url: 1, query: ['params'], credentials: ['headers', 'auth', 'data', 'json'] },
    // https://ldap3.readthedocs.io/en/latest/connection.html
    { callee: 'ldap3.Connection', url: 0, credentials: ['password'] },
    // https://www.python-ldap.org/en/latest/reference/ldap.html#ldap.initialize
    { callee: 'ldap.initialize', url: 0 },
    { callee: 'urllib.request.Request', url: 0, credentials: ['headers', 'data'] }, { callee: 'urllib.request.urlopen', url: 0, credentials: ['data'] },
  ],
  // https://fastapi.tiangolo.com/tutorial/query-params-str-validations/
  queryParameters: [{ annotation: 'Query' }],
  insecure: {
    settings: [
      // https://docs.aiohttp.org/en/stable/client_advanced.html#ssl-control-for-tcp-sockets
      { name: 'ssl', value: /^False$/ },
     
      { name: 'verify', value: /^False$/ }, { name: 'verify_ssl', value: /^False$/ }, { name: 'ssl_verify', value: /^False$/ }, { name: 'check_hostname', value: /^False$/ }, { name: 'verify_mode', value: /^(?:ssl\.)?CERT_NONE$/ }, { name: 'cert_reqs', value: /^(?:CERT_NONE)$/ },
      { name: 'validate_certs', value: /^False$/ }, { name: 'sslmode', value: /^disable$/ }, { name: 'tlsInsecure', value: /^True$/ }, { name: 'tlsAllowInvalidCertificates', value: /^True$/ },
    ],
    // https://docs.paramiko.org/en/stable/api/client.html#paramiko.client.AutoAddPolicy
    calls: ['ssl._create_unverified_context', 'paramiko.AutoAddPolicy|WarningPolicy', '*.tls_insecure_set', 'paramiko.client.AutoAddPolicy|WarningPolicy', 'urllib3.disable_warnings', 'requests.packages.urllib3.disable_warnings'],
  },
};
