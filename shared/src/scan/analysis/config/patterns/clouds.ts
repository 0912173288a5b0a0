import type { SettingPattern } from '../setting';

const KUBERNETES = ['yaml', 'kubernetes'] as const;

/** Terraform's providers, Kubernetes and what runs in it. */
export const cloudSettings: readonly SettingPattern[] = [
  // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance, https://developer.hashicorp.com/terraform/language/backend/s3
  { ruleId: 'keyward/unprotected-storage', severity: 'warning', confidence: 0.85, languages: ['terraform'], path: /^aws\w{1,60}\.(?:\w{1,60}\.)?(?:storageencrypted|atrestencryptionenabled|encrypted)$/, value: /^false$/ },
  { ruleId: 'keyward/unprotected-storage', severity: 'warning', confidence: 0.85, languages: ['terraform'], path: /(?:^|\.)backend\.s3\.encrypt$/, value: /^false$/ },
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.85, languages: ['terraform'], path: /^aws\w{1,60}\.(?:\w{1,60}\.)?transitencryptionenabled$/, value: /^false$/ },
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.85, languages: ['terraform'], path: /\.viewerprotocolpolicy$/, value: /^allow-all$/ },
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.8, languages: ['terraform'], path: /\.(?:minimumprotocolversion|mintlsversion|minimumtlsversion|sslminimaltlsversionenforced)$/, value: /^(?:SSLv3|TLSv1(?:_2016)?|TLSv1\.1_2016|TLS1_[01]|1\.[01]|TLSEnforcementDisabled)$/ },
  // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance, https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/redis_instance
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.85, languages: ['terraform'], path: /^googlesql\w{1,40}\.(?:[\w.]{1,60}\.)?requiressl$/, value: /^false$/ },
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.85, languages: ['terraform'], path: /^googlesql\w{1,40}\.(?:[\w.]{1,60}\.)?sslmode$/, value: /^ALLOW_UNENCRYPTED_AND_ENCRYPTED$/ },
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.85, languages: ['terraform'], path: /^googleredis\w{1,40}\.transitencryptionmode$/, value: /^DISABLED$/ },
  { ruleId: 'keyward/weak-default-password', severity: 'warning', confidence: 0.75, languages: ['terraform'], path: /^googleredis\w{1,40}\.authenabled$/, value: /^false$/ },
  // https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account, https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/redis_cache
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.85, languages: ['terraform'], path: /^azurerm\w{1,60}\.(?:httpstrafficonlyenabled|enablehttpstrafficonly|sslenforcementenabled|httpsonly)$/, value: /^false$/ },
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.85, languages: ['terraform'], path: /^azurerm\w{1,60}\.(?:enablenonsslport|nonsslportenabled)$/, value: /^true$/ },
  // Everybody who may read the group reads them; `secure_environment_variables` are not shown: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_group
  { ruleId: 'keyward/unprotected-storage', severity: 'warning', confidence: 0.8, languages: ['terraform'], path: /^azurermcontainergroup\.\w{1,40}\.environmentvariables\.\w{0,60}(?:password|secret|token|apikey|privatekey)$/, value: /\S/ },
  // https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs#insecure
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.9, languages: ['terraform'], path: /^provider\.\w{1,40}\.(?:\w{1,40}\.)?(?:insecure|skiptlsverify|skipcredentialsvalidation|allowunverifiedssl|tlsinsecure|insecureskipverify)$/, value: /^true$/ },
  // https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
  { ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.8, languages: KUBERNETES, path: /nginx\.ingress\.kubernetes\.io\/(?:force)?sslredirect$/, value: /^false$/ },
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.8, languages: KUBERNETES, path: /nginx\.ingress\.kubernetes\.io\/proxysslverify$/, value: /^off$/ },
  // A variable of a container, written as a name and a value: https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue, https://git-scm.com/docs/git#Documentation/git.txt-GITSSLNOVERIFY
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.9, languages: KUBERNETES, path: /\.(?:nodetlsrejectunauthorized|pythonhttpsverify)\.value$/, value: /^0$/ },
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.9, languages: KUBERNETES, path: /\.(?:gitsslnoverify|vaultskipverify)\.value$/, value: /^(?:1|true)$/ },
];
