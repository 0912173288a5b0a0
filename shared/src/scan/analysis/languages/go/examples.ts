import type { LanguageExamples } from '../examples';

/** Made-up programs. Those whose packages decide name what they import. */
export const goExamples: LanguageExamples = {
  title: 'Go', fence: 'go', file: 'example.go',
  examples: [
    {
      ruleId: 'keyward/secret-in-log', bad: 'func signIn(apiKey string) { log.Printf("signing in with %s", apiKey) }',
      good: 'func signIn(apiKey string) { log.Print("signing in") }',
    },
    {
      ruleId: 'keyward/secret-in-error', bad: 'func open(accessToken string) error { return fmt.Errorf("no access with %s", accessToken) }',
      good: 'func open(accessToken string) error { return errors.New("no access with this token") }',
    },
    {
      ruleId: 'keyward/stack-trace-exposed',
      bad: 'import "net/http"\n\nfunc orders(w http.ResponseWriter, r *http.Request) {\n\tif err := list(w); err != nil {\n\t\thttp.Error(w, err.Error(), http.StatusInternalServerError)\n\t}\n}',
      good: 'import (\n\t"log"\n\t"net/http"\n)\n\nfunc orders(w http.ResponseWriter, r *http.Request) {\n\tif err := list(w); err != nil {\n\t\tlog.Printf("orders: %v", err)\n\t\thttp.Error(w, "failed", http.StatusInternalServerError)\n\t}\n}',
    },
    {
      ruleId: 'keyward/secret-in-url',
      bad: 'import "net/http"\n\nfunc orders(accessToken string) (*http.Response, error) {\n\treturn http.Get("https://api.acme.io/orders?token=" + accessToken)\n}',
      good: 'import "net/http"\n\nfunc orders(accessToken string) (*http.Response, error) {\n\trequest, err := http.NewRequest("GET", "https://api.acme.io/orders", nil)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\trequest.Header.Set("Authorization", "Bearer "+accessToken)\n\treturn http.DefaultClient.Do(request)\n}',
    },
    {
      ruleId: 'keyward/plaintext-transport',
      bad: 'import (\n\t"net/http"\n\t"net/url"\n)\n\nfunc signIn(password string) (*http.Response, error) {\n\treturn http.PostForm("http://api.acme.io/login", url.Values{"password": {password}})\n}',
      good: 'import (\n\t"net/http"\n\t"net/url"\n)\n\nfunc signIn(password string) (*http.Response, error) {\n\treturn http.PostForm("https://api.acme.io/login", url.Values{"password": {password}})\n}',
    },
    {
      ruleId: 'keyward/tls-verification-off', bad: 'var config = &tls.Config{InsecureSkipVerify: true}',
      good: 'var config = &tls.Config{RootCAs: companyCAs}',
    },
    {
      ruleId: 'keyward/unprotected-storage', bad: 'func keep(accessToken string) error { return os.WriteFile("session", []byte(accessToken), 0o600) }',
      good: 'func keep(user, accessToken string) error { return keyring.Set("shop", user, accessToken) }',
    },
    {
      ruleId: 'keyward/hardcoded-key-argument',
      bad: 'import (\n\t"crypto/hmac"\n\t"crypto/sha256"\n)\n\nvar mac = hmac.New(sha256.New, []byte("tidy-otter-sings"))',
      good: 'import (\n\t"crypto/hmac"\n\t"crypto/sha256"\n\t"os"\n)\n\nvar mac = hmac.New(sha256.New, []byte(os.Getenv("SIGNING_KEY")))',
    },
    {
      ruleId: 'keyward/secret-in-argv', bad: 'import "os/exec"\n\nfunc dump(password string) error {\n\treturn exec.Command("mysqldump", "-u", "shop", "-p"+password, "shop").Run()\n}',
      good: 'import (\n\t"os"\n\t"os/exec"\n)\n\nfunc dump(password string) error {\n\tcommand := exec.Command("mysqldump", "-u", "shop", "shop")\n\tcommand.Env = append(os.Environ(), "MYSQL_PWD="+password)\n\treturn command.Run()\n}',
    },
    {
      ruleId: 'keyward/weak-default-password', bad: 'var password = getEnv("DB_PASSWORD", "otter7")',
      good: 'func password() (string, error) {\n\tpassword, given := os.LookupEnv("DB_PASSWORD")\n\tif !given {\n\t\treturn "", errors.New("DB_PASSWORD is not set")\n\t}\n\treturn password, nil\n}',
    },
    {
      ruleId: 'keyward/timing-unsafe-comparison',
      bad: 'import (\n\t"crypto/hmac"\n\t"crypto/sha256"\n\t"encoding/hex"\n)\n\nfunc check(key, body []byte, signature string) bool {\n\tmac := hmac.New(sha256.New, key)\n\tmac.Write(body)\n\treturn hex.EncodeToString(mac.Sum(nil)) == signature\n}',
      good: 'import (\n\t"crypto/hmac"\n\t"crypto/sha256"\n)\n\nfunc check(key, body, signature []byte) bool {\n\tmac := hmac.New(sha256.New, key)\n\tmac.Write(body)\n\treturn hmac.Equal(mac.Sum(nil), signature)\n}',
    },
    {
      ruleId: 'keyward/weak-random-secret', bad: 'import (\n\t"math/rand"\n\t"strconv"\n)\n\nfunc reset() string {\n\tresetToken := strconv.Itoa(rand.Int())\n\treturn resetToken\n}',
      good: 'import "crypto/rand"\n\nfunc reset() string {\n\tresetToken := rand.Text()\n\treturn resetToken\n}',
    },
  ],
};
