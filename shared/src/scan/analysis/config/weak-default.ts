import type { FoundPattern } from '../found-pattern';
import { fileRole } from '../../file-role';
import { secretName } from '../names/secret-name';
import type { ConfigurationFile } from './find-settings';
import type { Setting } from './setting';

/**
 * Passwords that a product or its documentation ships with, which whoever attacks tries first. Sources: https://hub.docker.com/_/postgres,
 * https://www.rabbitmq.com/docs/access-control#default-state, https://min.io/docs/minio/linux/reference/minio-server/settings/root-credentials.html,
 * https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack, https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html
 */
const SHIPPED = /^(?:admin|administrator|root|toor|password|passw0rd|p@ssw0rd|pass|secret|changeme|change[-_]?me|changeit|default|letmein|welcome|guest|postgres|mysql|mariadb|rabbitmq|minio|minio123|minioadmin|elastic|prom-operator|grafana|qwerty|admin123|password123|12345678?|123456)\d{0,4}$/i;

/** A second choice in the value itself, of the shell and compose (`${X:-word}`), Spring (`${X:word}`) and Ruby's templates. */
const FALLBACK = /^\$\{[\w.]{1,80}(?::-|:=|:(?![?+]))(?<word>[^{}$\s]{3,80})\}$|^<%=\s*ENV(?:\.fetch\(|\[)["'][\w.]{1,80}["'](?:,\s*["'](?<second>[^"']{3,80})["']\)|\)\s*\{\s*["'](?<block>[^"']{3,80})["']\s*\}|\]\s*\|\|\s*["'](?<other>[^"']{3,80})["'])\s*%>$/;

/** A secret that is set to what every installation has, or falls back to a word that stands in the file. */
export function weakDefault({ name, path, value, span }: Setting, { languageId, path: file }: ConfigurationFile): readonly FoundPattern[] {
  const second = value.endsWith('}') || value.endsWith('>') ? FALLBACK.exec(value)?.groups : undefined;
  const fallback = second?.['word'] ?? second?.['second'] ?? second?.['block'] ?? second?.['other'];
  if ((fallback === undefined && (!SHIPPED.test(value) || isName(name, value))) || !isSecret(name, path)) return [];
  if (fallback === undefined && file !== undefined && fileRole(file) === 'locale') return [];
  // What runs on a developer's machine is often set so on purpose; a file for production, or a fallback that nobody sees, is not.
  const isMeant = fallback === undefined && languageId !== 'terraform' && !/prod/i.test(file ?? '');
  return [{ ruleId: 'keyward/weak-default-password', severity: isMeant ? 'information' : 'warning', confidence: isMeant ? 0.6 : 0.8, span, word: name }];
}

/** `jwt.secret` is a secret though `secret` alone may be anything; of a variable's block its name says so. */
function isSecret(name: string, path: string): boolean {
  const parts = path.split('.');
  const [section = ''] = parts.slice(-2);
  if (parts[0] === 'variable') return name === 'default' && secretName(section) === 'strong';
  return secretName(name) === 'strong' || (secretName(name) === 'weak' && parts.length > 1 && secretName(`${section}_${name}`) === 'strong');
}

/** `secret: secret` names the thing, as a volume and a key of Kubernetes do; `password: Password` is what a person reads beside a field. */
function isName(name: string, value: string): boolean {
  if (REFERRING.test(name) || (name === 'secretKey' && /^(?:password|pass|secret)$/.test(value))) return true;
  return name.toLowerCase() === value.toLowerCase().replace(/\d+$/, '') && (!/passw/i.test(name) || /^[A-Z][a-z]+$/.test(value));
}

/** Members that say which of several secrets is meant, by its name or key: https://helm.sh/docs/chart_best_practices/values/, https://external-secrets.io/latest/api/externalsecret/ */
const REFERRING = /^(?:existing|imagePull)[A-Z]/;
