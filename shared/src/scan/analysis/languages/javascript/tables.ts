import type { LanguageTables } from '../../tables/language-tables';

/** JavaScript's and TypeScript's libraries. */
export const javascriptTables: LanguageTables = {
  kinds: {
    made: [
      // https://github.com/winstonjs/winston, https://getpino.io, https://github.com/trentm/node-bunyan, https://log4js-node.github.io/log4js-node/, https://github.com/debug-js/debug
      { callee: 'winston.createLogger|child', kind: 'logger' }, { callee: 'pino', kind: 'logger' }, { callee: 'bunyan.createLogger', kind: 'logger' },
      { callee: 'log4js.getLogger', kind: 'logger' }, { callee: '<logger>.child', kind: 'logger' }, { callee: 'debug', kind: 'debug-function' }, { callee: 'crypto.createHmac', kind: 'hmac' },
      // https://axios-http.com/docs/instance, https://github.com/sindresorhus/got/blob/main/documentation/10-instances.md, https://github.com/sindresorhus/ky#kycreatedefaultoptions
      { callee: 'axios.create', kind: 'http-client' }, { callee: 'got.extend', kind: 'http-client' }, { callee: 'ky.create|extend', kind: 'http-client' },
      { callee: 'require().getLogger', kind: 'logger' },
    ],
    types: { Logger: 'logger', LoggerService: 'logger', FastifyBaseLogger: 'logger', Response: 'http-response', Request: 'http-request', ServerResponse: 'http-response', IncomingMessage: 'http-request', FastifyReply: 'http-response', FastifyRequest: 'http-request' },
    names: [
      { pattern: /^(?:db|database|pool|connection|conn)$/, kind: 'database' },
      { pattern: /^(?:.*logger|log|winston|bunyan|pino)$/, kind: 'logger' },
      { pattern: /^(?:res|response|reply)$/, kind: 'http-response' },
      { pattern: /^(?:req|request)$/, kind: 'http-request' },
      { pattern: /^searchparams$/, kind: 'url-query' },
      { pattern: /^cookies$/, kind: 'cookies' },
      { pattern: /^(?:api|http|axios|\w{0,30}httpclient|axiosinstance|apiclient)$/, kind: 'http-client' },
    ],
  },
  sinks: [
    { callee: 'console.log|info|warn|error|debug|trace|dir|table|group|groupCollapsed|assert', to: 'log' },
    { callee: '<logger>.fatal|error|warn|warning|info|http|verbose|debug|silly|trace|log|mark', to: 'log' },
    { callee: 'process.stdout.write', to: 'log' }, { callee: 'process.stderr.write', to: 'log' },
    { callee: 'debug', to: 'log' }, { callee: 'util.log', to: 'log' },
    // What a tracker is told is kept and shown like a log: https://docs.sentry.io/platforms/javascript/enriching-events/
    { callee: '@sentry/browser.captureMessage|addBreadcrumb|setContext|setExtra|setExtras|setTag', to: 'log' },
    { callee: '@sentry/node.captureMessage|addBreadcrumb|setContext|setExtra|setExtras|setTag', to: 'log' },
    { callee: '@sentry/react.captureMessage|addBreadcrumb|setContext|setExtra|setExtras|setTag', to: 'log' },
    { callee: '@sentry/nextjs.captureMessage|addBreadcrumb|setContext|setExtra|setExtras|setTag', to: 'log' },
    // https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Error
    { callee: 'Error|TypeError|RangeError|EvalError|ReferenceError|SyntaxError|URIError|AggregateError|HttpException|HttpError|AppError|ApiError', to: 'error' },
    { callee: 'createError', to: 'error' }, { callee: 'http-errors', to: 'error' }, { callee: 'boom.badRequest|unauthorized|forbidden|badImplementation|internal', to: 'error' },
    // https://hapi.dev/module/boom/api/
    { callee: '@hapi/boom.badRequest|unauthorized|forbidden|badImplementation|internal|notFound|conflict|boomify', to: 'error' },
    // https://developer.mozilla.org/docs/Web/API/URL/searchParams
    { callee: '<url-query>.set|append', to: 'query', arguments: [1] },
    // https://expressjs.com/en/api.html#res, https://fastify.dev/docs/latest/Reference/Reply/, https://koajs.com, https://nodejs.org/api/http.html#class-httpserverresponse
    { callee: '<http-response>.send|json|jsonp|end|write|render', to: 'response' },
    { callee: 'next/server.NextResponse.json', to: 'response', arguments: [0] }, { callee: 'NextResponse.json', to: 'response', arguments: [0] }, { callee: 'Response.json', to: 'response', arguments: [0] },
    { callee: '<http-response>.cookie|setCookie', to: 'cookie', arguments: [1] },
    // https://nextjs.org/docs/app/api-reference/functions/next-response#cookies, https://github.com/pillarjs/cookies
    { callee: '<cookies>.set', to: 'cookie', arguments: [1] },
    // https://sidorares.github.io/node-mysql2/docs, https://node-postgres.com/apis/client
    { callee: '<database>.query|execute', to: 'database', arguments: [0, 1] },
    // https://developer.mozilla.org/docs/Web/API/Storage/setItem
    { callee: 'localStorage.setItem', to: 'browser-storage', arguments: [1] }, { callee: 'sessionStorage.setItem', to: 'browser-storage', arguments: [1] },
    { callee: 'window.localStorage.setItem', to: 'browser-storage', arguments: [1] }, { callee: 'window.sessionStorage.setItem', to: 'browser-storage', arguments: [1] },
    // https://react-native-async-storage.github.io/async-storage/docs/api, https://github.com/js-cookie/js-cookie
    { callee: 'AsyncStorage.setItem', to: 'browser-storage', arguments: [1] }, { callee: '@react-native-async-storage/async-storage.setItem', to: 'browser-storage', arguments: [1] },
    { callee: 'Cookies.set', to: 'cookie', arguments: [1] }, { callee: 'js-cookie.set', to: 'cookie', arguments: [1] },
    // https://nodejs.org/api/fs.html
    { callee: 'fs.writeFile|writeFileSync|appendFile|appendFileSync', to: 'file', arguments: [1] }, { callee: 'fs/promises.writeFile|appendFile', to: 'file', arguments: [1] },
    { callee: 'fs.promises.writeFile|appendFile', to: 'file', arguments: [1] },
    // https://nodejs.org/api/child_process.html
    { callee: 'child_process.exec|execSync', to: 'argv', arguments: [0] }, { callee: 'child_process.execFile|execFileSync|spawn|spawnSync', to: 'argv', arguments: [0, 1] }, { callee: 'execa', to: 'argv', arguments: [0, 1] },
  ],
  writes: [
    // https://developer.mozilla.org/docs/Web/API/Web_Storage_API, https://developer.mozilla.org/docs/Web/API/Document/cookie
    { callee: 'localStorage.*', to: 'browser-storage' }, { callee: 'window.localStorage.*', to: 'browser-storage' },
    { callee: 'sessionStorage.*', to: 'browser-storage' }, { callee: 'window.sessionStorage.*', to: 'browser-storage' },
    // https://koajs.com/#context
    { callee: 'ctx.body', to: 'response' }, { callee: 'ctx.response.body', to: 'response' },
    { callee: 'document.cookie', to: 'cookie' }, { callee: 'window.document.cookie', to: 'cookie' },
  ],
  sanitizers: [
    'bcrypt.hash|hashSync|compare|compareSync', 'bcryptjs.hash|hashSync|compare|compareSync', 'argon2.hash|verify', 'crypto.timingSafeEqual', 'crypto.scryptSync|pbkdf2Sync|pbkdf2|scrypt',
    'Boolean', 'Number', 'parseInt', 'parseFloat', '*.includes|startsWith|endsWith|indexOf|test|match|replace|replaceAll|substring|slice|substr|at|charAt|has|localeCompare',
    'mask', 'redact', 'sanitize', 'scrub', 'hash', 'encrypt', 'obfuscate', 'maskSecret', 'redactSecrets', '*.mask|redact|sanitize|scrub|hash|encrypt|obfuscate',
  ],
  propagators: [
    // https://github.com/chalk/chalk, https://github.com/jorgebucaran/colorette, https://github.com/alexeyraspopov/picocolors
    'chalk.*', 'colors.*', 'pc.*', 'kleur.*', 'colorette.*',
    'String', 'Array.from', 'util.format', 'Object.assign|entries|values|fromEntries|freeze', 'Buffer.from', 'btoa', 'atob', 'encodeURIComponent', 'encodeURI', 'escape',
    '*.toString|trim|trimStart|trimEnd|toUpperCase|toLowerCase|concat|join|padStart|padEnd|repeat|normalize|valueOf|toJSON|encode', 'structuredClone', 'Promise.resolve', 'URLSearchParams', 'qs.stringify', 'querystring.stringify', 'TextEncoder().encode', 'Math.floor|round|ceil|trunc|abs',
  ],
  // https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/JSON/stringify, https://nodejs.org/api/util.html#utilinspectobject-options
  serializers: ['JSON.stringify', 'util.inspect'],
  sources: [
    { callee: 'Math.random', gives: 'weak-random' },
    // What is asked for under a secret's name is one: https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Map/get, https://www.npmjs.com/package/config
    { callee: '*.get', gives: 'environment' },
    // https://github.com/auth0/node-jsonwebtoken, https://github.com/panva/jose
    { callee: 'jsonwebtoken.sign', gives: 'secret' }, { callee: 'jose.SignJWT().setProtectedHeader().sign', gives: 'secret' },
    // A keyed digest proves who sent something; a plain one is a checksum. https://nodejs.org/api/crypto.html#class-hmac
    { callee: '<hmac>.digest', gives: 'digest' },
  ],
  members: [
    { callee: '<http-request>.headers|rawHeaders', gives: 'headers' }, { callee: '<http-request>.body|query|params', gives: 'request' }, { callee: '*.stack', gives: 'trace' },
  ],
  handlers: [],
  keys: [
    // https://nodejs.org/api/crypto.html: the key of ciphers and HMACs is the second argument, the initialisation vector the third.
    { callee: 'crypto.createCipheriv|createDecipheriv', arguments: [1, 2] }, { callee: 'crypto.createHmac|createCipher|createDecipher', arguments: [1] },
    { callee: 'crypto.scryptSync|scrypt|pbkdf2|pbkdf2Sync', arguments: [0] }, { callee: 'crypto.hkdf|hkdfSync', arguments: [1] }, { callee: 'crypto.createSecretKey', arguments: [0] }, { callee: 'crypto.createSign().sign', arguments: [0] },
    // https://github.com/auth0/node-jsonwebtoken
    { callee: 'jsonwebtoken.sign|verify', arguments: [1] }, { callee: 'jwt-simple.encode|decode', arguments: [1] },
    // https://cryptojs.gitbook.io/docs/
    { callee: 'crypto-js.AES.encrypt|decrypt', arguments: [1] }, { callee: 'CryptoJS.AES.encrypt|decrypt', arguments: [1] }, { callee: 'CryptoJS.HmacSHA1|HmacSHA256|HmacSHA512|HmacMD5', arguments: [1] },
    { callee: 'crypto-js.HmacSHA1|HmacSHA256|HmacSHA512|HmacMD5', arguments: [1] }, { callee: 'crypto-js.DES.encrypt|decrypt', arguments: [1] }, { callee: 'crypto-js.TripleDES.encrypt|decrypt', arguments: [1] },
    { callee: 'jose.SignJWT().sign', arguments: [0] },
    // https://expressjs.com/en/resources/middleware/session.html, https://github.com/expressjs/cookie-parser
    { callee: 'app.keys', arguments: ['='] }, { callee: 'express-session', arguments: ['secret'] }, { callee: 'cookie-parser', arguments: [0] }, { callee: 'cookie-session', arguments: ['secret', 'keys'] },
    // https://github.com/mikenicholson/passport-jwt, https://github.com/auth0/express-jwt, https://github.com/koajs/jwt
    { callee: 'passport-jwt.Strategy', arguments: ['secretOrKey'] }, { callee: 'express-jwt.expressjwt', arguments: ['secret'] }, { callee: 'express-jwt', arguments: ['secret'] }, { callee: 'koa-jwt', arguments: ['secret'] },
    // https://github.com/fastify/fastify-jwt, https://docs.nestjs.com/security/authentication
    { callee: 'JwtModule.register', arguments: ['secret'] }, { callee: '@nestjs/jwt.JwtModule.register', arguments: ['secret'] }, { callee: 'JwtService.sign', arguments: ['secret'] },
  ],
  requests: [
    // https://developer.mozilla.org/docs/Web/API/Window/fetch, https://axios-http.com/docs/req_config, https://github.com/sindresorhus/got
    { callee: 'fetch', url: 0, credentials: ['headers', 'body'] }, { callee: 'node-fetch', url: 0, credentials: ['headers', 'body'] },
    { callee: 'axios.get|delete|head|options', url: 0, query: ['params'], credentials: ['headers', 'auth'] }, { callee: 'axios.post|put|patch', url: 0, query: ['params'], credentials: ['headers', 'auth', 'data'] },
    { callee: 'axios', url: 0, query: ['params'], credentials: ['headers', 'auth', 'data'] }, { callee: 'axios.request', url: 0, query: ['params'], credentials: ['headers', 'auth', 'data'] },
    { callee: '<http-client>.get|delete|head|options', url: 0, query: ['params', 'searchParams'], credentials: ['headers', 'auth', 'password'] }, { callee: '<http-client>.post|put|patch', url: 0, query: ['params', 'searchParams'], credentials: ['headers', 'auth', 'data', 'json', 'form', 'password'] },
    // https://github.com/mqttjs/MQTT.js#connect, https://github.com/ldapts/ldapts#create-a-client, http://ldapjs.org/client.html
    { callee: 'mqtt.connect', url: 0, credentials: ['password'] }, { callee: 'ldapts.Client', url: 0, credentials: [] },
    { callee: 'got|superagent', url: 0, query: ['searchParams', 'query'], credentials: ['headers', 'json', 'form', 'body', 'password'] },
    { callee: 'got.get|post|put|patch|delete', url: 0, query: ['searchParams'], credentials: ['headers', 'json', 'form', 'body', 'password'] },
    { callee: 'http.request|get', url: 0, credentials: ['headers', 'auth'] },
    // https://undici.nodejs.org, https://ladjs.github.io/superagent/
    { callee: 'undici.fetch|request', url: 0, query: ['query'], credentials: ['headers', 'body'] }, { callee: 'superagent.get|post|put', url: 0, credentials: [] }, { callee: 'request', url: 0, query: ['qs'], credentials: ['headers', 'auth', 'form', 'json'] }, { callee: 'request.get|post', url: 0, query: ['qs'], credentials: ['headers', 'auth', 'form', 'json'] },
    { callee: 'ky', url: 0, query: ['searchParams'], credentials: ['headers', 'json', 'body'] }, { callee: 'ky.get|post|put|patch|delete', url: 0, query: ['searchParams'], credentials: ['headers', 'json', 'body'] }, { callee: 'ldapjs.createClient', url: 0, credentials: [] },
  ],
  insecure: {
    settings: [
      // https://nodejs.org/api/tls.html#tlsconnectoptions-callback
      { name: 'rejectUnauthorized', value: /^false$/ }, { name: 'NODE_TLS_REJECT_UNAUTHORIZED', value: /^0$/ }, { name: 'strictSSL', value: /^false$/ }, { name: 'insecureSkipVerify', value: /^true$/ },
      { name: 'sslmode', value: /^disable$/ }, { name: 'insecure', value: /^true$/ }, { name: 'verifySSL', value: /^false$/ }, { name: 'validateCertificate', value: /^false$/ },
    ],
    calls: [],
  },
};
