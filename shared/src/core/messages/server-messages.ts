import type { BadAnswer, ConfigProblem, SignInProblem, StoreOperation, TlsProblem } from '../model/vault-error';
import { safeText } from '../text/safe-text';
import type { Messages } from './message';

type ServerKind = 'unauthenticated' | 'forbidden' | 'tls' | 'bad-answer' | 'wrong-engine' | 'unwrapped-before' | 'config-broken';

/** Failures of a store behind a network, and of the file that says where stores are. */
export const serverMessages: Messages<ServerKind> = {
  'unauthenticated': ({ store, reason }) => ({
    what: `${SIGN_IN[reason ?? 'refused']} (store "${safeText(store)}").`,
    kept: 'Nothing was changed.',
    next: `${reason === 'bound-elsewhere' ? FIND_OUT : ''}Sign in: "Keyward: Sign In" in the editor, "keyward store login ${safeText(store)}" in a terminal.`,
  }),
  'forbidden': ({ store, operation }) => ({
    what: `Your sign-in to "${safeText(store)}" may not ${OPERATION[operation]}.`,
    kept: 'Nothing was changed.',
    next: 'Ask whoever runs the store for this permission, or sign in as somebody who has it.',
  }),
  'tls': ({ store, reason }) => ({
    what: `The connection to "${safeText(store)}" is not safe: ${TLS[reason]}.`,
    kept: 'Nothing was sent.',
    next: 'Check address and ca_file of this store in your config.yaml. Keyward has no switch that turns the check off.',
  }),
  'bad-answer': ({ store, reason }) => ({
    what: `What answers at the address of "${safeText(store)}" does not behave like its server: ${ANSWER[reason]}.`,
    kept: 'Nothing of the answer was used.',
    next: 'Check the address, and whether a proxy or a sign-in page stands between.',
  }),
  'wrong-engine': ({ store, mount, reason }) => ({
    what: `The store "${safeText(store)}" has no place called "${safeText(mount)}" that can be used: ${ENGINE[reason]}.`,
    kept: 'Nothing was changed.',
    next: 'Set mount and namespace of this store to those of a KV version 2 secrets engine.',
  }),
  'unwrapped-before': ({ store }) => ({
    what: `The wrapped secret id for "${safeText(store)}" had been unwrapped before, or has expired.`,
    kept: 'No sign-in was made.',
    next: 'If it was fresh, somebody else may have it: tell whoever issued it, have it revoked, and ask for a new one.',
  }),
  'config-broken': ({ file, line, reason }) => ({
    what: `The list of stores in ${safeText(file)} cannot be used${line === undefined ? '' : ` (line ${line})`}: ${CONFIG[reason]}.`,
    kept: 'Only the local store is used until this is mended.',
    next: 'Correct the file; docs/stores.md lists every member.',
  }),
};

const SIGN_IN: Readonly<Record<SignInProblem, string>> = {
  'none': 'Nobody has signed in yet',
  'expired': 'The sign-in has expired',
  'refused': 'The server does not take this sign-in, or not any more',
  'bound-elsewhere': 'The sign-in was made for another address or CA, so it is not sent to this one',
};

/** Whoever signs in without a look at it may give what he has to the one who changed the address. */
const FIND_OUT = 'Look at this store in your config.yaml. If you did not change it, find out who did before you sign in. ';

const OPERATION: Readonly<Record<StoreOperation, string>> = {
  'list': 'list names there',
  'describe': 'look at this secret\'s metadata',
  'read': 'read this secret',
  'write': 'write here',
  'delete': 'delete this secret',
  'undelete': 'bring this secret back',
  'destroy': 'destroy this secret',
  'sign-in': 'sign in this way',
};

const TLS: Readonly<Record<TlsProblem, string>> = {
  'untrusted': 'its certificate is not signed by a CA that you trust',
  'expired': 'its certificate has expired, or is not valid yet',
  'wrong-host': 'its certificate is for another host',
  'client-certificate': 'it wants a client certificate that it did not get',
  'version': 'it does not speak a TLS version that is still safe',
  'ca-file': 'the CA file cannot be read',
  'required': 'the address is not https, and it is not on this machine',
};

const ANSWER: Readonly<Record<BadAnswer, string>> = {
  'redirect': 'it sends to another host, which gets nothing',
  'too-large': 'its answer is far too large',
  'not-json': 'its answer is not JSON',
  'unexpected': 'its answer lacks what it must have',
};

const ENGINE = {
  'missing': 'there is none, or your sign-in may not see it',
  'kv-version-1': 'it is a KV version 1 engine, which keeps no versions',
  'namespace': 'the namespace does not exist',
} as const;

const CONFIG: Readonly<Record<ConfigProblem, string>> = {
  'syntax': 'this is not YAML',
  'unknown-member': 'a member has a name that Keyward does not know',
  'bad-value': 'a value is not one that this member can have',
  'missing-member': 'a store lacks a member that it needs',
  'duplicate-store': 'two stores have one name',
  'reserved-name': 'the name "local" is the built-in store\'s',
  'newer-version': 'it was written for a newer Keyward',
  'too-large': 'the file is too large',
};
