import { sample } from './example';
import type { Rule } from './rule';
import { vendorRules } from './vendor-rules';

/** What the vendor's generator picks from, without quotes and backslashes. */
const SALT = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*()-_ []{}<>~+=,.;:/?|';

export const wordpressRules: readonly Rule[] = vendorRules(
  {
    vendor: 'WordPress',
    documentation: 'https://developer.wordpress.org/advanced-administration/security/login/#security-keys',
    remediation: 'Make new ones with https://api.wordpress.org/secret-key/1.1/salt/: everybody has to sign in again.',
  },
  [
    {
      id: 'keyward/wordpress-secret-key',
      title: 'WordPress secret key or salt',
      keywords: ['auth_key', 'logged_in_key', 'nonce_key', 'auth_salt', 'logged_in_salt', 'nonce_salt'],
      pattern: /(?<![A-Za-z])(?:AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)['"]?\s{0,8}[,=]\s{0,12}(?:'(?<secret>[^'\\\r\n]{60,70})')(?!\w)/,
      maxLength: 108,
      form: 'near',
      confidence: 0.92,
      severity: 'error',
      secretType: 'encryption-key',
      minEntropy: 4,
      description: 'Signs the cookies of everybody who is signed in.',
      get examples() { return [`define('AUTH_KEY',         '${sample(SALT, 64)}');`, `define( 'NONCE_SALT', '${sample(SALT, 64, 1)}' );`]; },
      get counterExamples() {
        return [
          "define('AUTH_KEY', 'put your unique phrase here');", `define('OTHER_KEY', '${sample(SALT, 64)}');`, "define('AUTH_KEY', getenv('AUTH_KEY'));",
        ];
      },
    },
  ],
);
