import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { HOLE, scanText, VALUE } from '../scanning';

type Case = readonly [rule: string, language: LanguageId, template: string];

/** In each the hole stands for a value, and exactly that must be marked. */
const found: readonly Case[] = [
  ['generic-password', 'python', `requests.get(url, auth=('admin', '□'))`],
  ['generic-password', 'java', `new PasswordAuthentication("me", "□".toCharArray())`],
  ['generic-password', 'java', `DriverManager.getConnection("jdbc:oracle:thin:@h:1521:x", "scott", "□");`],
  ['generic-password', 'csharp', `new DirectoryEntry("LDAP://host.invalid", "ACME\\\\me", "□")`],
  ['generic-password', 'php', `new PDO('mysql:host=localhost;dbname=x', 'web', '□');`],
  ['generic-password', 'php', `ftp_login($connection, 'web', '□');`],
  ['generic-password', 'perl', `DBI->connect("dbi:mysql:x", "root", "□");`],
  ['generic-password', 'cpp', `WiFi.begin("home", "□");`],
  ['generic-password', 'cpp', `WiFi.begin(ssid, "robin", "□");`],
  ['generic-password', 'java', `store.load(in, "□".toCharArray());`],
  ['generic-password', 'powershell', `$s = ConvertTo-SecureString "□" -AsPlainText -Force`],
  ['generic-password', 'powershell', `$s = ConvertTo-SecureString -String '□' -AsPlainText`],
  ['generic-password', 'powershell', `Connect-AzAccount -Password "□"`],
  ['generic-encryption-key', 'java', `new SecretKeySpec("□".getBytes(), "AES")`],
  ['generic-encryption-key', 'java', `Algorithm.HMAC256("□")`],
  ['generic-encryption-key', 'csharp', `new SymmetricSecurityKey(Encoding.UTF8.GetBytes("□"))`],
  ['generic-encryption-key', 'python', `hmac.new(b"□", message, sha256)`],
  ['generic-encryption-key', 'go', `sessions.NewCookieStore([]byte("□"))`],
  ['generic-encryption-key', 'javascript', `jwt.sign({ id: user.id }, '□', { expiresIn: '1h' })`],
  ['generic-encryption-key', 'javascript', `jwt.verify(token, '□')`],
  ['generic-encryption-key', 'javascript', `crypto.createHmac('sha256', '□')`],
  ['generic-encryption-key', 'go', 'mac := hmac.New(sha256.New, []byte("□"))'],
  ['generic-encryption-key', 'go', 'block, err := aes.NewCipher([]byte("□"))'],
  ['generic-encryption-key', 'go', 'signed, err := token.SignedString([]byte("□"))'],
  ['command-line-password', 'shellscript', `echo □ | sudo -S apt-get update`],
  ['command-line-password', 'shellscript', `echo "□" | docker login -u me --password-stdin`],
  ['command-line-password', 'dockerfile', `RUN echo "root:□" | chpasswd`],
  ['command-line-password', 'shellscript', `lftp -u me,□ ftp.host.invalid`],
  ['command-line-password', 'shellscript', `psexec.exe \\\\host -u me -p □ cmd`],
  ['command-line-password', 'shellscript', `cmdkey /add:host /user:me /pass:□`],
  ['command-line-password', 'shellscript', `xfreerdp /u:me /p:□ /v:host`],
  ['connection-string-password', 'go', `sql.Open("mysql", "root:□@tcp(127.0.0.1:3306)/x")`],
  ['sql-password', 'sql', `EXEC sp_addlogin 'robin', '□'`],
  ['sql-password', 'sql', `EXEC sp_addlogin @loginame = N'robin', @passwd = N'□'`],
  ['generic-password', 'markdown', 'Sign in as `admin` with the password `□`.'],
  ['generic-password', 'plaintext', 'machine host.invalid login robin password □'],
  ['generic-password', 'plaintext', 'machine host.invalid\n\tlogin robin\n\tpassword □\n'],
  ['generic-api-key', 'groovy', `buildConfigField "String", "API_KEY", "\\"□\\""`],
  ['generic-api-key', 'groovy', `buildConfigField 'String' , 'API_KEY' , '"□"'`],
  ['generic-password', 'groovy', `signingConfigs { release { storePassword "□" } }`],
  ['generic-secret', 'ruby', `set :session_secret, '□'`],
  ['generic-secret', 'xml', `<key>AppSecret</key>\n<string>□</string>`],
  ['generic-api-key', 'properties', `maps.api.key=□`],
  ['generic-password', 'plaintext', `mima = "□"`],
  ['generic-password', 'plaintext', 'mot de passe : □'],
  ['generic-password', 'csharp', `new NetworkCredential("me@host.invalid", "□")`],
  ['generic-password', 'java', `if ("□".equals(password)) return;`],
  ['generic-password', 'php', `curl_setopt($ch, CURLOPT_USERPWD, "me:□");`],
  ['generic-password', 'ruby', `basic_auth 'me', '□'\n`],
  ['generic-credential', 'java', `env.put(Context.SECURITY_CREDENTIALS, "□");`],
  ['generic-password', 'plaintext', `the pw is "□"`],
  ['generic-password', 'xml', `<nexus.password>□</nexus.password>`],
  ['generic-password', 'xml', `<property name="password"><value>□</value></property>`],
  ['generic-api-key', 'markdown', '**API Key:** `□`'],
  ['generic-password', 'plaintext', 'lösenord: □'],
  ['generic-secret', 'python', `geheim = "□"`],
];

/** Nothing may be marked in these; a hole is filled in here, too. */
const none: readonly (readonly [language: LanguageId, template: string])[] = [
  ['python', `requests.get(url, auth=(user, '□x'))`],
  ['java', `DriverManager.getConnection(url, user, password);`],
  ['java', `"0123456789abcdef".toCharArray()`],
  ['java', `"ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()`],
  ['javascript', `jwt.sign(payload, process.env.SECRET)`],
  ['javascript', `jwt.verify(token, getKey('□'))`],
  ['javascript', `crypto.createHmac('sha256', key)`],
  ['go', 'mac := hmac.New(sha256.New, key)'],
  ['python', 'hmac.new(key, b"a message to be signed", hashlib.sha256)'],
  ['java', `if ("password".equals(name)) return;`],
  ['php', 'curl_setopt($ch, CURLOPT_USERPWD, "$user:$password");'],
  ['java', `map.put(key, "□")`],
  ['php', `token_secret = "□\n"`],
  ['java', `new SecretKeySpec(bytes, "AES")`],
  ['shellscript', `echo "$PASSWORD" | sudo -S apt-get update`],
  ['shellscript', `echo done | tee log`],
  ['shellscript', `cat file | docker login --password-stdin`],
  ['powershell', `ConvertTo-SecureString $password -AsPlainText -Force`],
  ['go', 'fmt.Sprintf("%s:%s@tcp(%s)/x", user, password, host)'],
  ['markdown', 'The `password` parameter takes a `string`.'],
  ['plaintext', 'machine learning login page password reset'],
  ['python', `if password:\n    b_args = [b'-o', b'□']`],
  ['python', `password=('ansible_ssh_pass', 'ansible_become_pass')`],
  ['python', `parser.add_argument('--ask-vault-password', '--ask-vault-pass')`],
  ['python', `# the flag --password suffers from the same problem`],
  ['python', `'password': ansible_vars['vcenter_password'],`],
  ['javascript', `const secretsSupportedPlatforms = ["gcfv1", "gcfv2"];`],
  ['javascript', `res.append('Set-Cookie', 'fizz=buzz')`],
  ['go', `request.Header.Set("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")`],
  ['json', `{ "token": "eyJhbGciOi..M3ZA" }`],
  ['markdown', 'Issuer Public Key:\tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAExuICYRP4dnK97fm6Oucv'],
  ['markdown', 'docker service create --secret source=ssh-key,target=ssh'],
  ['markdown', 'burstsms://ApiKey:ApiSecret@FromPhone/ToPhone'],
  ['xml', `<key>PasswordField</key>\n<string>□</string>`],
];

describe('values in calls, commands and other languages', () => {
  for (const [rule, language, template] of found) {
    it(`are marked to the character in ${JSON.stringify(template)}`, () => {
      const start = template.indexOf(HOLE);
      const { findings } = scanText(template.replace(HOLE, VALUE), language);
      assert.deepEqual(findings.map(({ ruleId, span }) => [ruleId, span]), [[`keyward/${rule}`, { start, end: start + VALUE.length }]]);
    });
  }
  for (const [language, template] of none) {
    it(`are not seen in ${JSON.stringify(template)}`, () => assert.deepEqual(scanText(template.replace(HOLE, VALUE), language).findings, []));
  }
});
