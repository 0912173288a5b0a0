import { named, ONLY_LINE, setting, within, type CredentialFile } from '../credential-file';

/** Package managers, cloud and CI command-line tools, frameworks' master keys, version control. */
export const toolFiles: readonly CredentialFile[] = [
  // https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration
  { ...named('\\.npmrc', 'npmrc'), value: /^[^\s=]{0,200}:?_(?:auth|password)[ \t]{0,4}=[ \t]{0,4}"?(?<secret>[A-Za-z0-9+/]{8,400}={0,2})"?$/gmd, encoding: 'base64' },
  // https://yarnpkg.com/configuration/yarnrc#npmAuthIdent
  { ...named('\\.yarnrc\\.yml', 'yml'), value: /npmAuthIdent:[ \t]{1,4}"?(?<user>[^\s:"]{1,100}):(?<secret>[^\s"]{1,200})/gd },
  // https://packaging.python.org/en/latest/specifications/pypirc/
  { ...named('\\.pypirc', 'pypirc'), value: setting('password') },
  // https://getcomposer.org/doc/articles/authentication-for-private-packages.md
  { ...named('auth\\.json', 'json'), value: /"(?<host>(?:[\w-]{1,60}\.){1,6}[a-z]{2,20})"\s{0,4}:\s{0,4}"(?<secret>[^"\s]{8,300})"/gd, rule: 'keyward/generic-token' },
  // https://bundler.io/man/bundle-config.1.html#CREDENTIALS-FOR-GEM-SOURCES
  { ...within('config', '\\.bundle', 'config'), value: /^BUNDLE_[A-Z0-9_]{3,200}:[ \t]{1,4}"?(?:(?<user>[^\s:"/]{1,100}):)(?<secret>[^\s"/]{3,200})"?$/gmd },
  // https://doc.rust-lang.org/cargo/reference/config.html#credentials
  { ...within('credentials(?:\\.toml)?', '\\.cargo', 'credentials', 'toml'), value: setting('token'), rule: 'keyward/generic-token' },
  // https://learn.microsoft.com/nuget/reference/nuget-config-file#packagesourcecredentials
  { ...named('nuget\\.config', 'config'), value: /<add\s{1,4}key="(?:ClearText)?Password"\s{1,4}value="(?<secret>[^"%\r\n]{1,400})"/gid, encoding: 'xml-entities' },
  { ...named('nuget\\.config', 'config'), value: /<apikeys>\s{0,40}(?:<add\s[^<>]{1,300}>\s{0,40}){0,10}?<add\s{1,4}key="(?<host>[^"\r\n]{1,200})"\s{1,4}value="(?<secret>[^"%\r\n]{8,400})"/gid, rule: 'keyward/generic-api-key' },
  // https://metacpan.org/pod/CPAN::Uploader#CONFIGURATION
  { ...named('\\.pause', 'pause'), value: /^password[ \t]{1,4}(?<secret>\S{1,200})/gmd },
  // https://maven.apache.org/guides/mini/guide-encryption.html: the master password is encrypted with a key that is in the program
  { ...named('settings-security\\.xml', 'xml'), value: /<master>\s{0,10}(?<secret>\{[A-Za-z0-9+/=]{8,200}\})\s{0,10}<\/master>/gd },
  // https://www.scala-sbt.org/1.x/docs/Publishing.html#Credentials
  { ...named('\\.credentials', 'credentials'), value: setting('password') },
  // https://docs.docker.com/reference/cli/docker/login/#credential-stores: user and password, and base64 is no encryption
  { ...within('config\\.json', '\\.docker', 'json'), value: /"auth"\s{0,4}:\s{0,4}"(?<secret>[A-Za-z0-9+/]{8,2000}={0,2})"/gd, encoding: 'base64' },
  { ...named('\\.dockercfg|\\.?dockerconfig(?:\\.json|json)?', 'dockercfg', 'dockerconfig', 'json'), value: /"auth"\s{0,4}:\s{0,4}"(?<secret>[A-Za-z0-9+/]{8,2000}={0,2})"/gd, encoding: 'base64' },
  // https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/
  { ...named('kubeconfig(?:\\.ya?ml)?|[\\w.-]{1,60}\\.kubeconfig|admin\\.conf', 'kubeconfig', 'yml', 'yaml', 'conf'), value: setting('password|token') },
  { ...within('config', '\\.kube', 'config'), value: setting('password|token') },
  // https://developer.hashicorp.com/vault/docs/commands/token-helper
  { ...named('\\.vault[_-]?token', 'token'), value: ONLY_LINE, rule: 'keyward/generic-token' },
  // https://developer.hashicorp.com/terraform/cli/config/config-file#credentials
  { ...named('\\.?terraform\\.?rc|credentials\\.tfrc\\.json', 'rc', 'json'), value: /"?\btoken"?\s{0,10}[=:]\s{0,10}"(?<secret>[^"\s$]{8,300})"/gd, rule: 'keyward/generic-token' },
  // https://registry.terraform.io/providers/hashicorp/random/latest/docs/resources/password: the state holds what was made
  { ...named('[^/]{0,100}\\.tfstate(?:\\.backup)?', 'tfstate', 'backup'), value: /"type"\s{0,4}:\s{0,4}"random_password"(?:(?!"type")[^]){1,2000}?"result"\s{0,4}:\s{0,4}"(?<secret>[^"\\\r\n]{4,200})"/gd },
  // https://docs.travis-ci.com/user/notifications/#configuring-slack-notifications
  { ...named('\\.travis\\.yml', 'yml'), value: /^[ \t]{0,20}(?:slack:|rooms:|-)[ \t]{1,10}["']?[\w-]{1,60}:(?<secret>[A-Za-z0-9]{20,40})["']?(?:#|$|[\r\n])/gmd, rule: 'keyward/generic-token' },
  // https://www.jenkins.io/doc/book/installing/linux/#unlocking-jenkins
  { ...within('initialAdminPassword', 'secrets', 'adminpassword'), value: ONLY_LINE },
  // https://circleci.com/docs/local-cli/#configure-the-cli, https://docs.digitalocean.com/reference/doctl/, https://fly.io/docs/flyctl/
  { ...within('cli\\.yml|config\\.ya?ml', '\\.circleci|doctl|\\.fly|\\.travis|\\.upstash|\\.civo|hub', 'yml', 'yaml'), value: setting('token|access[-_]token|api[-_]key|oauth_token'), rule: 'keyward/generic-token' },
  // https://www.kaggle.com/docs/api#authentication
  { ...named('kaggle\\.json', 'json'), value: /"username"\s{0,4}:\s{0,4}"(?<user>[^"\r\n]{1,100})"\s{0,4},\s{0,4}"key"\s{0,4}:\s{0,4}"(?<secret>[0-9a-f]{32})"/gd, rule: 'keyward/generic-api-key' },
  // https://cds.climate.copernicus.eu/how-to-api
  { ...named('\\.(?:cds|ads)apirc', 'cdsapirc', 'adsapirc'), value: /^key:[ \t]{1,4}(?:(?<user>\d{1,10}):)?(?<secret>[0-9a-f-]{30,40})$/gmd, rule: 'keyward/generic-api-key' },
  // https://rclone.org/commands/rclone_obscure/: hidden from a glance, not from a reader
  { ...named('\\.?rclone\\.conf', 'conf'), value: /^(?:pass|password\d?)[ \t]{0,4}=[ \t]{0,4}(?<secret>[\w+/=-]{20,400})$/gmd },
  // https://s3tools.org/kb/item14.htm, https://cloud.google.com/storage/docs/boto-gsutil
  { ...named('\\.s3cfg|\\.boto', 's3cfg', 'boto'), value: /^(?:secret_key|gs_secret_access_key|aws_secret_access_key)[ \t]{0,4}=[ \t]{0,4}(?<secret>[A-Za-z0-9/+=]{20,100})$/gmd, rule: 'keyward/generic-secret' },
  // https://docs.databricks.com/aws/en/dev-tools/auth/config-profiles
  { ...named('\\.databrickscfg', 'databrickscfg'), value: setting('token|client_secret|password'), rule: 'keyward/generic-token' },
  // https://docs.ansible.com/ansible/latest/vault_guide/vault_managing_passwords.html
  { ...named('\\.?(?:ansible[._-])?vault[._-]?pass(?:word)?(?:[._-]file)?(?:\\.txt)?', 'pass', 'password', 'file', 'txt'), value: /^(?!#!)(?<secret>[^\s]{4,200})\s{0,4}$(?!\n)/gd },
  // https://docs.chef.io/data_bags/#encrypt-a-data-bag-item
  { ...named('encrypted_data_bag_secret|data_bag_key', 'secret', 'key'), value: /^(?<secret>[A-Za-z0-9+/=\r\n]{32,2000}?)\s{0,4}$(?!\n)/gd, rule: 'keyward/generic-encryption-key' },
  // https://guides.rubyonrails.org/security.html#custom-credentials
  { ...within('master\\.key|[\\w-]{1,40}\\.key', 'config(?:/credentials)?', 'key'), value: /^(?<secret>[0-9a-f]{32})\s{0,4}$/gd, rule: 'keyward/generic-encryption-key' },
  // https://docs.djangoproject.com/en/5.2/howto/deployment/checklist/#secret-key, https://flask.palletsprojects.com/en/stable/config/#SECRET_KEY
  { ...named('\\.?secret[_-]?key(?:\\.txt)?|cookie_?secret', 'key', 'txt', 'secret'), value: /^(?<secret>\S{16,300})\s{0,4}$(?!\n)/gd, rule: 'keyward/generic-encryption-key' },
  // https://dotenvx.com/docs/env-keys-file
  { ...named('\\.env\\.(?:keys|vault)', 'keys', 'vault'), value: /^DOTENV_(?:PRIVATE_)?KEY\w{0,40}="?(?<secret>[^\s"]{16,300})/gmd, rule: 'keyward/generic-encryption-key' },
  // https://www.home-assistant.io/docs/configuration/secrets/: whatever it is called, it was thought secret
  { ...named('secrets\\.ya?ml', 'yml', 'yaml'), value: /^(?!\s{0,20}#)[\w-]{1,60}:[ \t]{1,4}(?<quote>["']?)(?<secret>[^\s"'#|>{[&*!$][^\r\n"'#]{3,200}?)\k<quote>[ \t]{0,10}(?:#[^\r\n]{0,200})?$/gmd, rule: 'keyward/generic-secret' },
  // https://docs.docker.com/compose/how-tos/use-secrets/: one value, alone in a file that is named after it
  { ...within('[\\w.-]{0,80}(?:password|passwd|token|secret|api[_-]?key)[\\w-]{0,40}(?:\\.txt)?', '\\.?secrets?'), value: /^(?<secret>[^\s:=<>(){}]{6,200})\s{0,4}$(?!\n)/gd },
  { ...named('(?:[\\w-]{1,60}[._-])?(?:password|passwd|token|apikey)\\.txt', 'txt'), value: /^(?<secret>[^\s:=<>(){}]{6,200})\s{0,4}$(?!\n)/gd },
  // https://www.gnu.org/software/trans-coord/manual/cvs/html_node/Password-authentication-client.html
  { ...named('\\.cvspass', 'cvspass'), value: /^(?:\/1[ \t])?:pserver:(?<user>[^@\s]{1,100})@(?<host>[^:\s]{1,200}):\S{1,200}[ \t](?<secret>A\S{3,200})$/gmd },
  // https://www.perforce.com/manuals/cmdref/Content/CmdRef/p4_login.html
  { ...named('\\.?p4tickets(?:\\.txt)?', 'p4tickets', 'txt'), value: /^(?<host>[^=\s]{1,200})=(?<user>[^:\s]{1,100}):(?<secret>[0-9A-F]{32})$/gmd, rule: 'keyward/generic-token' },
  // https://curl.se/docs/manpage.html#-K
  { ...named('[._]curlrc', 'curlrc'), value: /^[ \t]{0,20}-{0,2}(?:u|user|U|proxy-user)[ \t]{0,10}[=: ][ \t]{0,10}"?(?<user>[^:"\s]{1,100}):(?<secret>[^"\s]{1,200})/gmd },
  // https://www.gnu.org/software/wget/manual/wget.html#Wgetrc-Commands
  { ...named('\\.?wgetrc', 'wgetrc'), value: setting('(?:http_|ftp_|proxy_)?passw(?:ord|d)') },
  // https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html
  { ...named('[._]netrc|\\.authinfo', 'netrc', 'authinfo'), value: /(?:^|\s)password\s{1,20}"?(?<secret>[^\s"]{1,200})/gmd },
];
