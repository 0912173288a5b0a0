/** A command by its name, and as a pipe calls it: on what the command before it prints. */
export function piped(names: string): readonly string[] {
  return [names, `*.${names}`];
}

/** Programs that are given secrets on their command line where nothing keeps them from it; each has a file, a variable or standard input for that. */
export const PROGRAMS = [
  // Sources: the manual of each, https://manpages.debian.org
  'mysql|mysqldump|mysqladmin|mariadb|mariadb-dump|mariadb-admin|mysqlimport|mysqlcheck|mysqlshow|psql|pg_dump|pg_restore|createuser|redis-cli|mongo|mongosh|mongodump|mongorestore|sqlcmd|sqlplus|influx|clickhouse-client|cqlsh|rabbitmqctl|rabbitmqadmin',
  'mosquitto_pub|mosquitto_sub|su-exec|gosu|runuser|sshpass|ssh|scp|rsync|lftp|ftp|smbclient|expect|su|useradd|usermod|htpasswd|chpasswd|ldapsearch|ldapadd|ldapmodify|ldapdelete|ldappasswd|ldapwhoami|kinit|realm|net|openconnect|xfreerdp|rdesktop|wpa_passphrase|nmcli',
  'openssl|gpg|gpg2|zip|unzip|7z|7za|rar|keytool|jarsigner|cryptsetup|ssh-keygen|qpdf|pdftk|certutil|pk12util|codesign|signtool|minisign|age',
  // https://docs.docker.com/reference/cli/docker/login/, https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret_generic/, https://helm.sh/docs/helm/helm_install/
  'docker|podman|buildah|skopeo|nerdctl|docker-compose|kubectl|oc|helm|kustomize|terraform|tofu|vault|consul|ansible|ansible-playbook|salt|knife|nomad|argocd|flux|istioctl|crictl|ctr|kops|eksctl|velero',
  // https://docs.aws.amazon.com/cli/, https://cloud.google.com/sdk/gcloud/reference, https://learn.microsoft.com/cli/azure/
  'aws|gcloud|gsutil|bq|az|doctl|heroku|flyctl|fly|netlify|vercel|wrangler|linode-cli|openstack|ibmcloud|oci|s3cmd|rclone|mc|b2|restic|borg|duplicity|snyk|sonar-scanner|sentry-cli|gh|glab|hub|railway|supabase|firebase',
  'npm|yarn|pnpm|npx|pip|pip3|twine|poetry|gem|bundle|cargo|mvn|gradle|dotnet|nuget|composer|go|java|node|python|python3|ruby|perl|php|jq|sed|awk|xcrun|fastlane|security|secret-tool|git|svn|hg|wp|drush|rails|django-admin|jenkins-cli|http|https|xh|ab|grpcurl|websocat|nc|telnet|socat|msmtp|sendemail|swaks|mutt',
].flatMap(piped);

/** Words of `curl` and `wget` that hold credentials; their address is another matter. */
export const CREDENTIALS = ['user', 'header', 'data', 'data-raw', 'data-binary', 'data-urlencode', 'json', 'form', 'form-string', 'cookie', 'proxy-user', 'oauth2-bearer', 'pass', 'password', 'http-password', 'ftp-password', 'proxy-password', 'post-data', 'body-data'];
