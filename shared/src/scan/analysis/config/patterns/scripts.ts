import type { LinePattern } from '../line-pattern';

const SCRIPTS = ['dockerfile', 'yaml', 'kubernetes', 'dockercompose', 'github-actions-workflow'] as const;
/** A variable with the name of a secret, of the shell, of compose and of Ansible. */
const SECRET = String.raw`(?:\$\{?(?<word>[A-Za-z_]{0,60}?(?:PASSWORD|PASSWD|PASS|SECRET|TOKEN|API_?KEY|PAT|password|passwd|secret|token|api_?key))\}?|\$\((?<kubernetes>[A-Z_]{0,60}(?:PASSWORD|SECRET|TOKEN|API_?KEY))\)|\{\{\s{0,4}(?<ansible>[a-z_]{0,60}(?:password|passwd|secret|token|api_?key))\s{0,4}\}\})(?![\w])`;
/** Behind this a shell puts the value into the arguments of a program of its own. */
const OPTIONS = String.raw`\b(?:sshpass\s+-p|docker\s+login\s(?:[^|;&\n]{0,120}\s)?(?:-p|--password)|(?:mysql|mysqldump|mysqladmin|mariadb|mariadb-dump)\s(?:[^|;&\n]{0,120}\s)?-p|redis-cli\s(?:[^|;&\n]{0,120}\s)?(?:-a|--pass)|redis-server\s(?:[^|;&\n]{0,120}\s)?--requirepass|curl\s(?:[^|;&\n]{0,160}\s)?(?:-u|--user|-H|--header)|twine\s+upload\s(?:[^|;&\n]{0,120}\s)?-p|helm\s(?:[^|;&\n]{0,200}\s)?--set(?:-string)?|docker\s(?:buildx\s+)?build\s(?:[^|;&\n]{0,200}\s)?--build-arg)`;

/** Commands inside of images, pipelines, manifests and playbooks. */
export const scriptPatterns: readonly LinePattern[] = [
  // https://curl.se/docs/manpage.html#-k, https://www.gnu.org/software/wget/manual/wget.html#HTTPS-_0028SSL_002fTLS_0029-Options, https://pip.pypa.io/en/stable/cli/pip/#cmdoption-trusted-host
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.85, languages: SCRIPTS, line: /\bcurl\s(?:[^|;&\n]{0,200}?\s)?(?<at>(?<word>-[a-zA-Z]{0,6}k[a-zA-Z]{0,6}|--insecure))(?=\s|$)(?![^|;&\n]{0,200}\/\/(?:localhost|127\.))/ },
  { ruleId: 'keyward/tls-verification-off', severity: 'warning', confidence: 0.85, languages: SCRIPTS, line: /\b(?:wget|apt-get|pip3?|conda|npm|yarn|git|go\s+env)\s(?:[^|;&\n]{0,200}?\s)?(?<at>(?<word>--no-check-certificate|--trusted-host|strict-ssl[ =]false|http\.sslVerify[ =]false|GOINSECURE=\S{1,100}|GONOSUMDB=\*))(?![\w-])/ },
  // https://man7.org/linux/man-pages/man5/proc_pid_cmdline.5.html
  { ruleId: 'keyward/secret-in-argv', severity: 'warning', confidence: 0.8, languages: SCRIPTS, line: new RegExp(String.raw`${OPTIONS}(?:\s|=|['"]){0,3}[^|;&$\n{]{0,120}?(?<at>${SECRET})`) },
  // Kubernetes puts a variable into the arguments before the container starts: https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
  { ruleId: 'keyward/secret-in-argv', severity: 'warning', confidence: 0.8, languages: ['kubernetes', 'yaml'], line: /^\s{0,60}(?:args:\s|-\s)[^\n]{0,300}?(?<at>--?[\w-]{0,60}=\$\((?<word>[A-Z_]{0,60}(?:PASSWORD|SECRET|TOKEN|API_?KEY))\))/ },
  { ruleId: 'keyward/secret-in-url', severity: 'warning', confidence: 0.8, languages: ['yaml', 'kubernetes', 'github-actions-workflow', 'dockerfile'], line: new RegExp(String.raw`\b(?:curl|wget)\s[^|;\n]{0,200}https?:\/\/[^\s"'|;]{0,200}[?&][\w.-]{1,40}=(?<at>${SECRET})`) },
  // An image keeps the password of whom it was built for: https://docs.docker.com/build/building/secrets/
  { ruleId: 'keyward/hardcoded-key-argument', severity: 'warning', confidence: 0.85, languages: ['dockerfile'], line: /\becho\s+["']?(?<at>(?<word>[a-z_][\w-]{0,31}):[^\s"'$|]{1,60})["']?\s*\|\s*chpasswd\b/ },
  // https://docs.ansible.com/ansible/latest/collections/ansible/builtin/debug_module.html
  { ruleId: 'keyward/secret-in-log', severity: 'warning', confidence: 0.8, languages: ['yaml'], when: /^\s*(?:-\s+)?(?:ansible\.builtin\.)?debug:/m, line: /^\s{0,40}(?:msg:|-\s(?:ansible\.builtin\.)?debug:)[^\n]{0,200}?(?<at>\{\{\s{0,4}(?<word>[a-z_]{0,60}(?:password|passwd|secret|token|api_?key))\s{0,4}\}\})/ },
];
