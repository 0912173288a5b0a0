import type { Reader } from '../reader';
import { placeReader } from './place-pattern';

/** A backslash would have to be decoded by the language's own rules; such a value is left to those who know them. */
const LITERAL = '(?<quote>["\'])(?<secret>[^"\'\\\\\\r\\n]{3,200})\\k<quote>';
/** The next argument or the end of the call; Java's passwords are arrays of characters. */
const SECRET = `(?:Some\\(\\s{0,4})?${LITERAL}(?:\\.toCharArray\\(\\))?\\s{0,4}(?:[,)]|$)`;
const USER = '\\s{0,40}["\'](?<user>[^"\'\\r\\n]{1,120})["\']\\s{0,4},\\s{0,40}';

/** A method that signs in takes who and then the password, both as literals: `conn.login('me@host', 'x')`, `auth=('me', 'x')`. */
export const loginCallReader: Reader = placeReader({
  keywords: [
    '.login(', '.authenticate(', '.signin(', '.sign_in(', '.logon(', '.auth(', 'basicauth(', '.basic_auth(', '.setcredentials(', 'auth=(', 'auth = (',
    '->setauth(', '->login(', '->authenticate(', '.username_pw_set(', 'signinwithemailandpassword(', 'createuserwithemailandpassword(', 'oci_connect(', 'passwordauthentication(', 'networkcredential(', 'usernamepasswordtoken(', 'basic_auth ', 'http_basic_auth ', 'wifi.begin(', 'wifi.sta.config(', 'wlan.connect(', 'sta_if.connect(', '.simple_bind_s(', '.simple_bind(', 'cx_oracle.connect(', 'oracledb.connect(', '.setauth(', '.set_auth(', '.basic(', 'usernamepasswordcredentials(',
  ],
  pattern: new RegExp(USER + SECRET, 'dmy'), rule: 'keyward/generic-password', prior: 'prior.call',
});

/** What can be nothing but a credential may name its user by a variable: `new PasswordAuthentication(user, "x")`. */
export const credentialCallReader: Reader = placeReader({
  keywords: ['passwordauthentication(', 'networkcredential(', 'usernamepasswordtoken(', 'usernamepasswordcredentials(', 'setbasicauth('],
  pattern: new RegExp(`\\s{0,40}[A-Za-z_$][\\w$.]{0,60}(?:\\(\\))?\\s{0,4},\\s{0,40}${SECRET}`, 'dy'), rule: 'keyward/generic-password', prior: 'prior.call',
});

/** A key and its secret, as OAuth 1 takes them (RFC 5849): https://docs.tweepy.org/en/stable/authentication.html */
export const signedCallReader: Reader = placeReader({
  keywords: ['oauthhandler(', 'oauth1userhandler(', '.set_access_token(', 'oauth1session(', 'oauth1('],
  pattern: new RegExp(USER + SECRET, 'dy'), rule: 'keyward/generic-secret', prior: 'prior.call',
});

/** Swift names a header after its value: https://developer.apple.com/documentation/foundation/urlrequest/addvalue(_:forhttpheaderfield:) */
export const headerValueReader: Reader = placeReader({
  keywords: ['addvalue("', 'setvalue("'],
  pattern: /(?<secret>[^"\\\r\n ]{8,300})"\s{0,4},\s{0,4}forHTTPHeaderField:\s{0,4}"[\w-]{0,40}(?:key|token|secret|auth)[\w-]{0,20}"/diy, rule: 'keyward/generic-token', prior: 'prior.call',
});

/** A connection is opened with the place first, as a literal or a variable: `getConnection(url, "me", "x")`. */
export const connectCallReader: Reader = placeReader({
  keywords: [
    'getconnection(', 'directoryentry(', 'mysql_connect(', 'mysql_pconnect(', 'mysqli_connect(', 'mysqli(', 'pdo(', 'mysqldb.connect(', 'pymysql.connect(', 'odbc_connect(',
    'ftp_login(', 'ldap_bind(', 'ssh2_auth_password(', 'imap_open(', 'dbi->connect(', '::connect(', 'ftp(', 'principalcontext(', 'wifi.begin(', 'mysql_real_connect(', 'connectionpool.singleton(', 'plainauth(', 'newdialer(', 'create_user(', 'create_superuser(', 'createsuperuser(',
  ],
  pattern: new RegExp(`\\s{0,40}(?:&?[\\w$]{1,60}\\s{0,4},\\s{0,40}(?=["']))?(?:["'](?<host>[^"'\\r\\n]{0,200})["']|[\\w$.]{1,60})\\s{0,4},(?:\\s{0,4}\\d{2,5}\\s{0,4},)?${USER}${SECRET}`, 'dmy'),
  rule: 'keyward/generic-password', prior: 'prior.call',
});

/** PowerShell's way from a literal to a protected string: https://learn.microsoft.com/powershell/module/microsoft.powershell.security/convertto-securestring */
export const secureStringReader: Reader = placeReader({
  keywords: ['convertto-securestring '], pattern: new RegExp(`(?:-String\\s{1,4})?${LITERAL}`, 'diy'), rule: 'keyward/generic-password', prior: 'prior.call',
});

/** The two in one string, as an option of libcurl: https://curl.se/libcurl/c/CURLOPT_USERPWD.html */
export const curlOptionReader: Reader = placeReader({
  keywords: ['curlopt_userpwd', 'curlopt_proxyuserpwd'],
  pattern: /\s{0,4}(?:,|=>)\s{0,4}["'](?<user>[^:"'\r\n]{1,100}):(?<secret>[^"'$\r\n]{3,200})["']/dy, rule: 'keyward/generic-password', prior: 'prior.call',
});

/** Signing in over another site takes a name and a secret of the program: https://github.com/omniauth/omniauth#getting-started */
export const strategyReader: Reader = placeReader({
  keywords: ['provider :', '.omniauth :', '.omniauth(:'],
  pattern: new RegExp(`\\w{2,30}\\s{0,4},${USER}${LITERAL}`, 'dy'), rule: 'keyward/generic-secret', prior: 'prior.call',
});

/**
 * What is made a hash of, or compared with one, is a password: `password_hash("x", …)`, `bcrypt.hashSync("x", 10)`.
 * https://www.php.net/manual/function.password-hash.php, https://werkzeug.palletsprojects.com/en/stable/utils/#module-werkzeug.security
 */
export const hashedPasswordReader: Reader = placeReader({
  keywords: [
    'password_hash(', 'password_verify(', 'bcrypt.hash(', 'bcrypt.hashsync(', 'bcrypt.compare(', 'bcrypt.comparesync(', 'bcrypt.hashpw(', 'bcrypt.generatefrompassword(', 'generate_password_hash(', 'make_password(',
    'passwordencoder.encode(', 'passwordencoder().encode(', 'bcrypt::password.create(', 'argon2.hash(', 'password.hash(',
  ],
  pattern: new RegExp(`\\s{0,20}(?:\\[\\]byte\\(|b)?${LITERAL}(?:\\.encode\\(\\s{0,4}(?:["'][\\w-]{3,8}["'])?\\))?\\s{0,4}[,)]`, 'dy'), rule: 'keyward/generic-password', prior: 'prior.call',
});

/** An account is given its password: https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.identity.usermanager-1.createasync */
export const accountCallReader: Reader = placeReader({
  keywords: ['.createasync(', '.addpasswordasync(', '.checkpasswordasync(', '.passwordsigninasync('],
  pattern: new RegExp(`\\s{0,20}[\\w.]{1,60}\\s{0,4},\\s{0,40}${LITERAL}\\s{0,4}[,)]`, 'dy'), rule: 'keyward/generic-password', prior: 'prior.call',
});
