import { MemoryStore } from '../../support/memory-store';
import { storeContract } from '../contract';

/** The one that other tests use in place of a real store behaves like one. */
storeContract('memory', () => {
  const store = new MemoryStore('memory', undefined, new Date().toISOString());
  return Promise.resolve({ store, other: new MemoryStore('memory', store, store.time), close: () => store.dispose() });
});
