import type { FoundPattern } from '../found-pattern';
import { secretName } from '../names/secret-name';

/** A block of Terraform with its labels; two levels of blocks inside it are read with it. */
const BLOCK = /^(?<kind>variable|output|resource)\s{1,4}"(?<label>[\w-]{1,80})"(?:\s{1,4}"[\w-]{1,80}")?\s{0,4}\{(?<body>(?:[^{}]|\$\{[^{}]{0,300}\}){0,2000}(?:\{(?:[^{}]|\{[^{}]{0,500}\}){0,1000}\}[^{}]{0,1000}){0,6})\}/gm;

/** What a block gives away as a whole, or by members that only together say so. */
export function unsafeBlocks(text: string): readonly FoundPattern[] {
  return [...text.matchAll(BLOCK)].flatMap((block): readonly FoundPattern[] => {
    const { kind = '', label = '', body = '' } = block.groups ?? {};
    const at = (part: string, from = 0) => {
      const start = block.index + block[0].indexOf(part, from);
      return { start, end: start + part.length };
    };
    if (kind !== 'resource') return isUndeclaredSecret(kind, label, body) ? [{ ruleId: 'keyward/secret-in-log', severity: 'warning', confidence: 0.8, span: at(label), word: label }] : [];
    const inside = block[0].indexOf('{');
    return [...unsafeResource(label, body), ...givenAway(body)].map(({ part, ...rest }) => ({ ...rest, span: at(part, inside) }));
  });
}

/** Variables and outputs that hold a secret and are not marked: every plan and every log prints them. Source: https://developer.hashicorp.com/terraform/language/values/outputs#sensitive */
function isUndeclaredSecret(kind: string, name: string, body: string): boolean {
  if (/^\s*(?:sensitive|ephemeral)\s*=\s*true\b/m.test(body)) return false;
  return secretName(name) === 'strong' || (kind === 'output' && SECRET_ATTRIBUTE.test(body));
}

/** Attributes that providers mark themselves: https://registry.terraform.io/providers/hashicorp/random/latest/docs/resources/password, https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account */
const SECRET_ATTRIBUTE = /^\s*value\s*=\s*(?:random_password\.\w{1,60}\.result|\w[\w.]{0,120}\.(?:(?:primary|secondary)_(?:connection_string|access_key)|private_key_pem|admin_password|master_password))\s*$/m;

type FoundPart = Omit<FoundPattern, 'span'> & { readonly part: string };

function unsafeResource(kind: string, body: string): readonly FoundPart[] {
  // A listener without TLS that does more than to redirect: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener
  const plain = /^aws_a?lb_listener$/.test(kind) && !/type\s*=\s*"redirect"/.test(body) ? /^[ \t]*(?<part>protocol\s*=\s*"HTTP")\s*$/m.exec(body)?.groups?.['part'] : undefined;
  // A parameter with the name of a secret, kept as text: https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html
  const named = /^\s*name\s*=\s*"(?:[^"\n]{0,200}\/)?(?<name>[\w.-]{1,80})"/m.exec(body)?.groups?.['name'];
  const text = kind === 'aws_ssm_parameter' && named !== undefined && secretName(named) === 'strong' ? /^[ \t]*(?<part>type\s*=\s*"String")\s*$/m.exec(body)?.groups?.['part'] : undefined;
  return [
    ...plain === undefined ? [] : [{ ruleId: 'keyward/plaintext-transport', severity: 'warning', confidence: 0.8, part: plain, word: 'protocol' } as const],
    ...text === undefined ? [] : [{ ruleId: 'keyward/unprotected-storage', severity: 'warning', confidence: 0.85, part: text, word: 'type' } as const],
  ];
}

/** Where a machine's start and a command have a secret in their text: https://developer.hashicorp.com/terraform/language/provisioners#local-exec, https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html */
function givenAway(body: string): readonly FoundPart[] {
  return [...body.matchAll(/^[ \t]*"?(?<name>command|user_data|startup-script|custom_data)"?\s*=\s*"(?<value>[^"\n]{0,1000})"/gm)].flatMap(({ groups = {} }): readonly FoundPart[] => {
    const hole = [...(groups['value'] ?? '').matchAll(/\$\{(?<path>[\w.]{1,160})\}/g)].find(({ groups: held = {} }) => holdsSecret(held['path'] ?? ''));
    if (hole === undefined) return [];
    return [{ ruleId: groups['name'] === 'command' ? 'keyward/secret-in-argv' : 'keyward/unprotected-storage', severity: 'warning', confidence: 0.8, part: hole[0], word: hole.groups?.['path'] ?? '' }];
  });
}

function holdsSecret(path: string): boolean {
  return path.startsWith('random_password.') || secretName(path.split('.').at(-1) ?? '') === 'strong';
}
