import type { WriteMeta } from '../../../store';
import { at } from '../transport/json/members';
import { printCustomMetadata } from './custom-metadata';
import { customMetadata } from './kv-metadata';
import type { KvMount } from './kv-mount';

/**
 * Keeps what is known of a secret in its custom metadata, beside what others keep there. As good as can be: a sign-in that may
 * write a secret and nothing about it has still written the secret.
 */
export async function rememberAbout(mount: KvMount, path: string, meta: WriteMeta): Promise<void> {
  const custom = printCustomMetadata(meta);
  if (Object.keys(custom).length === 0) return;
  const patched = await mount.patch('metadata', path, { custom_metadata: custom });
  if (patched.ok && patched.value.kind !== 'denied' && patched.value.kind !== 'unsupported') return;
  // Without the capability to patch, all of it is written anew.
  const metadata = await mount.get('metadata', path);
  if (!metadata.ok || metadata.value.kind !== 'ok') return;
  const before = customMetadata(at(metadata.value.body, 'data', 'custom_metadata'));
  await mount.post('metadata', path, { custom_metadata: { ...before, ...custom } });
}
