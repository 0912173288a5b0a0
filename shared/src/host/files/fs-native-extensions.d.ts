/** The package brings no types of its own; `loadKernelLock` checks what it got. */
declare module 'fs-native-extensions';
