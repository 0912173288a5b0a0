import type { LanguageExamples } from '../examples';

/** Made-up programs. */
export const cExamples: LanguageExamples = {
  title: 'C', fence: 'c', file: 'example.c',
  examples: [
    {
      ruleId: 'keyward/secret-in-log',
      bad: 'void sign_in(const char *api_key) {\n  printf("signing in with %s\\n", api_key);\n}',
      good: 'void sign_in(const char *api_key) {\n  printf("signing in\\n");\n}',
    },
    {
      ruleId: 'keyward/secret-in-error',
      bad: 'void check(const char *password) {\n  errx(1, "no access with %s", password);\n}',
      good: 'void check(const char *user) {\n  errx(1, "no access as %s", user);\n}',
    },
    {
      ruleId: 'keyward/secret-in-url',
      bad: 'void ask(CURL *curl, const char *api_token) {\n  char url[256];\n  snprintf(url, sizeof url, "https://api.acme.io/orders?token=%s", api_token);\n}',
      good: 'void ask(CURL *curl, const char *api_token) {\n  curl_easy_setopt(curl, CURLOPT_URL, "https://api.acme.io/orders");\n  curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, api_token);\n}',
    },
    {
      ruleId: 'keyward/plaintext-transport',
      bad: 'void order(CURL *curl, const char *password) {\n  curl_easy_setopt(curl, CURLOPT_URL, "http://api.acme.io/orders");\n  curl_easy_setopt(curl, CURLOPT_PASSWORD, password);\n  curl_easy_perform(curl);\n}',
      good: 'void order(CURL *curl, const char *password) {\n  curl_easy_setopt(curl, CURLOPT_URL, "https://api.acme.io/orders");\n  curl_easy_setopt(curl, CURLOPT_PASSWORD, password);\n  curl_easy_perform(curl);\n}',
    },
    {
      ruleId: 'keyward/tls-verification-off',
      bad: 'void prepare(CURL *curl) {\n  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);\n}',
      good: 'void prepare(CURL *curl) {\n  curl_easy_setopt(curl, CURLOPT_CAINFO, "company-ca.pem");\n}',
    },
    {
      ruleId: 'keyward/unprotected-storage',
      bad: 'void save(const char *password) {\n  FILE *file = fopen("shop.conf", "w");\n  fprintf(file, "password=%s\\n", password);\n}',
      good: 'void save(const char *password) {\n  secret_password_store_sync(&schema, NULL, "shop", password, NULL, NULL);\n}',
    },
    {
      ruleId: 'keyward/hardcoded-key-argument',
      bad: 'void seal(EVP_CIPHER_CTX *context, unsigned char *iv) {\n  EVP_EncryptInit_ex(context, EVP_aes_128_cbc(), NULL, (unsigned char *)"tidy otter sings", iv);\n}',
      good: 'void seal(EVP_CIPHER_CTX *context, const unsigned char *key, unsigned char *iv) {\n  EVP_EncryptInit_ex(context, EVP_aes_128_cbc(), NULL, key, iv);\n}',
    },
    {
      ruleId: 'keyward/secret-in-argv',
      bad: 'void dump(const char *password) {\n  execlp("mysqldump", "mysqldump", "-p", password, NULL);\n}',
      good: 'void dump(const char *password) {\n  setenv("MYSQL_PWD", password, 1);\n  execlp("mysqldump", "mysqldump", "shop", NULL);\n}',
    },
    {
      ruleId: 'keyward/weak-default-password',
      bad: 'void configure(void) {\n  const char *password = getenv("DB_PASSWORD");\n  if (!password) password = "tidy-otter-1";\n}',
      good: 'void configure(void) {\n  const char *password = getenv("DB_PASSWORD");\n  if (!password) errx(1, "DB_PASSWORD is not set");\n}',
    },
    {
      ruleId: 'keyward/timing-unsafe-comparison',
      bad: 'int check(const unsigned char *signature, const unsigned char *expected_signature) {\n  return memcmp(signature, expected_signature, 32) == 0;\n}',
      good: 'int check(const unsigned char *signature, const unsigned char *expected_signature) {\n  return CRYPTO_memcmp(signature, expected_signature, 32) == 0;\n}',
    },
    {
      ruleId: 'keyward/weak-random-secret',
      bad: 'void generate(char *session_token) {\n  snprintf(session_token, 16, "%d", rand());\n}',
      good: 'void generate(unsigned char *session_token) {\n  getrandom(session_token, 16, 0);\n}',
    },
  ],
};

export const cppExamples: LanguageExamples = {
  title: 'C++', fence: 'cpp', file: 'example.cpp',
  examples: [
    {
      ruleId: 'keyward/secret-in-log',
      bad: 'void signIn(const std::string& apiKey) {\n  std::cout << "signing in with " << apiKey;\n}',
      good: 'void signIn(const std::string& apiKey) {\n  std::cout << "signing in";\n}',
    },
    {
      ruleId: 'keyward/secret-in-error',
      bad: 'void check(const std::string& password) {\n  throw std::runtime_error("no access with " + password);\n}',
      good: 'void check(const std::string& user) {\n  throw std::runtime_error("no access as " + user);\n}',
    },
    {
      ruleId: 'keyward/stack-trace-exposed',
      bad: 'void answer(httplib::Response& response) {\n  try { orders(response); } catch (const std::exception& error) { response.set_content(error.what(), "text/plain"); }\n}',
      good: 'void answer(httplib::Response& response) {\n  try { orders(response); } catch (const std::exception& error) {\n    spdlog::error(error.what());\n    response.set_content("internal error", "text/plain");\n  }\n}',
    },
    {
      ruleId: 'keyward/secret-in-url',
      bad: 'void ask(const std::string& apiToken) {\n  cpr::Get(cpr::Url{"https://api.acme.io/orders?token=" + apiToken});\n}',
      good: 'void ask(const std::string& apiToken) {\n  cpr::Get(cpr::Url{"https://api.acme.io/orders"}, cpr::Bearer{apiToken});\n}',
    },
    {
      ruleId: 'keyward/plaintext-transport',
      bad: 'void order(const std::string& password) {\n  cpr::Get(cpr::Url{"http://api.acme.io/orders"}, cpr::Authentication{"shop", password});\n}',
      good: 'void order(const std::string& password) {\n  cpr::Get(cpr::Url{"https://api.acme.io/orders"}, cpr::Authentication{"shop", password});\n}',
    },
    {
      ruleId: 'keyward/tls-verification-off',
      bad: 'void prepare(boost::asio::ssl::context& context) {\n  context.set_verify_mode(boost::asio::ssl::verify_none);\n}',
      good: 'void prepare(boost::asio::ssl::context& context) {\n  context.set_verify_mode(boost::asio::ssl::verify_peer);\n}',
    },
    {
      ruleId: 'keyward/unprotected-storage',
      bad: 'void save(const std::string& password) {\n  std::ofstream file("shop.conf");\n  file << "password=" << password;\n}',
      good: 'void save(const std::string& password) {\n  keychain::setPassword("com.acme.shop", "shop", "login", password, error);\n}',
    },
    {
      ruleId: 'keyward/hardcoded-key-argument',
      bad: 'auto signing = jwt::algorithm::hs256{"tidy-otter-sings"};',
      good: 'auto signing = jwt::algorithm::hs256{std::getenv("SIGNING_KEY")};',
    },
    {
      ruleId: 'keyward/secret-in-argv',
      bad: 'void dump(const std::string& password) {\n  std::system(("mysqldump -p" + password).c_str());\n}',
      good: 'void dump(const std::string& file) {\n  std::system(("mysqldump --defaults-extra-file=" + file).c_str());\n}',
    },
    {
      ruleId: 'keyward/weak-default-password',
      bad: 'const std::string password = std::getenv("DB_PASSWORD") ? std::getenv("DB_PASSWORD") : "tidy-otter-1";',
      good: 'const std::string password = requireEnv("DB_PASSWORD");',
    },
    {
      ruleId: 'keyward/timing-unsafe-comparison',
      bad: 'bool check(const std::string& signature, const std::string& expectedSignature) {\n  return signature == expectedSignature;\n}',
      good: 'bool check(const std::string& signature, const std::string& expectedSignature) {\n  return CRYPTO_memcmp(signature.data(), expectedSignature.data(), 32) == 0;\n}',
    },
    {
      ruleId: 'keyward/weak-random-secret',
      bad: 'const std::string resetToken = std::to_string(std::rand());',
      good: 'const std::string resetToken = hexOf(secureRandomBytes(32));',
    },
  ],
};
