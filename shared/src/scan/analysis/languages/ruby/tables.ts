import type { LanguageTables } from '../../tables/language-tables';

/** The words of a command; what is given by a keyword is its input or its folder. */
const WORDS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/** Ruby's libraries; `::` is written as a dot, and making an object is a call of its class. */
export const rubyTables: LanguageTables = {
  kinds: {
    made: [
      // https://docs.ruby-lang.org/en/master/Logger.html, https://api.rubyonrails.org/classes/ActiveSupport/TaggedLogging.html, https://logger.rocketjob.io
      { callee: 'Logger', kind: 'logger' }, { callee: 'ActiveSupport.Logger', kind: 'logger' }, { callee: 'ActiveSupport.TaggedLogging', kind: 'logger' }, { callee: 'SemanticLogger.[]', kind: 'logger' }, { callee: '<logger>.tagged', kind: 'logger' },
      { callee: 'File', kind: 'file' }, { callee: 'File.open', kind: 'file' }, { callee: 'Tempfile', kind: 'file' }, { callee: 'Tempfile.create|open', kind: 'file' },
      // https://lostisland.github.io/faraday/, https://docs.ruby-lang.org/en/master/Net/HTTP.html, https://github.com/httprb/http
      { callee: 'Faraday', kind: 'http-client' }, { callee: 'HTTP.auth|headers|basic_auth|timeout', kind: 'http-client' }, { callee: 'Net.HTTP', kind: 'http-client' }, { callee: 'Net.HTTP.start', kind: 'http-client' },
      { callee: 'Net.HTTP.Get|Post|Put|Patch|Delete', kind: 'net-request' },
      // https://docs.ruby-lang.org/en/master/OpenSSL/Cipher.html
      { callee: 'OpenSSL.Cipher', kind: 'cipher' }, { callee: 'OpenSSL.Cipher.AES|AES128|AES256', kind: 'cipher' }, { callee: 'Random', kind: 'random' },
    ],
    types: {},
    names: [
      { pattern: /^(?:.*logger|log)$/, kind: 'logger' }, { pattern: /^(?:request|req)$/, kind: 'http-request' }, { pattern: /^(?:response|resp|res)$/, kind: 'http-response' },
      { pattern: /^(?:f|file|fh|outfile)$/, kind: 'file' }, { pattern: /^ftp$/, kind: 'plain-connection' }, { pattern: /^(?:cipher|aes|decipher)$/, kind: 'cipher' }, { pattern: /^(?:conn|connection|faraday|httpclient|http)$/, kind: 'http-client' },
    ],
  },
  sinks: [
    { callee: '<logger>.debug|info|warn|error|fatal|unknown|add|log|<<', to: 'log' }, { callee: 'Rails.logger.debug|info|warn|error|fatal|unknown|add', to: 'log' },
    // https://docs.ruby-lang.org/en/master/Kernel.html
    { callee: 'puts|p|pp|print|printf|warn|abort|putc', to: 'log' }, { callee: 'Kernel.puts|p|print|warn|abort', to: 'log' },
    { callee: '$stdout.puts|print|write|printf|<<', to: 'log' }, { callee: '$stderr.puts|print|write|printf|<<', to: 'log' }, { callee: 'STDOUT.puts|print|write|printf|<<', to: 'log' }, { callee: 'STDERR.puts|print|write|printf|<<', to: 'log' },
    // https://docs.ruby-lang.org/en/3.3/Syslog.html, https://docs.sentry.io/platforms/ruby/, https://docs.honeybadger.io/lib/ruby/
    { callee: 'Syslog.log|emerg|alert|crit|err|warning|notice|info|debug', to: 'log' }, { callee: 'Sentry.capture_message|add_breadcrumb|set_extras|set_context', to: 'log' }, { callee: 'Honeybadger.notify|context', to: 'log' }, { callee: 'Bugsnag.notify', to: 'log' }, { callee: 'Rollbar.error|warning|info|debug', to: 'log' },
    { callee: 'RuntimeError|StandardError|Exception', to: 'error' }, { callee: 'GraphQL.ExecutionError', to: 'error' },
    // https://guides.rubyonrails.org/layouts_and_rendering.html, https://sinatrarb.com/intro.html, https://github.com/ruby-grape/grape#raising-exceptions
    { callee: 'render', to: 'response', arguments: ['json', 'plain', 'html', 'inline', 'body', 'xml', 'text'] }, { callee: 'send_data', to: 'response', arguments: [0] }, { callee: 'halt|error!', to: 'response' }, { callee: '<http-response>.write', to: 'response' },
    { callee: 'cookies.[]=', to: 'cookie', arguments: [1] }, { callee: '<http-response>.set_cookie', to: 'cookie', arguments: [1, 'value'] },
    // https://docs.ruby-lang.org/en/master/File.html, https://docs.ruby-lang.org/en/master/IO.html
    { callee: 'File.write|binwrite', to: 'file', arguments: [1] }, { callee: 'IO.write|binwrite', to: 'file', arguments: [1] }, { callee: '<file>.write|puts|print|printf|<<', to: 'file' }, { callee: 'YAML.dump', to: 'file', arguments: [0], into: 'file' },
    // https://api.rubyonrails.org/classes/ActiveRecord/ConnectionAdapters/DatabaseStatements.html, https://www.rubydoc.info/gems/sqlite3
    { callee: '*.execute|exec_query|exec_params|exec_insert', to: 'database', arguments: [0, 1] }, { callee: '*.update_column', to: 'database', arguments: [1] },
    // https://docs.ruby-lang.org/en/master/Kernel.html#method-i-system, https://ruby.github.io/rake/FileUtils.html, https://docs.ruby-lang.org/en/master/Open3.html
    { callee: 'system|exec|spawn', to: 'argv', arguments: WORDS }, { callee: 'sh', to: 'argv', arguments: [0, 1, 2, 3] }, { callee: 'Kernel.system|exec|spawn', to: 'argv' }, { callee: 'Process.spawn', to: 'argv' }, { callee: 'IO.popen', to: 'argv', arguments: [0] }, { callee: 'PTY.spawn', to: 'argv' },
    { callee: 'Open3.capture2|capture2e|capture3|popen2|popen2e|popen3|pipeline', to: 'argv', arguments: WORDS },
  ],
  sanitizers: [
    // https://github.com/bcrypt-ruby/bcrypt-ruby, https://api.rubyonrails.org/classes/ActiveSupport/ParameterFilter.html
    'BCrypt.Password.create', 'BCrypt.Engine.hash_secret', 'Argon2.Password.create', 'SCrypt.Password.create', 'Digest.SHA256.hexdigest|digest|base64digest', 'Digest.SHA512.hexdigest|digest', 'Digest.SHA1.hexdigest|digest', 'Digest.MD5.hexdigest|digest', 'Digest.SHA2.hexdigest',
    'Rack.Utils.secure_compare', 'ActiveSupport.SecurityUtils.secure_compare|fixed_length_secure_compare', 'OpenSSL.fixed_length_secure_compare|secure_compare', 'secure_compare',
    'mask|redact|sanitize|scrub|encrypt|filter|obfuscate|censor|truncate|digest', '*.mask|redact|sanitize|scrub|encrypt|encrypt_and_sign|filter|obfuscate|censor|truncate|except|without|reject|hash|crypt|sub|gsub|tr|length|size|count|index|first|last|each_char|to_i|to_sym|instance_of|valid_encoding',
  ],
  propagators: [
    'String|Array|Hash|URI', 'URI.parse|join|encode_www_form|encode_www_form_component|encode_uri_component', 'CGI.escape', 'ERB.Util.url_encode', 'Base64.encode64|strict_encode64|urlsafe_encode64|decode64|strict_decode64|urlsafe_decode64', 'JSON.generate|dump|pretty_generate', 'YAML.dump', 'Marshal.dump', 'Oj.dump', 'Shellwords.escape', 'Array',
    '*.to_s|to_str|inspect|to_json|as_json|to_yaml|to_h|to_a|to_query|to_pem|to_der|to_param|attributes|serializable_hash|strip|chomp|lstrip|rstrip|squish|upcase|downcase|capitalize|reverse|dup|clone|freeze|itself|presence|concat|join|merge|slice|values|compact|flatten|map|flat_map|take|encode|force_encoding|unpack1|pack|b|bytes|html_safe|full_message|shellescape|chr|times|tap|then|dump|chars|center|ljust|rjust',
  ],
  accumulators: ['*.<<|concat|push|append|prepend|store|merge!|insert'],
  sources: [
    // https://docs.ruby-lang.org/en/master/ENV.html
    { callee: 'ENV.fetch', gives: 'environment' }, { callee: '*.fetch', gives: 'environment' }, { callee: '<http-request>.get_header', gives: 'environment' },
    // https://docs.ruby-lang.org/en/master/Random.html: for secrets SecureRandom is.
    { callee: 'rand', gives: 'weak-random' }, { callee: 'Random.rand|bytes|new_seed', gives: 'weak-random' }, { callee: 'Kernel.rand', gives: 'weak-random' }, { callee: '<random>.rand|bytes', gives: 'weak-random' }, { callee: '*.sample|shuffle', gives: 'weak-random', unless: 'random' },
    { callee: 'OpenSSL.HMAC.hexdigest|digest|base64digest', gives: 'digest' }, { callee: 'caller', gives: 'trace' },
  ],
  members: [
    { callee: '*.backtrace', gives: 'trace' }, { callee: '*.full_message', gives: 'trace' }, { callee: '<http-request>.headers|env', gives: 'headers' }, { callee: '<http-request>.params|request_parameters', gives: 'request' },
  ],
  // https://sinatrarb.com/intro.html#routes, https://github.com/ruby-grape/grape
  handlers: ['get', 'post', 'put', 'patch', 'delete'],
  keys: [
    // https://docs.ruby-lang.org/en/master/OpenSSL/HMAC.html, https://github.com/jwt/ruby-jwt
    { callee: 'OpenSSL.HMAC', arguments: [0] }, { callee: 'OpenSSL.HMAC.hexdigest|digest|base64digest', arguments: [1] }, { callee: 'JWT.encode|decode', arguments: [1] }, { callee: '<cipher>.key|iv', arguments: ['='] }, { callee: 'OpenSSL.PKCS5.pbkdf2_hmac|pbkdf2_hmac_sha1', arguments: [0] },
    { callee: 'OpenSSL.KDF.pbkdf2_hmac|scrypt|hkdf', arguments: [0] }, { callee: 'OpenSSL.PKey.RSA', arguments: [1] }, { callee: 'OpenSSL.PKey.read', arguments: [1] }, { callee: 'OpenSSL.PKCS12', arguments: [1] }, { callee: 'RbNaCl.SecretBox', arguments: [0] },
    // https://api.rubyonrails.org/classes/ActiveSupport/MessageEncryptor.html, https://api.rubyonrails.org/classes/ActiveSupport/MessageVerifier.html, https://github.com/rack/rack-session
    { callee: 'ActiveSupport.MessageEncryptor', arguments: [0] }, { callee: 'ActiveSupport.MessageVerifier', arguments: [0] }, { callee: 'ActiveSupport.KeyGenerator', arguments: [0] }, { callee: 'use', arguments: ['secret'] },
    { callee: '*.basic_auth', arguments: [1] }, { callee: 'http_basic_authenticate_with', arguments: ['password'] }, { callee: 'Net.FTP.open', arguments: [2] }, { callee: '*.login', arguments: [1] }, { callee: 'Aws.Credentials', arguments: [1] },
    // https://docs.stripe.com/api/authentication?lang=ruby, https://www.twilio.com/docs/libraries/ruby
    { callee: 'Stripe.api_key', arguments: ['='] }, { callee: 'Twilio.REST.Client', arguments: [1] }, { callee: 'SendGrid.API', arguments: ['api_key'] },
  ],
  requests: [
    { callee: 'Net.HTTP.get|get_response|post|post_form', url: 0, credentials: ['password', 'token', 'access_token', 'client_secret', 'api_key', 'secret'] }, { callee: 'Net.HTTP.Post|Put', url: 0, credentials: [] },
    { callee: 'Faraday.get|delete|head', url: 0, query: [1], credentials: ['Authorization'] }, { callee: 'Faraday.post|put|patch', url: 0, credentials: ['password', 'token', 'client_secret', 'api_key', 'secret'] },
    { callee: '<http-client>.get|delete|head', url: 0, query: [1, 'params'], credentials: ['Authorization'] }, { callee: '<http-client>.post|put|patch', url: 0, query: ['params'], credentials: ['json', 'form', 'body', 'password', 'token', 'client_secret'] },
    // https://github.com/jnunemaker/httparty, https://github.com/rest-client/rest-client, https://github.com/typhoeus/typhoeus, https://github.com/excon/excon
    { callee: 'HTTParty.get|post|put|patch|delete', url: 0, query: ['query'], credentials: ['body', 'headers', 'basic_auth'] }, { callee: 'RestClient.get|delete', url: 0, query: ['params'], credentials: ['Authorization'] }, { callee: 'RestClient.post|put|patch', url: 0, credentials: ['password', 'token', 'api_key', 'client_secret'] },
    { callee: 'Typhoeus.get|post|put|patch|delete', url: 0, query: ['params'], credentials: ['headers', 'body', 'userpwd'] }, { callee: 'Excon.get|post|put|patch|delete', url: 0, query: ['query'], credentials: ['headers', 'body'] }, { callee: 'HTTP.get|post|put|patch|delete', url: 0, query: ['params'], credentials: ['json', 'form', 'body'] },
  ],
  insecure: {
    settings: [
      // https://docs.ruby-lang.org/en/master/OpenSSL/SSL.html#VERIFY_NONE, https://lostisland.github.io/faraday/#/customization/ssl-options
      { name: 'verify_mode', value: /^(?:OpenSSL\.)?VERIFY_NONE$/ }, { name: 'verify_ssl', value: /^(?:false|VERIFY_NONE)$/ }, { name: 'ssl_verify_peer', value: /^false$/ }, { name: 'ssl_verifypeer', value: /^false$/ }, { name: 'verify', value: /^false$/ }, { name: 'verify_hostname', value: /^false$/ }, { name: 'verify_peer', value: /^false$/ },
      // https://guides.rubyonrails.org/action_mailer_basics.html#action-mailer-configuration, https://www.rubydoc.info/gems/mysql2, https://www.rubydoc.info/gems/pg
      { name: 'openssl_verify_mode', value: /^(?:none|VERIFY_NONE)$/ }, { name: 'sslverify', value: /^false$/ }, { name: 'sslmode', value: /^disable$/ }, { name: 'ssl_mode', value: /^:?disabled$/ }, { name: 'ssl_verify_mode', value: /^VERIFY_NONE$/ },
      // https://net-ssh.github.io/net-ssh/Net/SSH.html
      { name: 'verify_host_key', value: /^:?never$/ },
    ],
    calls: [],
  },
};
