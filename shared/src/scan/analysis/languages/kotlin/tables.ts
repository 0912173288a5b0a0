import type { LanguageTables } from '../../tables/language-tables';
import { javaTables } from '../java/tables';

/** Kotlin's own libraries, on top of those of Java, which it calls by the same names. */
export const kotlinTables: LanguageTables = {
  kinds: {
    made: [
      ...javaTables.kinds.made,
      // https://github.com/oshai/kotlin-logging
      { callee: 'KotlinLogging.logger', kind: 'logger' }, { callee: 'HttpClient', kind: 'http-client' }, { callee: 'File', kind: 'path' }, { callee: '*.bufferedWriter|printWriter|writer|outputStream', kind: 'file' },
    ],
    types: { ...javaTables.kinds.types, KLogger: 'logger', HttpClient: 'http-client' },
    names: [...javaTables.kinds.names, { pattern: /^(?:client|httpclient)$/, kind: 'http-client' }],
  },
  sinks: [
    ...javaTables.sinks,
    // https://kotlinlang.org/api/core/kotlin-stdlib/kotlin.io/, https://kotlinlang.org/api/core/kotlin-stdlib/kotlin/error.html
    { callee: 'println|print', to: 'log' }, { callee: 'error', to: 'error', arguments: [0] }, { callee: 'require|check|requireNotNull|checkNotNull', to: 'error', arguments: [1] },
    // https://ktor.io/docs/server-responses.html
    { callee: 'call.respond|respondText|respondBytes', to: 'response' }, { callee: 'call.response.cookies.append', to: 'cookie', arguments: [0, 1, 'value'] },
    // https://kotlinlang.org/api/core/kotlin-stdlib/kotlin.io/java.io.-file/, https://developer.android.com/kotlin/ktx
    { callee: '*.writeText|appendText|writeBytes', to: 'file', arguments: [0] }, { callee: 'putString', to: 'file', arguments: [1] },
    // https://ktor.io/docs/client-requests.html#parameters
    { callee: 'parameter', to: 'query', arguments: [1] }, { callee: 'parameters.append', to: 'query', arguments: [1] }, { callee: 'url.parameters.append', to: 'query', arguments: [1] },
  ],
  sanitizers: [...javaTables.sanitizers, '*.isNullOrEmpty|isNullOrBlank|isNotEmpty|isNotBlank|take|takeLast|drop|count|any|all|none'],
  propagators: [
    ...javaTables.propagators,
    '*.toByteArray|encodeToByteArray|decodeToString|toCharArray|joinToString|map|let|also|run|apply|plus|trimIndent|trimMargin|lowercase|uppercase|toList|orEmpty|use|first|last|toRequestBody|concatToString|toHexString|toMap', 'listOf|arrayOf|setOf|buildString|lazy|requireNotNull|checkNotNull', 'TextContent',
  ],
  // https://kotlinlang.org/api/kotlinx.serialization/
  serializers: [...javaTables.serializers ?? [], 'Json.encodeToString|encodeToJsonElement', 'json.encodeToString'],
  accumulators: [...javaTables.accumulators ?? []],
  sources: [
    ...javaTables.sources,
    // https://kotlinlang.org/api/core/kotlin-stdlib/kotlin.random/
    { callee: 'Random.nextInt|nextLong|nextBytes|nextDouble', gives: 'weak-random' }, { callee: '*.random|shuffled', gives: 'weak-random' }, { callee: '*.stackTraceToString', gives: 'trace' },
  ],
  members: [...javaTables.members, { callee: '*.stackTrace', gives: 'trace' }, { callee: '<http-request>.headers', gives: 'headers' }],
  handlers: javaTables.handlers,
  keys: [
    ...javaTables.keys,
    // https://ktor.io/docs/client-basic-auth.html
    { callee: 'BasicAuthCredentials', arguments: [1, 'password'] }, { callee: 'basicAuth', arguments: [1] }, { callee: 'bearerAuth', arguments: [0] }, { callee: 'Database.connect', arguments: ['password'] },
  ],
  requests: [...javaTables.requests, { callee: '<http-client>.get|post|put|patch|delete|request', url: 0, credentials: [] },
    // https://ktor.io/docs/client-requests.html#form_parameters
    { callee: '<http-client>.submitForm', url: 0, credentials: [] },
  ],
  queryParameters: javaTables.queryParameters ?? [],
  insecure: javaTables.insecure,
};
