import type { LanguageTables } from '../../tables/language-tables';

/** Go's packages, by the paths they are imported with. */
export const goTables: LanguageTables = {
  // https://go.dev/doc/effective_go#errors
  errorNames: /^err$/,
  kinds: {
    made: [
      // https://pkg.go.dev/log, /log/slog, /go.uber.org/zap, /github.com/sirupsen/logrus, /github.com/rs/zerolog
      { callee: 'log.New|Default', kind: 'logger' }, { callee: 'log/slog.New|Default|With', kind: 'logger' }, { callee: 'go.uber.org/zap.NewProduction|NewDevelopment|NewExample|L|S|Must', kind: 'logger' },
      { callee: 'github.com/sirupsen/logrus.New|WithField|WithFields|WithError', kind: 'logger' }, { callee: 'github.com/rs/zerolog.New', kind: 'logger' },
      { callee: '<logger>.With|WithField|WithFields|WithError|Sugar|Named|Info|Debug|Warn|Error|Fatal|Str|Interface|Any|Err|Int', kind: 'logger' },
      { callee: 'github.com/rs/zerolog/log.Info|Debug|Warn|Error|Fatal|Print', kind: 'logger' }, { callee: 'os.Create|OpenFile', kind: 'file' },
      // https://pkg.go.dev/net/url#URL.Query, https://pkg.go.dev/bufio, https://pkg.go.dev/text/tabwriter
      { callee: '*.Query', kind: 'url-query' }, { callee: 'net/url.Values', kind: 'url-values' }, { callee: 'net/url.ParseQuery', kind: 'url-values' }, { callee: 'bufio.NewWriter|NewReadWriter', kind: 'writer' }, { callee: 'text/tabwriter.NewWriter', kind: 'writer' }, { callee: 'net/http.DefaultClient', kind: 'http-client' },
      // https://pkg.go.dev/github.com/jlaffaye/ftp#Dial
      { callee: 'github.com/jlaffaye/ftp.Dial|Connect', kind: 'plain-connection' },
    ],
    types: { Logger: 'logger', SugaredLogger: 'logger', Entry: 'logger', ResponseWriter: 'http-response', Request: 'http-request', 'gin.Context': 'http-context', 'echo.Context': 'http-context', 'fiber.Ctx': 'http-context', 'http.Client': 'http-client', 'url.Values': 'url-values', Writer: 'writer', Buffer: 'writer', Builder: 'writer', 'os.File': 'file' },
    names: [{ pattern: /^(?:.*logger|log|slog|sugar|logrus|zlog)$/, kind: 'logger' }, { pattern: /^(?:w|rw|resp|writer)$/, kind: 'http-response' }, { pattern: /^(?:r|req|request)$/, kind: 'http-request' }, { pattern: /^(?:stderr|stdout)$/, kind: 'standard-stream' }],
  },
  sinks: [
    { callee: 'log.Print|Printf|Println|Fatal|Fatalf|Fatalln|Panic|Panicf|Panicln', to: 'log' }, { callee: 'fmt.Print|Printf|Println', to: 'log' }, { callee: 'fmt.Fprintf|Fprintln|Fprint', to: 'response', arguments: [1, 2, 3, 4], into: 'http-response' },
    { callee: 'fmt.Fprintf|Fprintln|Fprint', to: 'log', arguments: [1, 2, 3, 4], into: 'standard-stream' }, { callee: 'fmt.Fprintf|Fprintln|Fprint', to: 'file', arguments: [1, 2, 3, 4], into: 'file' },
    { callee: 'log/slog.Debug|Info|Warn|Error|Log|DebugContext|InfoContext|WarnContext|ErrorContext', to: 'log' },
    { callee: '<logger>.Debug|Info|Warn|Warning|Error|Fatal|Panic|Trace|Print|Debugf|Infof|Warnf|Warningf|Errorf|Fatalf|Panicf|Tracef|Printf|Println|Debugw|Infow|Warnw|Errorw|Debugln|Infoln|Errorln|Log|Msg|Msgf|Send|Str|Interface|Any|Bytes|Fields|WithField|WithFields|With', to: 'log' },
    { callee: 'go.uber.org/zap.String|Any|Stringer|Reflect', to: 'log', arguments: [1] }, { callee: 'github.com/sirupsen/logrus.Debug|Info|Warn|Error|Fatal|Print|Debugf|Infof|Warnf|Errorf|Fatalf|Printf|WithField|WithFields', to: 'log' },
    { callee: 'println', to: 'log' }, { callee: 'print', to: 'log' },
    { callee: 'fmt.Errorf', to: 'error' }, { callee: 'errors.New', to: 'error' }, { callee: 'github.com/pkg/errors.New|Errorf|Wrap|Wrapf', to: 'error' }, { callee: 'panic', to: 'error' },
    // https://pkg.go.dev/net/http, https://pkg.go.dev/github.com/gin-gonic/gin
    { callee: 'net/http.Error', to: 'response', arguments: [1] }, { callee: '<http-response>.Write', to: 'response' }, { callee: 'io.WriteString', to: 'response', arguments: [1], into: 'http-response' }, { callee: '<url-query>.Set|Add', to: 'query', arguments: [1] },
    // https://pkg.go.dev/net/http#SetCookie, https://pkg.go.dev/database/sql#DB.Exec
    { callee: 'net/http.SetCookie', to: 'cookie', arguments: [1] },
    // https://pkg.go.dev/github.com/gin-gonic/gin#Context.SetCookie
    { callee: '<http-context>.SetCookie', to: 'cookie', arguments: [1], secure: 5 }, { callee: '*.Exec', to: 'database' }, { callee: '*.ExecContext', to: 'database', arguments: [1, 2, 3, 4, 5, 6, 7, 8] },
    { callee: 'c.JSON|String|AbortWithStatusJSON|XML|HTML|IndentedJSON', to: 'response', arguments: [1, 2] }, { callee: 'ctx.JSON|String|AbortWithStatusJSON|SendString|HTML', to: 'response', arguments: [0, 1, 2] },
    { callee: 'os.WriteFile', to: 'file', arguments: [1] }, { callee: 'io/ioutil.WriteFile', to: 'file', arguments: [1] }, { callee: '<file>.Write|WriteString', to: 'file' },
    { callee: 'os/exec.Command', to: 'argv' }, { callee: 'os/exec.CommandContext', to: 'argv', arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
  ],
  sanitizers: ['google.golang.org/grpc/credentials/insecure.NewCredentials', 'google.golang.org/grpc/credentials.NewTLS|NewClientTLSFromFile|NewServerTLSFromFile', 'len', 'cap', 'golang.org/x/crypto/bcrypt.GenerateFromPassword|CompareHashAndPassword', 'crypto/subtle.ConstantTimeCompare', 'crypto/hmac.Equal', 'mask', 'redact', 'Redact', 'Mask', 'hash', 'encrypt', 'Encrypt', '*.Mask|Redact|Hash|Encrypt|Sanitize', 'strings.HasPrefix|HasSuffix|Contains|Count|Index|Repeat|Replace|ReplaceAll|Split', 'golang.org/x/crypto/argon2.IDKey', 'golang.org/x/crypto/scrypt.Key'],
  propagators: [
    'fmt.Sprint|Sprintln|Sprintf', 'strings.TrimSpace|Trim|ToUpper|ToLower|Join|TrimPrefix|TrimSuffix', 'encoding/base64.StdEncoding.EncodeToString', 'encoding/base64.URLEncoding.EncodeToString', 'encoding/hex.EncodeToString',
    'net/url.QueryEscape|PathEscape', 'string', 'append', 'bytes.NewBufferString|NewBuffer|NewReader', 'strings.NewReader', '*.String|Bytes|Error|Encode', 'strconv.Quote|Itoa|FormatInt', 'bytes.TrimSpace',
  ],
  // https://pkg.go.dev/net/url#Values, https://pkg.go.dev/strings#Builder, https://pkg.go.dev/bytes#Buffer
  serializers: ['encoding/json.Marshal|MarshalIndent', 'gopkg.in/yaml.v3.Marshal', 'github.com/goccy/go-yaml.Marshal'],
  accumulators: ['<url-values>.Set|Add', '<writer>.WriteString|Write|WriteByte|WriteRune'],
  // https://pkg.go.dev/net/url#URL
  writes: [{ callee: '*.RawQuery', to: 'query' }],
  sources: [
    // https://pkg.go.dev/github.com/golang-jwt/jwt/v5#Token.SignedString
    { callee: '*.SignedString', gives: 'secret' },
    { callee: 'os.Getenv|LookupEnv', gives: 'environment' }, { callee: 'github.com/spf13/viper.GetString', gives: 'environment' },
    { callee: 'math/rand.Int|Intn|Int31|Int31n|Int63|Int63n|Uint32|Uint64|Float64|Perm|Read', gives: 'weak-random' }, { callee: 'math/rand/v2.Int|IntN|Uint64|N', gives: 'weak-random' },
    { callee: 'runtime/debug.Stack', gives: 'trace' },
    // https://pkg.go.dev/net/http/httputil#DumpRequest
    { callee: 'net/http/httputil.DumpRequest|DumpRequestOut', gives: 'headers' },
    // What is asked for under a secret's name is one: https://pkg.go.dev/net/http#Header.Get, https://pkg.go.dev/net/http#Request.FormValue
    { callee: '*.Get|GetHeader|FormValue|PostFormValue|PostForm', gives: 'environment' },
    { callee: 'recover', gives: 'error' }, { callee: '*.Sum', gives: 'digest' }, { callee: 'crypto/sha256.Sum256', gives: 'digest' },
  ],
  members: [{ callee: '<http-request>.Header', gives: 'headers' }, { callee: '<http-request>.Form|PostForm|Body', gives: 'request' }],
  handlers: [],
  keys: [
    { callee: 'crypto/hmac.New', arguments: [1] }, { callee: 'crypto/aes.NewCipher', arguments: [0] }, { callee: 'crypto/des.NewCipher|NewTripleDESCipher', arguments: [0] }, { callee: 'crypto/rc4.NewCipher', arguments: [0] },
    { callee: 'crypto/cipher.NewCBCEncrypter|NewCBCDecrypter|NewCTR|NewCFBEncrypter|NewOFB', arguments: [1] }, { callee: '*.SignedString', arguments: [0] },
    // https://pkg.go.dev/github.com/aws/aws-sdk-go-v2/credentials#NewStaticCredentialsProvider
    { callee: 'github.com/aws/aws-sdk-go-v2/credentials.NewStaticCredentialsProvider', arguments: [1] }, { callee: 'github.com/aws/aws-sdk-go/aws/credentials.NewStaticCredentials', arguments: [1] },
    { callee: 'golang.org/x/crypto/chacha20poly1305.New|NewX', arguments: [0] },
    { callee: 'github.com/gorilla/sessions.NewCookieStore|NewFilesystemStore', arguments: [0] }, { callee: 'github.com/gorilla/securecookie.New', arguments: [0, 1] }, { callee: 'golang.org/x/crypto/pbkdf2.Key', arguments: [0] },
  ],
  requests: [
    { callee: 'net/http.Get|Head', url: 0 }, { callee: 'net/http.Post', url: 0, credentials: [] }, { callee: 'net/http.PostForm', url: 0, credentials: [] }, { callee: '<http-client>.Get|Head|Post|PostForm', url: 0, credentials: [] }, { callee: 'net/http.NewRequest', url: 1 }, { callee: 'net/http.NewRequestWithContext', url: 2 },
    { callee: 'github.com/go-ldap/ldap.DialURL', url: 0 }, { callee: 'github.com/go-ldap/ldap/v3.DialURL', url: 0 },
    // https://pkg.go.dev/github.com/eclipse/paho.mqtt.golang#ClientOptions.AddBroker
    { callee: '*.AddBroker', url: 0 },
    { callee: 'database/sql.Open', url: 1, credentials: [] }, { callee: 'github.com/jackc/pgx/v5.Connect', url: 1, credentials: [] },
  ],
  insecure: {
    settings: [{ name: 'InsecureSkipVerify', value: /^true$/ }, { name: 'Insecure', value: /^true$/ }, { name: 'SkipVerify', value: /^true$/ }],
    calls: ['google.golang.org/grpc.WithInsecure', 'google.golang.org/grpc/credentials/insecure.NewCredentials', 'golang.org/x/crypto/ssh.InsecureIgnoreHostKey'],
  },
};
