import type { LanguageTables } from '../../tables/language-tables';

/** Rust's crates; `::` is written as a dot, and a macro has its `!`. */
export const rustTables: LanguageTables = {
  kinds: {
    made: [
      // https://doc.rust-lang.org/std/fs/struct.File.html
      { callee: 'File.create|options|open', kind: 'file' }, { callee: 'fs.File.create|options|open', kind: 'file' }, { callee: 'std.fs.File.create|options|open', kind: 'file' }, { callee: 'OpenOptions.new', kind: 'file' }, { callee: '<file>.mode', kind: 'private-file' }, { callee: 'BufWriter.new', kind: 'file' },
      // https://docs.rs/reqwest/latest/reqwest/struct.Client.html
      { callee: 'reqwest.Client.new|builder', kind: 'http-client' }, { callee: 'reqwest.blocking.Client.new|builder', kind: 'http-client' }, { callee: 'Client.new|builder', kind: 'http-client' }, { callee: '<http-client>.get|post|put|patch|delete|head|request', kind: 'outgoing' },
      // https://docs.rs/rand/latest/rand/rngs/struct.SmallRng.html, https://docs.rs/rand/latest/rand/trait.SeedableRng.html
      { callee: 'SmallRng.seed_from_u64|from_entropy|from_os_rng|from_seed', kind: 'weak-rng' }, { callee: 'StdRng.seed_from_u64', kind: 'weak-rng' }, { callee: 'ChaCha8Rng.seed_from_u64', kind: 'weak-rng' }, { callee: 'ChaCha20Rng.seed_from_u64', kind: 'weak-rng' }, { callee: 'fastrand.Rng.new|with_seed', kind: 'weak-rng' },
      { callee: 'Command.new', kind: 'command' }, { callee: 'process.Command.new', kind: 'command' }, { callee: 'std.process.Command.new', kind: 'command' }, { callee: 'tokio.process.Command.new', kind: 'command' },
      { callee: 'Cookie.build|new', kind: 'cookie' }, { callee: 'Url.parse', kind: 'url' }, { callee: 'String.new|from|with_capacity', kind: 'text' }, { callee: 'HashMap.new', kind: 'map' }, { callee: 'BTreeMap.new', kind: 'map' }, { callee: 'Vec.new', kind: 'list' },
    ],
    types: { Command: 'command', HttpRequest: 'http-request', 'Request': 'http-request', Parts: 'http-request', HeaderMap: 'header-map', File: 'file', Client: 'http-client', RequestBuilder: 'outgoing', SmallRng: 'weak-rng', String: 'text' },
    names: [{ pattern: /^(?:request|req)$/, kind: 'http-request' }, { pattern: /^(?:client|httpclient|http)$/, kind: 'http-client' }, { pattern: /^(?:file|outfile)$/, kind: 'file' }, { pattern: /^headers$/, kind: 'header-map' }],
  },
  // https://doc.rust-lang.org/std/result/
  errorNames: /^(?:e|err|error)$/,
  sinks: [
    // https://docs.rs/log/latest/log/, https://docs.rs/tracing/latest/tracing/
    { callee: 'trace!|debug!|info!|warn!|error!|log!|event!|span!|trace_span!|debug_span!|info_span!|warn_span!|error_span!|instrument!', to: 'log' }, { callee: 'println!|print!|eprintln!|eprint!|dbg!', to: 'log' }, { callee: '*.record', to: 'log', arguments: [1] },
    // https://docs.rs/anyhow/latest/anyhow/, https://docs.rs/eyre/latest/eyre/, https://doc.rust-lang.org/std/result/enum.Result.html
    { callee: 'panic!|unreachable!|unimplemented!|todo!|anyhow!|bail!|ensure!|eyre!|assert!|expect!', to: 'error' }, { callee: 'Err', to: 'error', arguments: [0] }, { callee: '*.expect|context|with_context|wrap_err|wrap_err_with', to: 'error', arguments: [0] }, { callee: 'anyhow.Error.msg', to: 'error' }, { callee: 'io.Error.new', to: 'error', arguments: [1] }, { callee: 'io.Error.other', to: 'error' }, { callee: 'std.io.Error.new', to: 'error', arguments: [1] },
    // https://actix.rs/docs/response/, https://docs.rs/axum/latest/axum/response/index.html, https://rocket.rs/guide/
    { callee: 'HttpResponse.Ok().body|json', to: 'response' }, { callee: 'HttpResponse.InternalServerError().body|json', to: 'response' }, { callee: 'HttpResponse.BadRequest().body|json', to: 'response' }, { callee: 'HttpResponse.Unauthorized().body|json', to: 'response' }, { callee: 'HttpResponse.Forbidden().body|json', to: 'response' }, { callee: 'HttpResponse.NotFound().body|json', to: 'response' }, { callee: 'HttpResponse.BadGateway().body|json', to: 'response' },
    { callee: 'HttpResponse.UnprocessableEntity().body|json', to: 'response' }, { callee: 'StatusCode', to: 'response' }, { callee: 'ErrorInternalServerError|ErrorBadRequest|ErrorUnauthorized', to: 'response' }, { callee: 'error.ErrorInternalServerError|ErrorBadRequest|ErrorUnauthorized', to: 'response' }, { callee: 'actix_web.error.ErrorInternalServerError|ErrorBadRequest', to: 'response' },
    { callee: 'ErrorForbidden|ErrorUnauthorized|ErrorBadRequest|ErrorInternalServerError', to: 'error' }, { callee: 'error.ErrorForbidden|ErrorUnauthorized|ErrorBadRequest|ErrorInternalServerError', to: 'error' },
    { callee: '*.cookie', to: 'cookie', arguments: [0] }, { callee: 'jar.add', to: 'cookie', arguments: [0] }, { callee: 'cookies.add', to: 'cookie', arguments: [0] },
    { callee: 'fs.write', to: 'file', arguments: [1] }, { callee: 'std.fs.write', to: 'file', arguments: [1] }, { callee: 'tokio.fs.write', to: 'file', arguments: [1] }, { callee: '<file>.write|write_all|write_str', to: 'file' }, { callee: 'write!|writeln!', to: 'file', arguments: [1], into: 'file' }, { callee: 'serde_json.to_writer|to_writer_pretty', to: 'file', arguments: [1], into: 'file' },
    // https://docs.rs/sqlx/latest/sqlx/fn.query.html, https://docs.rs/rusqlite/latest/rusqlite/struct.Connection.html
    { callee: '*.bind', to: 'database', arguments: [0] }, { callee: '*.execute', to: 'database', arguments: [0, 1] }, { callee: 'query!', to: 'database' },
    // https://doc.rust-lang.org/std/process/struct.Command.html
    { callee: '<command>.arg|args', to: 'argv', arguments: [0] },
    // https://docs.rs/reqwest/latest/reqwest/struct.RequestBuilder.html#method.query, https://docs.rs/url/latest/url/struct.Url.html
    { callee: '<outgoing>.query', to: 'query', arguments: [0] }, { callee: '*.append_pair', to: 'query', arguments: [1] }, { callee: '*.set_query', to: 'query', arguments: [0] }, { callee: '<url>.set_password', to: 'query', arguments: [0] },
  ],
  sanitizers: [
    // https://docs.rs/bcrypt/latest/bcrypt/, https://docs.rs/argon2/latest/argon2/, https://docs.rs/subtle/latest/subtle/
    'bcrypt.hash|verify', 'hash_password', '*.hash_password|verify_password', 'mask|redact|encrypt|hash|obfuscate|sanitize', '*.mask|redact|encrypt|hash|obfuscate|sanitize|len|is_empty|is_some|is_none|is_ok|is_err|starts_with|ends_with|contains|find|chars_count|count|replace|ct_eq|digest|get_ref|bytes_len|capacity|is_some_and|parse|type_id|split_at', 'Sha256.digest', 'Sha512.digest', 'sha256.digest', 'blake3.hash', 'std.mem.size_of_val', '<cookie>.secure',
  ],
  propagators: [
    'Some|Ok', 'Box.new', 'Arc.new', 'Rc.new', 'String.from|from_utf8|from_utf8_lossy', 'str.from_utf8', 'std.str.from_utf8', 'Cow.from', 'Bytes.from', 'Secret.new', 'HeaderValue.from_str|from_static', 'urlencoding.encode', 'base64.encode', 'hex.encode', 'Url.parse', 'reqwest.Url.parse', 'Json', 'HashMap.from', 'BTreeMap.from', 'Vec.from',
    '*.to_string|to_owned|into|as_str|as_bytes|as_ref|as_deref|clone|cloned|copied|to_vec|into_bytes|into_string|trim|trim_start|trim_end|to_uppercase|to_lowercase|to_ascii_lowercase|unwrap|expect|and_then|ok_or|ok_or_else|map_err|unwrap_or_default|unwrap_or|unwrap_or_else|ok|iter|into_iter|chars|collect|map|take|join|concat|repeat|borrow|deref|expose_secret|encode|finish|build|http_only|path|same_site|max_age|format|display|to_str|into_inner|parse_lossy|into_boxed_str|as_mut|leak|finalize|into_bytes|source|root_cause|from_ref|sample_iter',
  ],
  // https://docs.rs/serde_json/latest/serde_json/fn.to_string.html, https://docs.rs/toml/latest/toml/
  serializers: ['serde_json.to_string|to_string_pretty|to_vec|to_value', 'serde_yaml.to_string', 'toml.to_string|to_string_pretty', 'bincode.serialize'],
  accumulators: ['*.push_str|push|insert|extend|append|insert_str'],
  sources: [
    { callee: 'env.var|var_os', gives: 'environment' }, { callee: 'std.env.var|var_os', gives: 'environment' }, { callee: 'env!|option_env!', gives: 'environment' }, { callee: 'dotenvy.var', gives: 'environment' }, { callee: 'dotenv.var', gives: 'environment' },
    { callee: '<http-request>.headers', gives: 'headers' }, { callee: '<header-map>.get', gives: 'environment' }, { callee: '*.headers().get', gives: 'environment' },
    { callee: '<weak-rng>.gen|gen_range|random|random_range|next_u32|next_u64|sample|sample_iter|fill|alphanumeric|u32|u64|choose', gives: 'weak-random' }, { callee: 'fastrand.alphanumeric|u8|u32|u64|u128|usize|char|choice', gives: 'weak-random' },
    { callee: 'Backtrace.capture|force_capture', gives: 'trace' }, { callee: 'std.backtrace.Backtrace.capture|force_capture', gives: 'trace' }, { callee: '*.backtrace', gives: 'trace' },
    // https://docs.rs/hmac/latest/hmac/, https://docs.rs/ring/latest/ring/hmac/
    { callee: 'mac.finalize', gives: 'digest' }, { callee: 'hmac.finalize', gives: 'digest' }, { callee: 'hmac.sign', gives: 'digest' },
  ],
  members: [],
  handlers: ['get', 'post', 'put', 'delete', 'patch', 'route', 'handler', 'debug_handler'],
  keys: [
    // https://docs.rs/hmac/latest/hmac/, https://docs.rs/ring/latest/ring/hmac/struct.Key.html, https://docs.rs/jsonwebtoken/latest/jsonwebtoken/struct.EncodingKey.html, https://docs.rs/aes-gcm/latest/aes_gcm/
    { callee: '*.new_from_slice', arguments: [0] }, { callee: 'hmac.Key.new', arguments: [1] }, { callee: 'ring.hmac.Key.new', arguments: [1] }, { callee: 'EncodingKey.from_secret|from_base64_secret', arguments: [0] }, { callee: 'DecodingKey.from_secret|from_base64_secret', arguments: [0] }, { callee: 'jsonwebtoken.EncodingKey.from_secret', arguments: [0] },
    { callee: 'Key.from_slice|from|derive_from', arguments: [0] }, { callee: 'Nonce.from_slice|assume_unique_for_key', arguments: [0] }, { callee: 'GenericArray.from_slice', arguments: [0] }, { callee: 'UnboundKey.new', arguments: [1] }, { callee: 'aead.UnboundKey.new', arguments: [1] }, { callee: 'HS256Key.from_bytes', arguments: [0] }, { callee: 'pbkdf2.derive', arguments: [3] }, { callee: 'Fernet.new', arguments: [0] },
    { callee: '*.basic_auth', arguments: [1] }, { callee: '*.bearer_auth', arguments: [0] }, { callee: 'Credentials.new', arguments: [1] }, { callee: '*.secret_access_key', arguments: [0] },
    // https://docs.rs/sqlx/latest/sqlx/postgres/struct.PgConnectOptions.html
    { callee: 'PgConnectOptions.new().password', arguments: [0] }, { callee: 'MySqlConnectOptions.new().password', arguments: [0] },
  ],
  requests: [
    { callee: 'reqwest.get', url: 0 }, { callee: 'reqwest.blocking.get', url: 0 }, { callee: '<http-client>.get|post|put|patch|delete|head', url: 0 }, { callee: '<http-client>.request', url: 1 }, { callee: 'ureq.get|post|put|delete', url: 0 }, { callee: 'Request.builder().uri', url: 0 },
    { callee: 'LdapConn.new', url: 0 }, { callee: 'LdapConnAsync.new', url: 0 },
  ],
  insecure: {
    settings: [
      // https://docs.rs/reqwest/latest/reqwest/struct.ClientBuilder.html#method.danger_accept_invalid_certs, https://docs.rs/native-tls/latest/native_tls/struct.TlsConnectorBuilder.html
      { name: 'danger_accept_invalid_certs', value: /^true$/ }, { name: 'danger_accept_invalid_hostnames', value: /^true$/ }, { name: 'tls_danger_accept_invalid_certs', value: /^true$/ }, { name: 'accept_invalid_certs', value: /^true$/ },
      // https://docs.rs/openssl/latest/openssl/ssl/struct.SslVerifyMode.html, https://docs.rs/sqlx/latest/sqlx/postgres/enum.PgSslMode.html
      { name: 'set_verify', value: /^NONE$/ }, { name: 'set_verify_hostname', value: /^false$/ }, { name: 'verify_hostname', value: /^false$/ }, { name: 'ssl_mode', value: /(?:^|::)Disabled?$/ },
    ],
    // https://docs.rs/rustls/latest/rustls/client/danger/struct.DangerousClientConfig.html, https://docs.rs/lettre/latest/lettre/transport/smtp/struct.SmtpTransport.html#method.builder_dangerous
    calls: ['SmtpTransport.builder_dangerous', 'AsyncSmtpTransport.builder_dangerous', '*.set_certificate_verifier', '*.with_custom_certificate_verifier'],
  },
};
