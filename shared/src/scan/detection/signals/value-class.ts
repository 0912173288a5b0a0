/** What a value looks like, apart from how random it is. Several may hold at once. */
export type ValueClass =
  | 'template' | 'reference' | 'example' | 'placeholder' | 'alphabet' | 'pattern' | 'mask' | 'sequence' | 'elided' | 'path' | 'url' | 'prose' | 'code-name' | 'type-name' | 'constant'
  | 'uuid' | 'hex-digest' | 'number' | 'code-number' | 'version' | 'date' | 'email' | 'host' | 'colour' | 'key-echo' | 'encrypted' | 'public-key' | 'common-password' | 'popular-password'
  | 'expression' | 'code' | 'foreign-text';

interface ValueTest {
  readonly name: ValueClass;
  readonly pattern: RegExp;
}

/** Each pattern is linear: anchored or with one bounded repeat. The order has no meaning. */
const tests: readonly ValueTest[] = [
  // Holes of shells, template languages, build tools and string formatting: closed, or as a value's beginning, of which the rest was cut off.
  { name: 'template', pattern: /^["'(]?(?:[$#]\{|\{\{|<%|\$\()|[$#]\{\s{0,4}[#!^(]?["'@]?(?:[\w.$-]{1,80}(?![\w.$\])-])[^]{0,200}?)\}|[$#]\{[\w.]{0,60}$/i },
  { name: 'template', pattern: /\{\{[-~&#/!>^%{]?\s{0,4}["'.$@(]?\w[^{}]{0,200}\}\}|\{\{\s{0,4}$|<%[^]{0,200}?%>|<%[-=]?$|\$\(\(?\s{0,4}["'$./<]{0,3}\w[^)]{0,200}\)|\$\([\w./-]{0,60}$/i },
  // What joins two strings of a program around the value is read as one where the quotes between them belong to another language.
  { name: 'template', pattern: /^([`"'])\s{0,4}(?:[+.&]|\|\|)\s[^]{1,200}\s(?:[+.&]|\|\|)\s{0,4}\1$/ },
  { name: 'template', pattern: /%\(\w+\)|^%[\w.]+%$|^@[\w.-]+@$|^<[^<>]{1,80}>$|^\[[^\]]{1,80}\]$|^\{(?![A-Za-z0-9+/]{24,}={0,2}\}$)[^{}]{0,80}\}$|^\$[A-Za-z_]\w*$|^__\w+__$|^%[-\d.]*[sdvqx]$|^:[a-z_]\w*$|^\$\d$|(?<!\{)\{\w{0,20}\}(?!\})|<(?:your|my|the|an?|insert|user|pass|password|token|key|secret|host|name|value|id)\b[^<>]{0,40}>/i },
  // Other vaults' references, cloud resource names and encrypted values that are safe to commit.
  { name: 'reference', pattern: /^(?:keyward|op|vault|secret|secrets|ssm|awssm|gcpsm|azurekeyvault|file|env|ref\+\w+|projects\/[^/]+\/secrets):|^arn:aws|^(?:process\.env|os\.environ|env|ENV|import\.meta\.env)\b|^secretKeyRef|^!(?:Ref|Sub|GetAtt|vault)/ },
  // Nothing but a hole: what is filled in comes from elsewhere, whatever stands beside it.
  { name: 'reference', pattern: /^(?:\$\{[\w.@/-]{1,120}\}|\{\{-?\s?[^{}]{1,120}\}\}|\$\([\w.]{1,80}\)|<%=[^%]{1,120}%>)$/ },
  { name: 'encrypted', pattern: /^ENC[[(]|^\{cipher\}|^AQICAH|^\$ANSIBLE_VAULT|^vault:v\d+:|^enc:|^encrypted:|^secure:/i },
  // Words too long to stand in a random value by chance, so they count in full however long the value is.
  { name: 'example', pattern: /example|placeholder|change_?me|redacted|deadbeef|your[-_ ]?(?:own|api|secret|token|key|password)|insert[-_ ]?your/i },
  { name: 'alphabet', pattern: /abcdefgh|qwertyuiop|0123456789(?=[A-Za-z])|(?<=[A-Za-z])0123456789/i },
  // A regular expression, a format string, a list of ciphers (https://docs.openssl.org/3.0/man1/openssl-ciphers/).
  { name: 'pattern', pattern: /^![A-Z]\w{1,12}(?::|$)/ },
  { name: 'pattern', pattern: /\(\?[:=!<]|\[\^|\\[wdsbWDS][+*{]|\.\*|%[sd](?![A-Za-z0-9])/ },
  { name: 'placeholder', pattern: /(?:^|[^a-z])(?:your|my|the|insert|enter|replace|change|add|put|use|set|fill|provide|some|any)[ _-]?(?:\w+[ _-])?(?:own|me|this|here|it|key|token|secret|password|pass|pwd|api|value|credentials?|username)|change_?it|todo|fixme|dummy|fake|sample|foobar|\bfoo\b|\bbar\b|\bbaz\b|lorem|ipsum|not[-_ ]?(?:a[-_ ]?)?(?:real|secret|used|set)|hidden|protected|removed|omitted|masked|undefined|xxx|asdf|blah|s3cr3t|p[a4@]ssw[o0]rd/i },
  { name: 'mask', pattern: /(.)\1{3,}|^[*•x.#-]+$|\*{3,}|###|^-+$/i },
  // Somebody left out the middle or the end.
  { name: 'elided', pattern: /\.{3}|…|\w\.\.\w/ },
  { name: 'sequence', pattern: /^(?:\D{0,2})(?:0123|1234|2345|3456|6789|9876|8765|7654|6543|5432|4321|3210)\d*$|abcdef|^qwer|qwert|0123456|123456|abcd1234|1q2w3e|asdfgh|zxcvb|^(?:abc|xyz|123)+$/i },
  { name: 'path', pattern: /^(?:\.{0,2}|~|[A-Za-z]:)?[\\/](?:[\w.@ -]+[\\/])*[\w.@ -]*$|^(?:[\w.-]+\/){1,}[\w-]*\.\w{1,5}$|\.(?:json|ya?ml|txt|pem|key|crt|cer|env|conf|cfg|ini|html?|js|ts|py|rb|java|php|xml|png|svg|css|md|log|sh|so|dll|exe|jks|p12|pfx)$/i },
  { name: 'url', pattern: /^(?:https?|ftp|wss?|file|mailto|urn|data|git|ssh|jdbc):/i },
  { name: 'prose', pattern: /^["'(]?[A-Za-z][a-z']*(?:[,;:]? [A-Za-z'’()-]+){1,}[.!?:]?|[.!?:] [A-Z][a-z]+ | (?:is|are|the|to|a|of|for|with|and|or|not|must|your|can|in) /i },
  { name: 'code-name', pattern: /^[a-z]+(?:[A-Z][a-z]+){1,}$|^[A-Z][a-z]+(?:[A-Z][a-z]+)+$|^[a-z]+(?:[_.:-][a-z]+)+$|^[A-Z]+(?:[_.-][A-Z]+)+$|^[\w.]+(?:::|->|#)[\w.]+$|^(?:[a-z][\w]*\.){1,}[A-Za-z]\w*$/ },
  { name: 'type-name', pattern: /^(?:passwort|kennwort|contraseña|contrasena|mot de passe|senha|hasło|wachtwoord|string|str|text|varchar|char|int|integer|number|float|double|bool|boolean|object|any|none|null|nil|undefined|void|bytes?|true|false|yes|no|on|off|optional|required|default|self|this|password|passwd|passwords|secret|secrets|token|tokens|key|keys|auth|basic|bearer|login|user|username|email|test|testing|admin|root|value|name|id|header|cookie|session|public|private|hidden|query|body|form|plain|disabled|enabled|jwt|oauth2?|apikey|hash|md5|sha1|sha256|unknown|auto|generated|empty|blank|missing|invalid|expired|static|dynamic|environment|env|credentials?)$/i },
  { name: 'constant', pattern: /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/ },
  { name: 'uuid', pattern: /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i },
  { name: 'hex-digest', pattern: /^(?:sha\d+[-:])?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i },
  { name: 'number', pattern: /^[-+]?\d[\d.,_]*(?:e[+-]?\d+)?%?$/i },
  { name: 'code-number', pattern: /^0x[0-9a-f]{1,16}[ul]{0,3}$/i },
  { name: 'version', pattern: /^[~^v=<>]*\d+\.\d+(?:\.\d+)*(?:[-+.][\w.]+)?$/ },
  { name: 'date', pattern: /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?$/ },
  { name: 'email', pattern: /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/ },
  { name: 'host', pattern: /^(?:[a-z0-9-]+\.){1,6}(?:com|net|org|io|dev|local|internal|co|cloud|app|test|localhost|example)(?::\d+)?(?:\/\S*)?$|^localhost(?::\d+)?$|^\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?$/i },
  { name: 'colour', pattern: /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i },
  { name: 'public-key', pattern: /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2|age1[a-z0-9]{20}|-----BEGIN (?:PUBLIC|CERTIFICATE|RSA PUBLIC))/ },
  // The first lines of every published list of leaked passwords; used in examples far more often than in earnest.
  // Chosen in earnest as often as in examples, and guessed first either way.
  { name: 'popular-password', pattern: /^(?:letmein|welcome|monkey|dragon|iloveyou|sunshine|princess|football|baseball|superman|batman|hunter2?|trustno1|shadow|starwars|whatever|freedom|ninja|mustang|michael|jordan|charlie|donald|pokemon|killer|pepper|cheese|summer|winter|cookie|banana|chocolate)(?:\d{0,2}|123|1234)[!@#.]{0,4}$/i },
  { name: 'common-password', pattern: /^(?:pass(?:word|wd|phrase)?|pw|pwd|psw|admin|root|test|guest|user|secret|master|login|hello|abc|default|changeit|demo|temp|toor|postgres|mysql|redis|rabbitmq|guest|system|oracle|sa|dev|prod|123|1234|12345)(?:\d{0,1}|01|007|12|123|1234|12345|321|00|11|99)[!@#.]{0,4}$/i },
  { name: 'expression', pattern: /^[\w.]+\([^)]*\)?$|^\w+\[[^\]]+\]$|^[\w$]+(?:\.[\w$]+)+\(|=>|\(\(|&&|\|\||^new |^function\b|^await |^lambda\b|^return\b|^[\w.]+[([]|===?(?=[^=])|^[`"']?\s*[+.]\s|\s\+\s*[`"']?$/ },
  { name: 'foreign-text', pattern: /[^\x00-\x7f][^]{0,8}[^\x00-\x7f]/ },
  { name: 'code', pattern: /^--?[a-z][\w-]*$|^\w+=[^=,]+(?:,\w+=[^=,]+)+$|[;{]\s*$|^[^{]{0,2000}\}\s*$|\s\}\s*$|^[)\]},;]|^\w+\s*[=!]=(?=[^=])|<\/?\w+|^\/\//},
];

export function valueClasses(value: string): readonly ValueClass[] {
  return [...new Set(tests.filter(({ pattern }) => pattern.test(value)).map(({ name }) => name))];
}
