import assert from 'node:assert/strict';
import type { LanguageId } from '../../../shared/src/core/model/language-id';
import { HOLE, VALUE, valuesFound } from './scanning';

/** Templates in which the hole is a secret: the finding must mark exactly what stands in its place. */
const found: Readonly<Partial<Record<LanguageId, readonly string[]>>> = {
  javascript: [
    `const password = '□';`, `let apiKey = "□"`, 'var secret = `□`;', `{ password: '□' }`, `{ "client_secret": "□" }`, `config['db_password'] = "□"`,
    `process.env.API_TOKEN = '□'`, `if (password === '□') {}`, `this.authToken ||= '□'`, `const secret =\n  '□';`, `setPassword('□')`,
    `const password = process.env.DB_PASSWORD || '□';`, `const token = process.env['TOKEN'] ?? "□"`, `localStorage.setItem('auth_token', '□')`,
    `fetch('https://api.invalid/?access_token=□&page=2')`, `const s = "password=□;host=db"`, `const body = "{\\"password\\":\\"□\\"}"`,
    `// password: '□'`, ` * api_key = "□"`, `headers: { 'X-Api-Key': '□' }`, `const tokens = ['a b c', '□']`, `new Client({ user, password: "□", host })`,
  ],
  typescript: [`const password: string = '□';`, `private readonly secret?: string = "□"`, `apiKey: string | undefined = '□'`],
  python: [
    `password = "□"`, `PASSWORD = r'□'`, `api_key: str = '□'`, `{'secret_key': '□'}`, `os.environ["DB_PASSWORD"] = "□"`, `connect(user="a", password="□")`,
    `token = """□"""`, `SECRET = b"□"`, `password = os.getenv("DB_PASSWORD", "□")`, `auth = HTTPBasicAuth(user, password="□")`, `assert app.config["SECRET_KEY"] == "□"`,
    `# password = '□'`, `secret = SecretStr("□")`,
  ],
  go: [`password := "□"`, 'var apiKey string = "□"', 'const token = `□`', `Password: "□",`, `os.Setenv("API_TOKEN", "□")`, `secret := []byte("□")`, `{Name: "DB_PASSWORD", Value: "□"}`],
  java: [`String password = "□";`, `private static final String API_KEY = "□";`, `props.put("password", "□");`, `conn.setPassword("□");`, `@Value("\${db.password:□}")`, `if (token.equals("□")) {}`],
  kotlin: [`val password = "□"`, `val apiKey: String = "□"`, `const val SECRET_TOKEN = "□"`],
  csharp: [`string password = "□";`, `var secret = @"□";`, `Password = "□",`, `var c = "Server=db;User Id=sa;Password=□;";`, `["ApiKey"] = "□"`, `new NetworkCredential("me", "□")`],
  ruby: [`password = '□'`, `:password => "□"`, `:password            => "□"`, `password: "□"`, `config.secret_key = '□'`, `ENV['API_TOKEN'] = '□'`, `key = ENV.fetch('API_KEY', '□')`, `@password = '□'`, `user.password = "□"`],
  php: [`$password = '□';`, `'password' => '□',`, `define('DB_PASSWORD', '□');`, `$config["api_key"] = "□";`, `const SECRET = '□';`],
  rust: [`let password = "□";`, `let api_key: &str = "□";`, `const TOKEN: &'static str = "□";`, `password: "□".to_string(),`, `let secret = String::from("□");`, `let secret = r#"□"#;`],
  c: [`char password[] = "□";`, `#define API_KEY "□"`, `const char *secret = "□";`, `.password = "□",`],
  cpp: [`std::string password = "□";`, `const std::string kApiToken{"x"}; auto secret = "□";`],
  shellscript: [`PASSWORD=□`, `export API_TOKEN="□"`, `DB_PASS='□' ./run`, `: "\${SECRET_KEY:=x}"; TOKEN=□;`, `mysql --password=□ db`, `docker run -e POSTGRES_PASSWORD=□ postgres`, `curl -H "X-Api-Key: □" host`, `PASSWORD=\${PASSWORD:-□}`, `login --token □`],
  powershell: [`$password = "□"`, `$env:API_TOKEN = '□'`, `-Password '□'`, `$secret = ConvertTo-SecureString "x" ; $apiKey = "□"`],
  yaml: [`password: □`, `  api_key: "□"`, `secret: '□' # note`, `db: { password: □, host: x }`, `- DB_PASSWORD=□`, `- name: DB_PASSWORD\n  value: □`, `- name: TOKEN\n  value: "□"`, `"secret-key": □`, `password: \${DB_PASSWORD:-□}`],
  dockercompose: [`      POSTGRES_PASSWORD: □`, `      - MYSQL_ROOT_PASSWORD=□`],
  'github-actions-workflow': [`        env:\n          API_TOKEN: □`, `      - run: deploy --token=□`],
  json: [`{"password": "□"}`, `{ "apiKey" : "□" }`, `{"tokens": ["□"]}`, `{"name": "DB_PASSWORD", "value": "□"}`, `{"body": "{\\"access_token\\":\\"□\\",\\"x\\":1}"}`],
  jsonc: [`// note\n"client_secret": "□"`],
  toml: [`password = "□"`, `api_key = '□'`, `[a]\ntoken="□"`],
  ini: [`password = □`, `[db]\npasswd=□`, `secret = "□"`, `api_key: □`],
  properties: [`db.password=□`, `spring.datasource.password = □`, `api.token: □`],
  xml: [`<password>□</password>`, `<add key="Password" value="□" />`, `<entry name="apiKey" value='□'/>`, `<client secret="□"/>`, `<db:password>□</db:password>`],
  dotenv: [`PASSWORD=□`, `API_KEY="□"`, `export SECRET_TOKEN='□'`, `TOKEN=□ # note`],
  dockerfile: [`ENV DB_PASSWORD=□`, `ENV API_TOKEN □`, `ARG SECRET_KEY="□"`, `RUN login --password □`],
  terraform: [`password = "□"`, `  secret_key    = "□"`, `variable "db_password" {\n  default = "□"\n}`, `environment = { API_TOKEN = "□" }`],
  sql: [`CREATE USER a WITH PASSWORD '□';`, `ALTER USER 'a'@'b' IDENTIFIED BY '□';`, `SET password = '□'`, `CREATE LOGIN a WITH PASSWORD = '□', CHECK_POLICY = OFF`],
  markdown: ['`password: □`', 'export API_KEY=□', '"token": "□"', '    DB_PASSWORD=□'],
  plaintext: [`password=□`, `api_key: "□"`, `machine api.invalid login me password □`],
  clojure: [`{:password "□"}`], lua: [`local password = "□"`], perl: [`my $password = '□';`], swift: [`let apiKey: String = "□"`], scala: [`val password: String = "□"`],
  groovy: [`password = '□'`, `credentials {\n    username 'me'\n    password '□'\n}`], dart: [`const apiKey = '□';`], elixir: [`secret_key_base: "□"`], makefile: [`API_TOKEN=□`], vb: [`Dim password As String = "□"`],
};

/** Templates in which nothing may be found, though the hole holds what would be a secret elsewhere. */
const quiet: Readonly<Partial<Record<LanguageId, readonly string[]>>> = {
  javascript: [
    `const password = process.env.DB_PASSWORD;`, `const token = getToken('□');`, 'const secret = `${prefix}□`;', `const passwordField = '□';`, `const tokenType = '□';`,
    `const password = "password";`, `const apiKey = 'your-api-key-here';`, `const name = '□';`, `primaryKey: 'customerName'`, `const password = '********';`, `validatePassword('□')`,
    `t('login.password')`, `const token: Token = await issue(user);`, `{ passwordLabel: 'Enter your password' }`, `const secret = "";`,
  ],
  python: [`password = getpass.getpass("Password: ")`, `token = f"{prefix}□"`, `token_url = "https://host.invalid/oauth/token"`, `password = None`, `secret = os.environ["SECRET"]`],
  ruby: ['password = "#{name}□"', `validates :password, presence: true`],
  yaml: [`password: \${{ secrets.DB_PASSWORD }}`, `password: {{ .Values.password }}`, `secretName: db-credentials`, `passwordSecretRef: {name: x}`, `password: !vault |`, `token: *anchor`, `password:`],
  shellscript: [`PASSWORD=$1`, `PASSWORD="\${DB_PASSWORD}"`, `TOKEN=$(cat token.txt)`],
  java: [`private String password;`, `String token = request.getHeader("Authorization");`],
  dotenv: [`PASSWORD=`, `PASSWORD=\${OTHER}`, `API_KEY=keyward://local/shop#value`],
  json: [`{"password": "string"}`, `{"token": null}`, `{"type": "password"}`],
  xml: [`<password></password>`, `<password>\${db.password}</password>`, `<input type="password" name="password"/>`],
  terraform: [`password = var.db_password`, 'password = "${random_password.db.result}"'],
  go: [`password := os.Getenv("DB_PASSWORD")`, `Token string`],
};

describe('generic assignments', () => {
  for (const [language, templates] of entries(found)) {
    describe(language, () => {
      for (const template of templates) {
        it(`marks the value in ${JSON.stringify(template)}`, () => {
          assert.deepEqual(valuesFound(template.replace(HOLE, VALUE), language), [VALUE]);
        });
      }
      for (const template of quiet[language] ?? []) {
        it(`is quiet on ${JSON.stringify(template)}`, () => assert.deepEqual(valuesFound(template.replace(HOLE, VALUE), language), []));
      }
    });
  }
});

function entries(table: typeof found): readonly (readonly [LanguageId, readonly string[]])[] {
  return Object.entries(table) as (readonly [LanguageId, readonly string[]])[];
}
