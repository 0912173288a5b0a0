import type * as Binding from '@napi-rs/keyring';
import type { HelperReply, HelperRequest } from '../../host/processes/helper-process';
import { classifyKeychainError } from './failure';
import type { KeychainReply, KeychainRequest } from './messages';

/**
 * The entry of a process of its own (`dist/keychain-child.js`): an unlock prompt that nobody answers blocks a thread of
 * the pool until it is killed, which must not be a thread of the editor or of a command.
 */
async function main(): Promise<void> {
  const binding = await loadBinding();
  process.on('message', (message: HelperRequest<KeychainRequest>) => {
    void answer(binding, message.request).then((reply) => {
      const envelope: HelperReply<KeychainReply> = { id: message.id, reply };
      process.send?.(envelope);
    });
  });
  process.once('disconnect', () => process.exit(0));
}

/** Undefined where the package has no binary for this platform. */
async function loadBinding(): Promise<typeof Binding | undefined> {
  try {
    return await import('@napi-rs/keyring');
  } catch {
    return undefined;
  }
}

async function answer(binding: typeof Binding | undefined, request: KeychainRequest): Promise<KeychainReply> {
  if (binding === undefined) return { kind: 'failed', reason: 'unsupported-platform' };
  try {
    return await ask(openEntry(binding, request), request);
  } catch (error) {
    return { kind: 'failed', reason: classifyKeychainError(error) };
  }
}

/** Pinned to the Secret Service: the default falls back to the kernel's keyring, which a reboot empties. */
function openEntry(binding: typeof Binding, { service, account }: KeychainRequest): Binding.AsyncEntry {
  return new binding.AsyncEntry(service, account, { linux: { store: 'secret-service' } });
}

async function ask(entry: Binding.AsyncEntry, request: KeychainRequest): Promise<KeychainReply> {
  switch (request.kind) {
    case 'get': {
      const secret = await entry.getSecret();
      return { kind: 'password', password: secret === null ? undefined : Uint8Array.from(secret) };
    }
    case 'set':
      await entry.setSecret(request.password);
      request.password.fill(0);
      return { kind: 'stored' };
    case 'delete':
      return { kind: 'deleted', existed: await entry.deleteCredential() };
  }
}

void main();
