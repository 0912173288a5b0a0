import type { Reader } from '../reader';
import { placeReader } from './place-pattern';

/** Bytes of a literal, in the ways that languages write them. */
const LITERAL = '(?:\\[\\]byte\\(|b|Buffer\\.from\\(|Encoding\\.\\w{3,7}\\.GetBytes\\(|utf8\\.encode\\()?(?<quote>["\'])(?<secret>[^"\'\\\\\\r\\n]{4,200})\\k<quote>';

/** A function that signs or encrypts takes its key as the first argument: `Algorithm.HMAC256("x")`. */
export const firstKeyReader: Reader = placeReader({
  keywords: [
    'secretkeyspec(', 'setsigningkey(', 'algorithm.hmac256(', 'algorithm.hmac384(', 'algorithm.hmac512(', 'symmetricsecuritykey(', 'hmac.new(', 'fernet(', 'aes.new(', 'cookieparser(',
    'newcookiestore(', 'aes.newcipher(', 'des.newcipher(', '.signedstring(', 'hmacsha256(', 'verifywith(', 'hmackey(', 'cookie.newstore(', 'securecookie.new(', 'new cryptr(',
  ],
  pattern: new RegExp(`\\s{0,40}${LITERAL}`, 'dy'), rule: 'keyward/generic-encryption-key', prior: 'prior.call',
});

/** Others take what is signed first, or the algorithm: `jwt.sign({ id }, 'x')`, `createHmac('sha256', 'x')`. */
export const secondKeyReader: Reader = placeReader({
  keywords: [
    'jwt.sign(', 'jwt.verify(', 'jwt.encode(', 'jwt.decode(', 'createhmac(', 'createcipheriv(', 'createdecipheriv(', 'createcipher(', 'createdecipher(', 'aes.encrypt(', 'aes.decrypt(', 'hash_hmac(', 'signwith(',
  ],
  pattern: new RegExp(`\\s{0,40}(?:\\{[^{}]{0,200}\\}|["'][\\w-]{1,40}["'](?:,\\s{0,4}[\\w$.>-]{1,60})?|[\\w$.]{1,60}(?:\\([\\w$., ]{0,60}\\))?)\\s{0,4},\\s{0,40}${LITERAL}`, 'dy'),
  rule: 'keyward/generic-encryption-key', prior: 'prior.call',
});

/** Go names the digest first: https://pkg.go.dev/crypto/hmac#New */
export const digestKeyReader: Reader = placeReader({
  keywords: ['hmac.new('], pattern: new RegExp(`\\s{0,40}(?:sha\\d{1,3}|md5)\\.New\\w{0,10}\\s{0,4},\\s{0,40}${LITERAL}`, 'dy'), rule: 'keyward/generic-encryption-key', prior: 'prior.call',
});

/** PHP names the text and the cipher first: https://www.php.net/manual/function.openssl-encrypt.php */
export const cipherKeyReader: Reader = placeReader({
  keywords: ['openssl_encrypt(', 'openssl_decrypt('], pattern: new RegExp(`\\s{0,40}[^,"'()]{1,80},\\s{0,4}["'][\\w-]{3,30}["']\\s{0,4},\\s{0,40}${LITERAL}`, 'dy'), rule: 'keyward/generic-encryption-key', prior: 'prior.call',
});

/** The key of a gossip: https://developer.hashicorp.com/consul/docs/reference/agent/configuration-file/encryption */
export const gossipKeyReader: Reader = placeReader({
  keywords: ['"encrypt"', 'encrypt = "', 'encrypt="'], pattern: /(?:\s{0,4}[:=]\s{0,4}")?(?<secret>[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{22}==)"/dy, rule: 'keyward/generic-encryption-key', prior: 'prior.credential-file',
});
