import type { LanguageExamples } from '../examples';

/** Made-up programs. */
export const rubyExamples: LanguageExamples = {
  title: 'Ruby', fence: 'ruby', file: 'example.rb',
  examples: [
    {
      ruleId: 'keyward/secret-in-log', bad: 'logger.info "signing in with #{api_key}"',
      good: 'logger.info "signing in"',
    },
    {
      ruleId: 'keyward/secret-in-error', bad: 'raise ArgumentError, "no access with #{access_token}"',
      good: 'raise ArgumentError, "no access with this token"',
    },
    {
      ruleId: 'keyward/stack-trace-exposed', bad: 'def show\n  render json: Order.list\nrescue StandardError => e\n  render json: { error: e.backtrace }, status: 500\nend',
      good: 'def show\n  render json: Order.list\nrescue StandardError => e\n  logger.error(e)\n  render json: { error: "failed" }, status: 500\nend',
    },
    {
      ruleId: 'keyward/secret-in-url', bad: 'Faraday.get("https://api.acme.io/orders?token=#{access_token}")',
      good: 'Faraday.get("https://api.acme.io/orders", nil, { "Authorization" => "Bearer #{access_token}" })',
    },
    {
      ruleId: 'keyward/plaintext-transport', bad: 'Net::HTTP.post_form(URI("http://api.acme.io/login"), "password" => password)',
      good: 'Net::HTTP.post_form(URI("https://api.acme.io/login"), "password" => password)',
    },
    {
      ruleId: 'keyward/tls-verification-off', bad: 'http.verify_mode = OpenSSL::SSL::VERIFY_NONE',
      good: 'http.ca_file = "company-ca.pem"',
    },
    {
      ruleId: 'keyward/unprotected-storage', bad: 'File.write("session", access_token)',
      good: 'File.write("session", vault.encrypt(access_token))',
    },
    {
      ruleId: 'keyward/hardcoded-key-argument', bad: 'OpenSSL::HMAC.hexdigest("SHA256", "tidy-otter-sings", body)',
      good: 'OpenSSL::HMAC.hexdigest("SHA256", ENV.fetch("SIGNING_KEY"), body)',
    },
    {
      ruleId: 'keyward/secret-in-argv', bad: 'system("mysql -u shop -p#{password} shop")',
      good: 'system({ "MYSQL_PWD" => password }, "mysql", "-u", "shop", "shop")',
    },
    {
      ruleId: 'keyward/weak-default-password', bad: 'password = ENV.fetch("DB_PASSWORD", "otter7")',
      good: 'password = ENV.fetch("DB_PASSWORD")',
    },
    {
      ruleId: 'keyward/timing-unsafe-comparison', bad: 'signature == OpenSSL::HMAC.hexdigest("SHA256", key, body)',
      good: 'Rack::Utils.secure_compare(signature, OpenSSL::HMAC.hexdigest("SHA256", key, body))',
    },
    {
      ruleId: 'keyward/weak-random-secret', bad: 'reset_token = ("a".."z").to_a.shuffle.join',
      good: 'reset_token = SecureRandom.hex(32)',
    },
  ],
};
