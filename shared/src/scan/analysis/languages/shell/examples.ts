import type { LanguageExamples } from '../examples';

/** Made-up programs. */
export const shellExamples: LanguageExamples = {
  title: 'Shell', fence: 'sh', file: 'example.sh',
  examples: [
    { ruleId: 'keyward/secret-in-log', bad: 'echo "signing in with $API_KEY"', good: 'echo "signing in"' },
    { ruleId: 'keyward/secret-in-error', bad: 'check "$user" || die "no access with $PASSWORD"', good: 'check "$user" || die "no access as $user"' },
    { ruleId: 'keyward/secret-in-url', bad: 'curl "https://api.acme.io/orders?token=$API_TOKEN"', good: 'curl --config headers.conf https://api.acme.io/orders' },
    { ruleId: 'keyward/plaintext-transport', bad: 'curl --data "password=$PASSWORD" http://api.acme.io/login', good: 'curl --data @login.txt https://api.acme.io/login' },
    { ruleId: 'keyward/tls-verification-off', bad: 'curl -k https://intern.acme.io/status', good: 'curl --cacert company-ca.pem https://intern.acme.io/status' },
    {
      ruleId: 'keyward/unprotected-storage',
      bad: 'echo "password=$DB_PASSWORD" > /etc/shop/shop.conf',
      good: 'umask 077\necho "password=$DB_PASSWORD" > /etc/shop/shop.conf',
    },
    {
      ruleId: 'keyward/hardcoded-key-argument',
      bad: 'openssl enc -aes-256-cbc -k tidy-otter-sings -in orders.csv -out orders.enc',
      good: 'openssl enc -aes-256-cbc -pass env:ORDERS_KEY -in orders.csv -out orders.enc',
    },
    { ruleId: 'keyward/secret-in-argv', bad: 'mysql -u shop -p"$DB_PASSWORD" orders', good: 'MYSQL_PWD="$DB_PASSWORD" mysql -u shop orders' },
    { ruleId: 'keyward/weak-default-password', bad: 'password=${DB_PASSWORD:-tidy-otter-1}', good: 'password=${DB_PASSWORD:?not set}' },
    { ruleId: 'keyward/weak-random-secret', bad: 'admin_password=$(date +%s | sha256sum | head -c 32)', good: 'admin_password=$(openssl rand -base64 32)' },
  ],
};
