import type { KernelLock } from './file-lock';

/** What we use of the package; it brings no types of its own. */
interface NativeExtensions {
  tryLock(fd: number, offset: number, length: number): boolean;
  unlock(fd: number, offset: number, length: number): void;
}

/**
 * Locks by open file description (fcntl F_OFD_SETLK, LockFileEx), which two opens of one process exclude as well.
 * Undefined where the package is not there or has no prebuilt binary for this platform.
 */
export async function loadKernelLock(load: () => Promise<unknown> = () => import('fs-native-extensions')): Promise<KernelLock | undefined> {
  try {
    const native = nativeExtensions(await load());
    if (native === undefined) return undefined;
    return {
      tryLock: (fd) => native.tryLock(fd, 0, 0),
      unlock: (fd) => native.unlock(fd, 0, 0),
    };
  } catch {
    return undefined;
  }
}

function nativeExtensions(loaded: unknown): NativeExtensions | undefined {
  if (typeof loaded !== 'object' || loaded === null) return undefined;
  if (isNativeExtensions(loaded)) return loaded;
  return 'default' in loaded && isNativeExtensions(loaded.default) ? loaded.default : undefined;
}

function isNativeExtensions(value: unknown): value is NativeExtensions {
  return typeof value === 'object' && value !== null && 'tryLock' in value && typeof value.tryLock === 'function'
    && 'unlock' in value && typeof value.unlock === 'function';
}
