/** A file as projects have it, with made-up values between « and »: exactly these are to be found. */
export interface LeakyFile {
  readonly path: string;
  readonly lines: readonly string[];
}

// keyward:ignore-start: values made up for the tests
export const LEAKY_FILES: readonly LeakyFile[] = [
  { path: 'src/main/resources/application.properties', lines: [
    'spring.datasource.url=jdbc:mysql://db.acme.com:3306/shop',
    'spring.datasource.username=shop',
    'spring.datasource.password=«tortuga88»',
    'spring.mail.password=«mailpass!2019»',
    'jwt.secret=«bezkoder-spring-secret»',
    'server.ssl.key-store-password=«letmein-store»',
    'spring.rabbitmq.password=«rabbit-prod-1»',
    'app.admin.pass=«Sommer2021»',
    'management.token=«5f2b8c1d»',
  ] },
  { path: 'src/main/resources/application.yml', lines: [
    'spring:',
    '  datasource:',
    '    username: sa',
    '    password: «kolibri-77»',
    '  redis:',
    '    password: «redispass»',
    '  security:',
    '    user:',
    '      name: admin',
    '      password: «zitrone»',
    'jwt:',
    '  secret: «my-256-bit-secret-for-shop»',
  ] },
  { path: 'config/database.yml', lines: [
    'default: &default',
    '  adapter: postgresql',
    'production:',
    '  username: shop_prod',
    '  password: «gr4nada!»',
    '  host: db1.internal',
    'development:',
    '  password: «devpass99»',
  ] },
  { path: 'configuration.php', lines: [
    '<?php',
    'class JConfig {',
    '\tpublic $host = \'localhost\';',
    '\tpublic $user = \'joomla\';',
    '\tpublic $password = \'«brezel»\';',
    '\tpublic $secret = \'«FBVtggIk5lAzEU9H»\';',
    '\tpublic $smtppass = \'«postbote1»\';',
    '}',
  ] },
  { path: 'sites/default/settings.php', lines: [
    '$databases[\'default\'][\'default\'] = array (',
    '  \'database\' => \'drupal\',',
    '  \'username\' => \'drupaluser\',',
    '  \'password\' => \'«quesadilla»\',',
    '  \'host\' => \'localhost\',',
    ');',
    '$settings[\'hash_salt\'] = \'«Zb8vD1nPq5xUw3YtK9cLr6FsJ0mHgA2e»\';',
  ] },
  { path: 'app/etc/env.php', lines: [
    '        \'db\' => [',
    '            \'connection\' => [',
    '                \'default\' => [',
    '                    \'host\' => \'localhost\',',
    '                    \'username\' => \'magento\',',
    '                    \'password\' => \'«magento2pw»\',',
  ] },
  { path: 'Program.cs', lines: [
    'var cs = "Server=sql01;Database=Shop;User Id=shop;Password=«P@ssw0rd2019»;";',
    'private const string ApiKey = "«AbCd1234EfGh5678»";',
    'new NetworkCredential("svc", "«gartenzwerg»");',
    'client.Credentials = new NetworkCredential("a@b.de", "«mailgeheim»");',
    'SqlConnection conn = new SqlConnection("Data Source=.;Initial Catalog=x;uid=sa;pwd=«sapwd1»");',
    'string password = @"«c:olon\\x9»";',
  ] },
  { path: 'tomcat-users.xml', lines: [
    '<user username="tomcat" password="«katze»" roles="manager-gui"/>',
    '<user username="admin" password="«s3cret»" roles="admin"/>',
  ] },
  { path: 'context.xml', lines: [
    '<Resource name="jdbc/x" auth="Container" username="shop" password="«pinguin»" driverClassName="com.mysql.jdbc.Driver"/>',
  ] },
  { path: 'settings.xml', lines: [
    '<server><id>nexus</id><username>deploy</username><password>«deploy4711»</password></server>',
    '<server>',
    '  <id>x</id>',
    '  <username>deployer</username>',
    '  <password>«wanderung»</password>',
    '  <passphrase>«bergsteiger»</passphrase>',
    '</server>',
  ] },
  { path: 'hibernate.cfg.xml', lines: [
    '<property name="connection.username">root</property>',
    '<property name="connection.password">«schmetterling»</property>',
  ] },
  { path: 'persistence.xml', lines: [
    '<property name="javax.persistence.jdbc.password" value="«libelle»"/>',
  ] },
  { path: 'terraform.tfvars', lines: [
    'db_password = "«mondlicht»"',
    'admin_pass  = "«nachtigall»"',
  ] },
  { path: 'setup.ps1', lines: [
    '$password = "«Fruehling2020»"',
    '$pass = ConvertTo-SecureString "«S0mmer!20»" -AsPlainText -Force',
    '$cred = New-Object System.Management.Automation.PSCredential("admin", (ConvertTo-SecureString \'«Herbst19»\' -AsPlainText -Force))',
    'New-LocalUser -Name x -Password «Winter17x»',
    'cmdkey /add:srv /user:bob /pass:«cmdkeypw»',
    'Connect-AzAccount -Password "«azurpass»"',
  ] },
  { path: '.travis.yml', lines: [
    'env:',
    '  global:',
    '    - API_KEY=«abc987xyz»',
    '    - secure: "kfj3f+"',
  ] },
  { path: 'Jenkinsfile', lines: [
    'environment { SONAR_TOKEN = \'«sq7f8e9d»\' }',
    'sh "curl -u jenkins:«jenkins77» http://x"',
  ] },
  { path: 'ansible/group_vars/all.yml', lines: [
    'ansible_user: root',
    'ansible_ssh_pass: «ansible-root»',
    'ansible_become_pass: «becomeme»',
    'mysql_root_password: «datenbank»',
    'vault_token: «s.9f8e7d6c»',
  ] },
  { path: 'inventory', lines: [
    '[web]',
    'web1 ansible_host=10.0.0.1 ansible_user=root ansible_password=«invpass1»',
  ] },
  { path: 'k8s/secret.yaml', lines: [
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    '  name: x',
    'data:',
    '  password: «c2Nobm9ya2VsbjE=»',
    '  api-key: «YWJjZGVmMTIzNDU2»',
    'stringData:',
    '  token: «plain-token-1»',
  ] },
  { path: 'values.yaml', lines: [
    'postgresql:',
    '  postgresqlPassword: «helmpass»',
    '  auth:',
    '    password: «chartpw1»',
    'adminPassword: «grafana-admin»',
  ] },
  { path: 'config.json', lines: [
    '{',
    '  "database": { "user": "app", "password": "«jsonpass»" },',
    '  "smtp": { "auth": { "user": "a@b.c", "pass": "«smtpjson»" } },',
    '  "token": "«NzI0.abc.DEF-12»",',
    '  "sessionSecret": "«catcatcat»",',
    '  "private_key_id": "abc",',
    '  "apiKey": "«qwe123rty456»"',
    '}',
  ] },
  { path: 'appsettings.json', lines: [
    '{',
    '  "ConnectionStrings": { "Default": "Server=.;Database=x;User=sa;Password=«appset1!»;" },',
    '  "Jwt": { "Key": "«ThisIsMySecretKeyForJwt123»", "Issuer": "x" },',
    '  "Smtp": { "Password": "«smtpgeheim»" }',
    '}',
  ] },
  { path: 'package.json', lines: [
    '"scripts": { "deploy": "sshpass -p «npmdeploy» rsync x" , "db": "mysqldump -uroot -p«npmroot» x" }',
  ] },
  { path: 'config.toml', lines: [
    '[database]',
    'user = "app"',
    'password = "«tomlpass»"',
    '[auth]',
    'secret = "«toml-secret-7»"',
  ] },
  { path: 'my.cnf', lines: [
    '[client]',
    'user=root',
    'password=«mycnfpw»',
  ] },
  { path: 'php.ini', lines: [
    'mysqli.default_pw = «phpinipw»',
  ] },
  { path: 'odbc.ini', lines: [
    '[DSN]',
    'Server = x',
    'UID = app',
    'PWD = «odbcpw»',
  ] },
  { path: 'Main.kt', lines: [
    'val password = "«kotlinpw»"',
    'const val API_KEY = "«kot-api-12»"',
  ] },
  { path: 'gradle.properties', lines: [
    'nexusPassword=«gradlenexus»',
    'signing.password=«gradlesign»',
    'RELEASE_STORE_PASSWORD=«relpw»',
  ] },
  { path: 'AppDelegate.swift', lines: [
    'let apiKey = "«swiftkey12»"',
    'static let password: String = "«swiftpw»"',
  ] },
  { path: 'app.pl', lines: [
    'my $password = \'«perlpw»\';',
    'DBI->connect("dbi:mysql:x", "root", "«perldbi»");',
  ] },
  { path: 'app.lua', lines: [
    'local password = "«luapw1»"',
  ] },
  { path: 'config.exs', lines: [
    '  password: "«elixirpw»",',
    '  secret_key_base: "«hGk3l5mN7pQ9rS1tU3vW5xY7zA9bC1dE3fG5hI7jK9lM1nO3pQ5rS7tU9vW1x»"',
  ] },
  { path: 'app.scala', lines: [
    'val password = "«scalapw»"',
  ] },
  { path: 'App.vue', lines: [
    'const token = \'«vuetoken1»\'',
    'axios.post(\'/login\', { username: \'admin\', password: \'«vuelogin»\' })',
  ] },
  { path: 'script.vbs', lines: [
    'strPassword = "«vbspw12»"',
    'conn.Open "Provider=SQLOLEDB;Data Source=x;User ID=sa;Password=«vbsql1»"',
  ] },
  { path: 'insomnia.json', lines: [
    '{"name":"Authorization","value":"Basic «YWRtaW46YnJvdGtvcmI=»"},',
    '{"authentication":{"type":"basic","username":"u","password":"«insompw»"}}',
  ] },
  { path: 'users.csv', lines: [
    'username,password',
    'bob,«csvpw123»',
    'alice,«csvpw456»',
  ] },
  { path: '.npmrc', lines: [
    '//registry.npmjs.org/:_authToken=«1d6a5c3e-0f1b-4a1b-9d1c-3b1a2c4d5e6f»',
    '_auth=«YWRtaW46bnBtcGFzcw==»',
  ] },
  { path: '.docker/config.json', lines: [
    '{"auths": {"https://index.docker.io/v1/": {"auth": "«Ym9iOmRvY2tlcnB3»"}}}',
  ] },
  { path: 'sftp-config.json', lines: [
    '    "host": "x",',
    '    "user": "web",',
    '    "password": "«sublimesftp»",',
  ] },
  { path: '.vscode/sftp.json', lines: [
    '{ "host": "x", "username": "web", "password": "«vscodesftp»" }',
  ] },
  { path: 'ventrilo_srv.ini', lines: [
    'AdminPassword=«ventpw»',
  ] },
  { path: 'server.cfg', lines: [
    'rcon_password "«rconpw12»"',
    'sv_password "«svpw»"',
  ] },
  { path: '.bash_history', lines: [
    'mysql -uroot -p«histpw1»',
    'export GITHUB_TOKEN=«hist-tok-99»',
    'sudo mount -t cifs //s/x /mnt -o username=bob,password=«cifspw1»',
    'htpasswd -b .htpasswd bob «htpw99»',
    'smbclient //s/x -U bob%«smbpw1»',
  ] },
  { path: 'proftpd.conf', lines: [
    'SQLConnectInfo db@localhost user «proftpw»',
  ] },
  { path: 'dovecot-sql.conf', lines: [
    'connect = host=localhost dbname=mail user=mail password=«dovepw1»',
  ] },
  { path: 'pidgin/accounts.xml', lines: [
    '<account><protocol>prpl-jabber</protocol><name>me@x</name><password>«jabberpw»</password></account>',
  ] },
  { path: 'openvpn/pass.txt', lines: [
    'bob',
    '«vpnpass1»',
  ] },
  { path: 'config.inc.php', lines: [
    '$cfg[\'Servers\'][$i][\'password\'] = \'«pmapw12»\';',
    '$cfg[\'blowfish_secret\'] = \'«a8b7c6d52f»\';',
  ] },
  { path: 'deploy/hosts.ini', lines: [
    '[db]',
    '10.0.0.5 ansible_user=ops ansible_become_password=«Gletscher7»',
  ] },
  { path: 'cmd/main.go', lines: [
    '\tcfg := mysql.Config{User: "svc", Passwd: "«gofeige12»", Net: "tcp"}',
    '\tos.Setenv("DB_PASSWORD", "«granatapfel»")',
    '\treq.SetBasicAuth("svc", "«dattelpalme»")',
    '\tclient, err := mongo.Connect(ctx, options.Client().ApplyURI("mongodb://svc:«quitte77»@h:27017"))',
  ] },
  { path: 'AccountService.java', lines: [
    '@Bean public DataSource ds() { ds.setUsername("svc"); ds.setPassword("«johannisbeere»"); }',
    'System.setProperty("javax.net.ssl.keyStorePassword", "«stachelbeere»");',
    'if ("«hagebutte»".equals(password)) {',
    'env.put(Context.SECURITY_CREDENTIALS, "«sanddorn12»");',
    'new UsernamePasswordToken("svc", "«schlehe88»");',
    'String jdbc = "jdbc:postgresql://h/db?user=svc&password=«preiselbeere»";',
    '.withUser("svc").password("«vogelbeere»").roles("ADMIN")',
  ] },
  { path: 'routes.php', lines: [
    'Route::get(\'x\', fn() => DB::connect(\'h\', \'svc\', \'«weissdorn1»\'));',
    '$password = "«heckenrose»";',
    '$api->setApiKey(\'«k7j6h5g4f3d2»\');',
    'curl_setopt($ch, CURLOPT_USERPWD, "svc:«mispel123»");',
    '$db = new mysqli("localhost", "svc", "«eberesche»", "s");',
  ] },
  { path: 'Vagrantfile', lines: [
    'config.ssh.password = "«vagrantpw1»"',
  ] },
  { path: 'fastlane/Fastfile', lines: [
    'ENV["FASTLANE_PASSWORD"] = "«fastpw123»"',
  ] },
  { path: '.github/workflows/ci.yml', lines: [
    'env:',
    '  MYSQL_PASSWORD: «ghactionspw»',
    '  TOKEN: "«0a1b2c3d4e5f6789»"',
  ] },
  { path: 'azure-pipelines.yml', lines: [
    '  - name: sqlPassword',
    '    value: «Azpipe!99»',
  ] },
  { path: 'bitbucket-pipelines.yml', lines: [
    '  - export FTP_PASS="«bitbucketpw»"',
  ] },
  { path: 'Chart/values.yaml', lines: [
    'rabbitmq:',
    '  auth: { username: user, password: «rabbitvals1» }',
    'redis:',
    '  usePassword: true',
    '  password: "«redisvals1»"',
  ] },
  { path: 'nginx.conf', lines: [
    'proxy_set_header Authorization "Basic «c3ZjOnN0cmF1Y2gxMg==»";',
  ] },
  { path: 'squid.conf', lines: [
    'cache_peer p parent 3128 0 login=svc:«squidpw12»',
  ] },
  { path: 'haproxy.cfg', lines: [
    'stats auth admin:«haproxypw1»',
    'user svc insecure-password «haproxypw2»',
  ] },
  { path: 'ejabberd.yml', lines: [
    'odbc_password: "«ejabberdpw»"',
  ] },
  { path: 'smb.conf.txt', lines: [
    '//srv/share /mnt cifs username=svc,password=«fstabpw1»,uid=1000 0 0',
  ] },
  { path: 'crontab', lines: [
    '0 3 * * * mysqldump -u backup -p«cronpw123» shop > /b.sql',
    '0 4 * * * PGPASSWORD=\'«cronpg12»\' pg_dump shop',
  ] },
  { path: 'test.http', lines: [
    'GET https://svc:«httpurlpw»@api.acme.io/',
  ] },
  { path: 'config.lua', lines: [
    'return { db = { user = "svc", pass = "«luaconf12»" } }',
  ] },
  { path: 'settings.gradle.kts', lines: [
    'credentials { username = "svc"; password = "«kotlindsl1»" }',
  ] },
  { path: 'project.clj', lines: [
    ':password "«leinpw123»"',
  ] },
  { path: 'conf.edn', lines: [
    '{:db {:user "svc" :password "«ednpw123»"}}',
  ] },
  { path: 'prod.exs', lines: [
    'config :shop, Shop.Repo, username: "svc", password: "«ectopw12»", hostname: "db"',
  ] },
  { path: 'config.pl', lines: [
    '%db = (user => \'svc\', pass => \'«perlhash1»\');',
  ] },
  { path: 'Config.swift', lines: [
    'struct Config { static let apiToken = "«swifttok12»" }',
  ] },
  { path: 'main.jl', lines: [
    'conn = LibPQ.Connection("host=h user=svc password=«juliapw1»")',
  ] },
  { path: 'macro.bas', lines: [
    'Const DB_PWD = "«vbapw123»"',
    'conn.ConnectionString = "DSN=x;UID=svc;PWD=«vbaconn1»;"',
  ] },
  { path: 'report.ipynb', lines: [
    '{"cells":[{"cell_type":"code","source":["password = \\"«nbpw1234»\\"\\n","api_key=\'«nb-9f8e7d6c»\'\\n"]}]}',
  ] },
  { path: 'passwords.csv', lines: [
    'site,username,password',
    'acme,svc,«csvklar12»',
  ] },
  { path: 'sip.conf', lines: [
    '[101]',
    'secret=«sipsecret1»',
  ] },
  { path: '.htpasswd', lines: [
    'svc:«$apr1$x8fL2k9d$Q7w3e5r7t9y1u3i5o7p9a1»',
  ] },
  { path: 'schema.sql', lines: [
    'CREATE LOGIN svc WITH PASSWORD = \'«MssqlPw1»\';',
    'CREATE DATABASE LINK x CONNECT TO svc IDENTIFIED BY "«oralink12»" USING \'y\';',
    'INSERT INTO accounts (email, pwd) VALUES (\'a@b.c\', \'«insertpw1»\');',
    'UPDATE users SET password=\'«updatepw1»\' WHERE id=1;',
  ] },
  { path: 'pom.xml', lines: [
    '<nexus.password>«pompw1234»</nexus.password>',
  ] },
  { path: 'docker.md', lines: [
    'docker run -d -e POSTGRES_PASSWORD=«dockerpw1» -e POSTGRES_USER=svc postgres',
    'docker run -e "MYSQL_PASSWORD=«dockerpw2»" mysql',
  ] },
  { path: 'chat.log', lines: [
    '<bob> the pw is "«chatpw123»"',
    'Authorization: Bearer «eyx8f7g6h5j4k3l2m1n0»',
    'GET /login?user=svc&password=«logurlpw1» HTTP/1.1',
    'POST data: {"password":"«logjsonpw1»"}',
  ] },
];
// keyward:ignore-end
