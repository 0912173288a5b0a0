/** What a name says about the value that is assigned to it. */
export type KeyClass =
  | 'password' | 'secret' | 'token' | 'api-key' | 'encryption-key' | 'private-key' | 'credential' | 'auth' | 'key'
  | 'hash' | 'salt' | 'identifier' | 'harmless';

/**
 * Words by the class they give a name, each in lower case. The last such word of a name decides, because English puts
 * the thing last: a `password_field` is a field, a `field_password` a password. Other languages' commonest words for
 * password are among them.
 */
const classWords: readonly (readonly [KeyClass, string])[] = [
  ['password', 'password passwd passwort passphrase passcode pass pwd pw psw pswd passe userpass userpwd passwords kennwort contrasena clave senha motdepasse mdp '
    + 'wachtwoord haslo heslo salasana losenord parola parol sifre jelszo lozinka adgangskode passord geslo geheimwort losung palavrapasse motpasse mima kouling pasuwaado pasuwado passwaado anshou angou kodeord parool slaptazodis pin dbpass dbpwd mypass rootpass pgpassword sshpass ftppass '
    + 'smtppass imappass mailpass remotepass keystorepass truststorepass storepass keypass adminpass ldappass bindpass bindpw rootpw psk wpapsk authtok'],
  ['secret', 'secret secrets clientsecret appsecret secretkey geheimnis geheim secreto secrete segredo segreto himitsu'],
  ['token', 'token tokens accesstoken authtoken refreshtoken apitoken bearertoken usertoken jwt bearer pat sessionid sid otp totp jeton lingpai'],
  ['api-key', 'apikey apikeys accesskey appkey licensekey licencekey apischluessel zugangsschluessel'],
  ['encryption-key', 'encryptionkey signingkey cryptkey masterkey cipherkey hmackey aeskey pepper'],
  ['private-key', 'privatekey privkey'],
  ['credential', 'credential credentials creds cred'],
  ['auth', 'auth authorization authentication oauth session cookie csrf webhook'],
  ['key', 'key keys seed mnemonic schluessel chiave chave llave miyao'],
  ['hash', 'digest checksum hash hashed fingerprint sha sha1 sha256 sha512 md5 signature integrity'],
  ['salt', 'salt nonce iv'],
];

/** Pairs of words that make a class together, by the word before `key` or `id`. */
const keyKinds: Readonly<Record<string, KeyClass>> = {
  api: 'api-key', access: 'api-key', app: 'api-key', service: 'api-key', account: 'api-key', license: 'api-key', subscription: 'api-key', integration: 'api-key', auth: 'api-key',
  secret: 'secret', shared: 'secret', client: 'api-key', consumer: 'api-key', storage: 'api-key', master: 'encryption-key', encryption: 'encryption-key', encrypt: 'encryption-key', crypt: 'encryption-key', crypto: 'encryption-key',
  signing: 'encryption-key', sign: 'encryption-key', hmac: 'encryption-key', aes: 'encryption-key', cipher: 'encryption-key', fernet: 'encryption-key', jwt: 'encryption-key', session: 'encryption-key', cookie: 'encryption-key', data: 'encryption-key',
  private: 'private-key', priv: 'private-key', rsa: 'private-key', ssh: 'private-key', pem: 'private-key', deploy: 'private-key',
  public: 'harmless', pub: 'harmless', primary: 'harmless', foreign: 'harmless', partition: 'harmless', sort: 'harmless', cache: 'harmless', row: 'harmless', map: 'harmless', object: 'harmless',
  index: 'harmless', hash: 'harmless', translation: 'harmless', locale: 'harmless', i18n: 'harmless', config: 'harmless', storagekey: 'harmless', group: 'harmless', routing: 'harmless', event: 'harmless', query: 'harmless',
  react: 'harmless', item: 'harmless', field: 'harmless', column: 'harmless', state: 'harmless', order: 'harmless', unique: 'harmless', lookup: 'harmless', registry: 'harmless', hot: 'harmless', arrow: 'harmless', shortcut: 'harmless', lock: 'harmless', schema: 'harmless', socket: 'harmless', websocket: 'harmless',
};

/** Words after the class word that make the name one of something about a secret, not of the secret itself. */
const harmlessTails = wordSet(
  'ssid bssid encryption hashing hasher hashers authentication field fields label labels name names type types kind length len size min max url uri urls link path file filename dir folder policy policies regex regexp pattern format id ids uid '
  + 'count error errors err message messages msg prompt hint reset expired expiry expires expiration expire ttl age timeout encoder strategy manager provider providers validator validators validation service services handler '
  + 'handlers callback list index column columns map mapping mapper param params parameter parameters property properties option options input placeholder title text-label description desc help info enabled disabled required '
  + 'visible visibility valid invalid exists changed change update updated created at on time date timestamp view page form screen modal dialog button box component widget icon class selector helper util utils factory builder generator parser '
  + 'store storage repository repo adapter controller model entity schema table row queue topic event events listener hook middleware filter guard checker check verifier strength meter score rule rules algorithm alg '
  + 'version status state mode method methods scheme schemes flow grant scope scopes audience issuer domain host hostname port region endpoint server user username email header headers prefix suffix separator delimiter limit limits usage budget '
  + 'source src target destination env variable var ref reference references arn alias template example test tests spec mock module package plugin extension ring chain pair usages attempts failures manager2 arg args constant marker position offset line symbol range node kinds stream iterator literal lexer tokenizer chars character words supported platform platforms mechanism mechanisms schema schemas suffix');

/** Words after the class word that change nothing: `password_confirmation`, `secret_value`, `token_prod`, `key_b64`. */
const verbNames = /^(?:get|find|check|valid|validate|verify|has|is|reset|forgot|forgotten|update|match|compare|delete|remove|test|expect|parse|read|load|decode|fetch|require|requires|revoke|refresh|generate|create|make|build|change|invalid|wrong|missing|incorrect|no|not|use|uses|using|enable|disable|allow|allows|show|hide|toggle|min|max|num|count|should|can|must|ignore|strip|mask|encrypt|decrypt|hash|hashed|encrypted|crypted|last|sort|render|on|handle|before|after|public|empty)$/;

/** The class of a name, and whether a verb or adjective stands before it that speaks of handling rather than holding. */
export interface KeyName {
  readonly keyClass: KeyClass;
  readonly handled: boolean;
}

const classByWord: ReadonlyMap<string, KeyClass> = new Map(
  classWords.flatMap(([keyClass, words]) => words.split(' ').map((word) => [word, keyClass] as const)),
);

/** Class words that are long and rare enough to be recognised at the end of a word run together: `dbpassword`, `mysecret`. */
const endings: readonly (readonly [string, KeyClass])[] = [
  ['password', 'password'], ['passwd', 'password'], ['passwort', 'password'], ['passphrase', 'password'], ['pwd', 'password'], ['secret', 'secret'], ['token', 'token'],
  ['apikey', 'api-key'], ['accesskey', 'api-key'], ['secretkey', 'secret'], ['privatekey', 'private-key'], ['credential', 'credential'], ['credentials', 'credential'],
];

/** Answers again what it was asked before: a document says `token` a thousand times. One for a document, so it stays small. */
export class KeyNames {
  readonly #known = new Map<string, KeyName | undefined>();

  classify(name: string): KeyName | undefined {
    if (this.#known.has(name)) return this.#known.get(name);
    const keyName = classifyKey(name);
    this.#known.set(name, keyName);
    return keyName;
  }
}

/** Classifies a name such as `DB_PASSWORD`, `clientSecret` or `x-api-key`. Undefined: it says nothing of secrets. */
export function classifyKey(name: string): KeyName | undefined {
  const words = splitWords(name);
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index] ?? '';
    const keyClass = wordClass(word);
    if (keyClass === undefined) continue;
    if (words.slice(index + 1).some((tail) => harmlessTails.has(tail))) return { keyClass: tailClass(words, index), handled: false };
    const before = words[index - 1];
    // The end of a digest of a public key: https://learn.microsoft.com/dotnet/api/system.reflection.assemblyname.getpublickeytoken
    if (keyClass === 'token' && before === 'key' && words[index - 2] === 'public') return { keyClass: 'harmless', handled: false };
    const refined = keyClass === 'key' ? keyClassOf(before, words) : keyClass;
    return { keyClass: refined, handled: words.slice(0, index).some((head) => verbNames.test(head)) };
  }
  return undefined;
}

/** A name that ends in `id` after a key is an identifier (`access_key_id`); after anything else the tail says harmless. */
function tailClass(words: readonly string[], index: number): KeyClass {
  const tail = words.slice(index + 1);
  if (tail.includes('hash')) return 'hash';
  return tail[0] === 'id' ? 'identifier' : 'harmless';
}

function wordClass(word: string): KeyClass | undefined {
  return classByWord.get(word) ?? endings.find(([ending]) => word.endsWith(ending))?.[1] ?? (PASSWORD_OF_OWNER.test(word) ? 'password' : undefined);
}

/** `controlpass`, `bindpw`, `requirepass`: a short word for password right behind whose it is. `bypass` and `compass` are no such words. */
const PASSWORD_OF_OWNER = /^(?:root|admin|adm|user|usr|login|auth|sudo|su|super|master|require|control|default|guest|owner|my|db|sql|mysql|pg|postgres|mongo|redis|ora|oracle|ldap|bind|rootbind|rootpwmod|smtp|imap|pop|mail|email|ftp|sftp|ssh|svn|git|vnc|vpn|wifi|wlan|ap|http|proxy|web|server|host|remote|cert|ssl|tls|jks|key|trust|store|keystore|truststore|zip|backup|app|api|service|svc|account|acct|client|test|new|old|plain|clear|cleartext|enc|encrypted)(?:pass|pw|pwd|psw|pswd)$/;

function keyClassOf(before: string | undefined, words: readonly string[]): KeyClass {
  if (before === undefined) return 'key';
  const known = keyKinds[before] ?? (wordClass(before) === 'secret' ? 'secret' : wordClass(before) === 'token' ? 'token' : undefined);
  return known ?? (words.some((word) => word === 'secret' || word === 'private') ? 'secret' : 'key');
}

/** Lower-case words of a name: split at signs, at changes of case and at digits. Accents are left out: `contraseña`. */
export function splitWords(name: string): readonly string[] {
  const plain = ASCII.test(name) ? name : name.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return (plain.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((word) => word.toLowerCase());
}

const ASCII = /^[ -~]*$/;

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
