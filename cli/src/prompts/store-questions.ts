import { DEFAULT_MOUNT, parseStoreEntry } from '../../../shared/src/core/config/user-config';
import type { AuthMethod, StoreEntry } from '../../../shared/src/core/config/user-config';
import type { Dialogue } from './dialogue';

/** A store as far as it was described on the command line; the names are those of config.yaml. */
export interface StoreDraft {
  readonly name?: string;
  readonly type?: StoreEntry['type'];
  readonly address?: string;
  readonly cluster?: readonly string[];
  readonly namespace?: string;
  readonly mount?: string;
  readonly prefix?: string;
  readonly ca_file?: string;
  readonly min_tls?: string;
  readonly proxy?: string;
  readonly auth?: { readonly method?: AuthMethod; readonly mount?: string };
}

/** Whether it says enough to be asked about nothing. */
export function isDescribed({ name, type, address }: StoreDraft): boolean {
  return name !== undefined && type !== undefined && (type !== 'hashicorp' || address !== undefined);
}

/** Asks for what is missing. Undefined when the person turned away. `taken` are the names that there are already. */
export async function askStore(draft: StoreDraft, taken: readonly string[], dialogue: Dialogue): Promise<StoreDraft | undefined> {
  const type = draft.type ?? await askType(dialogue);
  if (type === undefined) return undefined;
  const name = draft.name ?? await askName(type === 'keychain' ? 'keychain' : 'team', taken, dialogue);
  if (name === undefined) return undefined;
  return type === 'keychain' ? { ...draft, type, name } : askServer({ ...draft, type, name }, dialogue);
}

async function askType(dialogue: Dialogue): Promise<StoreEntry['type'] | undefined> {
  const letter = await dialogue.choose('Where are the secrets: in a HashiCorp Vault or OpenBao (v), or in this machine\'s keychain (k)?', { v: 'a server', k: 'this machine\'s keychain' });
  return letter === undefined ? undefined : letter === 'v' ? 'hashicorp' : 'keychain';
}

function askName(proposed: string, taken: readonly string[], dialogue: Dialogue): Promise<string | undefined> {
  dialogue.say('The name becomes a part of references, so choose what your team calls it as well.');
  return askMember(dialogue, {
    question: 'Name', preset: taken.includes(proposed) ? '' : proposed, rule: 'Small letters, digits and hyphens, beginning with a letter.',
    problem: (name) => (taken.includes(name) ? 'There is a store with this name already.' : undefined), member: 'name',
  });
}

/** Every answer but the address may be empty: what is in brackets holds then. */
async function askServer(draft: StoreDraft, dialogue: Dialogue): Promise<StoreDraft | undefined> {
  let answered: StoreDraft = draft;
  for (const { member, ...asked } of SERVER_QUESTIONS) {
    if (answered[member] !== undefined || (member === 'ca_file' && answered.address?.startsWith('http:') === true)) continue;
    const answer = await askMember(dialogue, { ...asked, member });
    if (answer === undefined) return undefined;
    if (answer !== '') answered = { ...answered, [member]: answer };
  }
  if (answered.auth?.method !== undefined) return answered;
  const letter = await dialogue.choose('How do you sign in: with a token (t), or with an AppRole (a)?', { t: 'a token', a: 'an AppRole' }, 't');
  return letter === undefined ? undefined : { ...answered, auth: { ...answered.auth, method: letter === 't' ? 'token' : 'approle' } };
}

interface ServerQuestion extends Omit<Question, 'problem'> {
  readonly member: 'address' | 'ca_file' | 'mount' | 'namespace';
}

const SERVER_QUESTIONS: readonly ServerQuestion[] = [
  { member: 'address', question: 'Address', preset: '', rule: 'Scheme, host and port, as https://vault.example.com:8200. Plain http is for this machine only.' },
  { member: 'ca_file', question: 'File of its certificate authority, where this machine does not trust it already', preset: '', rule: 'An absolute path.', optional: true },
  { member: 'mount', question: 'Mount of the key/value engine', preset: DEFAULT_MOUNT, rule: 'A path without slashes at its ends.' },
  { member: 'namespace', question: 'Namespace, where the server has them', preset: '', rule: 'A path without slashes at its ends.', optional: true },
];

interface Question {
  readonly member: string;
  readonly question: string;
  /** Taken for an empty line. */
  readonly preset: string;
  /** Said after an answer that cannot be. */
  readonly rule: string;
  readonly optional?: boolean;
  readonly problem?: (answer: string) => string | undefined;
}

async function askMember(dialogue: Dialogue, { member, question, preset, rule, optional, problem }: Question): Promise<string | undefined> {
  for (;;) {
    const line = await dialogue.askLine(`${question}${preset === '' ? '' : ` [${preset}]`}: `);
    if (line === undefined) return undefined;
    const answer = line.trim() === '' ? preset : line.trim();
    if (answer === '' && optional === true) return '';
    const wrong = problem?.(answer) ?? (isAllowed(member, answer) ? undefined : rule);
    if (wrong === undefined) return answer;
    dialogue.say(wrong);
  }
}

/** What config.yaml takes for this member: the same rules hold for what is typed. */
function isAllowed(member: string, answer: string): boolean {
  return parseStoreEntry({ type: 'hashicorp', name: 'store', address: 'https://host', [member]: answer }).ok;
}
