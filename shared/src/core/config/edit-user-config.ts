import { isMap, isScalar, isSeq } from 'yaml';
import type { Document, Pair, YAMLSeq } from 'yaml';
import type { Result } from '../result';
import { err, ok } from '../result';
import { isYamlFault, parseYaml } from './parse-yaml';
import { DEFAULT_APPROLE_MOUNT, DEFAULT_MOUNT, LOCAL_STORE, parseUserConfig } from './user-config';
import type { ConfigFault, StoreEntry, UserConfig } from './user-config';

/** Why an edit is not made. A file that is not understood in full is not edited either. */
export type ConfigEditError =
  | { readonly kind: 'broken'; readonly fault: ConfigFault }
  | { readonly kind: 'store-exists'; readonly store: string }
  | { readonly kind: 'unknown-store'; readonly store: string };

/** The whole new text, or why there is none. Comments, order and what the edit is not about stay. */
export type ConfigEdit = Result<string, ConfigEditError>;

/** What stands above a configuration that Keyward begins. */
const HEADER = ' Keyward\'s stores. docs/stores.md describes every member. Sign-ins are never kept here.';

/** Adds a store behind the others. `text` is undefined where there is no file yet. */
export function addStore(text: string | undefined, entry: StoreEntry): ConfigEdit {
  return edit(text, (document, { stores }) => {
    if (entry.name === LOCAL_STORE || stores.some(({ name }) => name === entry.name)) return { kind: 'store-exists', store: entry.name };
    const list = storeList(document);
    // An empty list is written as [] and would go on in that style.
    list.flow = list.items.length > 0 && list.flow === true;
    list.add(document.createNode(membersOf(entry)));
    return undefined;
  });
}

/** Takes a store out, and the default with it where that was this one: new secrets go to the local store then. */
export function removeStore(text: string | undefined, store: string): ConfigEdit {
  return edit(text, (document, { stores, defaultStore }) => {
    const index = stores.findIndex(({ name }) => name === store);
    if (index < 0) return { kind: 'unknown-store', store };
    document.deleteIn(['stores', index]);
    if (stores.length === 1) document.delete('stores');
    if (defaultStore === store) document.delete('default_store');
    return undefined;
  });
}

export function setDefaultStore(text: string | undefined, store: string): ConfigEdit {
  return edit(text, (document, { stores }) => {
    if (store !== LOCAL_STORE && !stores.some(({ name }) => name === store)) return { kind: 'unknown-store', store };
    if (document.has('default_store')) document.set('default_store', store);
    else insertBehindVersion(document, 'default_store', store);
    return undefined;
  });
}

type Change = (document: Document, config: UserConfig) => ConfigEditError | undefined;

function edit(text: string | undefined, change: Change): ConfigEdit {
  const before = text ?? '';
  const config = parseUserConfig(before);
  if (!config.ok) return err({ kind: 'broken', fault: config.error });
  const yaml = parseYaml(before);
  if (isYamlFault(yaml)) return err({ kind: 'broken', fault: { reason: 'syntax' } });
  const { document } = yaml;
  if (!isMap(document.contents)) begin(document);
  const refused = change(document, config.value);
  return refused === undefined ? ok(withLineEndsOf(before, document.toString({ lineWidth: 0 }))) : err(refused);
}

/** Makes a configuration of what is empty or has nothing but comments. */
function begin(document: Document): void {
  document.contents = document.createNode({ version: 1 });
  document.commentBefore ??= document.comment ?? HEADER;
  document.comment = null;
}

function storeList(document: Document): YAMLSeq {
  const existing: unknown = document.get('stores', true);
  if (isSeq(existing)) return existing;
  const list = document.createNode([]);
  document.set('stores', list);
  return list;
}

/** As people write it: what has its default is left out. */
function membersOf(entry: StoreEntry): Readonly<Record<string, unknown>> {
  if (entry.type === 'keychain') return { name: entry.name, type: entry.type };
  const { name, type, address, cluster, namespace, mount, prefix, caFile, minTls, proxy, auth } = entry;
  return {
    name, type, address,
    ...(cluster === undefined ? {} : { cluster }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(mount === DEFAULT_MOUNT ? {} : { mount }),
    ...(prefix === undefined ? {} : { prefix }),
    ...(caFile === undefined ? {} : { ca_file: caFile }),
    ...(minTls === '1.2' ? {} : { min_tls: minTls }),
    ...(proxy === undefined ? {} : { proxy }),
    ...(auth.method === 'token' ? {} : {
      auth: { method: auth.method, ...(auth.mount === DEFAULT_APPROLE_MOUNT ? {} : { mount: auth.mount }) },
    }),
  };
}

function insertBehindVersion(document: Document, member: string, value: string): void {
  if (!isMap(document.contents)) return;
  const { items } = document.contents;
  const at = items.findIndex(({ key }) => isScalar(key) && key.value === 'version');
  const pair: Pair = document.createPair(member, value);
  items.splice(at + 1, 0, pair);
}

/** The printer writes line feeds only. */
function withLineEndsOf(before: string, after: string): string {
  return before.includes('\r\n') ? after.replace(/\r?\n/g, '\r\n') : after;
}
