import type { LanguageTables } from '../../tables/language-tables';

/** Swift's libraries on Apple's systems and on servers; arguments by their labels. */
export const swiftTables: LanguageTables = {
  kinds: {
    made: [
      // https://developer.apple.com/documentation/os/logger, https://github.com/apple/swift-log, https://developer.apple.com/documentation/foundation/process
      { callee: 'Logger', kind: 'logger' }, { callee: 'OSLog', kind: 'logger' }, { callee: 'Process', kind: 'process' }, { callee: 'UserDefaults', kind: 'defaults' }, { callee: 'FileHandle', kind: 'file' },
      // https://developer.apple.com/documentation/gameplaykit/gkrandomsource
      { callee: 'GKMersenneTwisterRandomSource|GKLinearCongruentialRandomSource|GKARC4RandomSource|GKRandomDistribution', kind: 'random' },
    ],
    types: { Logger: 'logger', OSLog: 'logger', Process: 'process', UserDefaults: 'defaults', Int: 'number', UInt: 'number', Bool: 'number', Double: 'number', Float: 'number', Int64: 'number', Int32: 'number', UInt64: 'number', UInt32: 'number', Date: 'number', UUID: 'number', Token: 'number' },
    names: [{ pattern: /^(?:.*logger|log)$/, kind: 'logger' }, { pattern: /^(?:user)?defaults$/, kind: 'defaults' }, { pattern: /^(?:process|task)$/, kind: 'process' }],
  },
  worthParsing: /signature|hmac|\bAbort\b/i,
  sinks: [
    // https://developer.apple.com/documentation/swift/print(_:separator:terminator:), https://developer.apple.com/documentation/foundation/nslog
    { callee: 'print|debugPrint|dump|NSLog|NSLogv|os_log|puts|printf', to: 'log' }, { callee: '<logger>.trace|debug|info|notice|warning|error|critical|fault|log|verbose|severe', to: 'log' }, { callee: 'DDLogInfo|DDLogDebug|DDLogError|DDLogWarn|DDLogVerbose', to: 'log' }, { callee: 'Crashlytics.crashlytics().log|setCustomValue', to: 'log' }, { callee: 'Analytics.logEvent', to: 'log' },
    // https://developer.apple.com/documentation/swift/fatalerror(_:file:line:), https://developer.apple.com/documentation/foundation/nserror, https://docs.vapor.codes/basics/errors/
    { callee: 'fatalError|preconditionFailure|assertionFailure', to: 'error' }, { callee: 'precondition|assert', to: 'error', arguments: [1] }, { callee: 'NSError', to: 'error', arguments: ['userInfo'] }, { callee: 'NSException', to: 'error', arguments: ['reason'] }, { callee: 'Abort', to: 'error', arguments: ['reason'] },
    { callee: 'Abort', to: 'response', arguments: ['reason'] }, { callee: 'Response', to: 'response', arguments: ['body'] }, { callee: 'HTTPResponse', to: 'response', arguments: ['body'] },
    // https://developer.apple.com/documentation/foundation/userdefaults, https://developer.apple.com/documentation/foundation/data/write(to:options:)
    { callee: 'UserDefaults.standard.set|setValue', to: 'file', arguments: [0] }, { callee: '<defaults>.set|setValue', to: 'file', arguments: [0] }, { callee: '*.write', to: 'file', arguments: ['receiver'] }, { callee: 'FileManager.default.createFile', to: 'file', arguments: ['contents'] }, { callee: '<file>.write', to: 'file', arguments: [0] }, { callee: 'NSUbiquitousKeyValueStore.default.set', to: 'file', arguments: [0] }, { callee: 'UIPasteboard.general.setString', to: 'file', arguments: [0] },
    // https://api.vapor.codes/vapor/httpcookies/value/
    { callee: 'HTTPCookie', to: 'cookie', arguments: ['properties'] }, { callee: 'HTTPCookies.Value', to: 'cookie', arguments: ['string'] },
    // https://developer.apple.com/documentation/foundation/filehandle/standarderror
    { callee: 'FileHandle.standardError.write', to: 'log', arguments: [0] }, { callee: 'FileHandle.standardOutput.write', to: 'log', arguments: [0] },
    // https://developer.apple.com/documentation/foundation/process/run(_:arguments:terminationhandler:)
    { callee: 'Process.run', to: 'argv', arguments: ['arguments'] }, { callee: 'Process.launchedProcess', to: 'argv', arguments: ['arguments'] }, { callee: 'system|popen|shell|bash|shellOut', to: 'argv' },
    { callee: 'URLQueryItem', to: 'query', arguments: ['value'] },
  ],
  writes: [{ callee: '<process>.arguments', to: 'argv' }, { callee: 'UIPasteboard.general.string', to: 'file' }],
  sanitizers: [
    'SHA256.hash', 'SHA512.hash', 'SHA384.hash', 'Insecure.MD5.hash', 'Bcrypt.hash|verify', 'mask|redact|hash|encrypt|obfuscate|sanitize|masked|redacted', '*.prefix|suffix|count|isEmpty|hasPrefix|hasSuffix|contains|dropFirst|dropLast|hash|masked|redacted|encrypt|seal|split|components|range|firstIndex|hashValue', 'AES.GCM.seal', 'ChaChaPoly.seal', 'SecItemAdd', 'String.repeating',
  ],
  propagators: [
    'Int|String|Data|Substring|NSString|URL|URLRequest|URLComponents|NSURL|NSMutableString|Array|init|Optional|SymmetricKey|StaticString|HTTPHeaders|HTTPHeader', 'JSONEncoder().encode', 'JSONSerialization.data', 'Environment.get', 'HTTPHeader.authorization', 'String.init',
    '*.data|utf8|encode|base64EncodedString|base64EncodedData|addingPercentEncoding|trimmingCharacters|lowercased|uppercased|appending|joined|description|debugDescription|localizedDescription|string|map|compactMap|description|init|appendingPathComponent|absoluteString|replacingOccurrences',
  ],
  // https://developer.apple.com/documentation/foundation/jsonencoder
  serializers: ['JSONEncoder().encode', 'PropertyListEncoder().encode', '*.encode'],
  sources: [
    { callee: 'Environment.get', gives: 'environment' }, { callee: 'getenv', gives: 'environment' },
    // https://developer.apple.com/documentation/gameplaykit/gkmersennetwisterrandomsource, https://man7.org/linux/man-pages/man3/drand48.3.html
    { callee: 'rand|random|drand48|lrand48|mrand48', gives: 'weak-random' }, { callee: '<random>.nextInt|nextUniform|nextBool', gives: 'weak-random' },
    { callee: 'HMAC.authenticationCode', gives: 'digest' }, { callee: 'Thread.callStackSymbols', gives: 'trace' },
  ],
  members: [{ callee: 'Thread.callStackSymbols', gives: 'trace' }, { callee: '*.allHTTPHeaderFields', gives: 'headers' }],
  handlers: [],
  keys: [
    // https://developer.apple.com/documentation/cryptokit/symmetrickey, https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man3/CCCrypt.3cc.html
    { callee: 'SymmetricKey', arguments: ['data'] }, { callee: 'CCCrypt', arguments: [3, 5] }, { callee: 'CCHmac', arguments: [1] }, { callee: 'CCKeyDerivationPBKDF', arguments: [1] },
    // https://cryptoswift.io, https://docs.vapor.codes/security/jwt/, https://developer.apple.com/documentation/foundation/urlcredential
    { callee: 'AES|Blowfish|ChaCha20|Rabbit', arguments: ['key', 'iv'] }, { callee: 'HMAC|Poly1305', arguments: ['key'] }, { callee: 'PKCS5.PBKDF2', arguments: ['password'] }, { callee: 'JWTSigner.hs256|hs384|hs512', arguments: ['key'] }, { callee: 'HMACKey', arguments: ['from'] }, { callee: 'URLCredential', arguments: ['password'] }, { callee: 'hs256', arguments: ['key'] },
    { callee: 'Realm.Configuration', arguments: ['encryptionKey'] }, { callee: 'SQLPostgresConfiguration|PostgresConfiguration|MySQLConfiguration', arguments: ['password'] },
  ],
  requests: [
    // https://developer.apple.com/documentation/foundation/urlrequest/setvalue(_:forhttpheaderfield:), https://github.com/Alamofire/Alamofire
    { callee: '*.setValue|addValue', url: 'receiver' }, { callee: 'AF.request|upload', url: 0, credentials: ['headers', 'parameters'] }, { callee: 'Alamofire.request', url: 0, credentials: ['headers', 'parameters'] }, { callee: '*.client.get|post', url: 0, credentials: ['headers', 'content'] },
  ],
  insecure: {
    settings: [
      // https://github.com/daltoniam/Starscream, https://github.com/apple/swift-nio-ssl, https://developer.apple.com/documentation/cfnetwork/kcfstreamsslvalidatescertificatechain
      { name: 'disableSSLCertValidation', value: /^true$/ }, { name: 'certificateVerification', value: /^none$/ }, { name: 'kCFStreamSSLValidatesCertificateChain', value: /^(?:false|kCFBooleanFalse)$/ }, { name: 'allowInvalidCertificates', value: /^true$/ }, { name: 'validatesDomainName', value: /^false$/ }, { name: 'allowSelfSigned', value: /^true$/ },
    ],
    // https://github.com/Alamofire/Alamofire/blob/master/Documentation/AdvancedUsage.md#evaluating-server-trusts-with-servertrustmanager-and-servertrustevaluating
    calls: ['DisabledTrustEvaluator', 'DisabledEvaluator', 'URLCredential.unchecked'],
  },
};
