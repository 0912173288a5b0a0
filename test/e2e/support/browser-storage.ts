import type { Page } from 'playwright-core';

/**
 * Everything that the window keeps in the browser, as one text: local and session storage and every record of every
 * IndexedDB. The web editor keeps its state and its window's logs there. A script in text form: it runs in the page.
 */
export async function browserStorage(page: Page): Promise<string> {
  return page.evaluate<string>(DUMP);
}

export async function plantInBrowserStorage(page: Page, text: string): Promise<() => Promise<void>> {
  await page.evaluate(`localStorage.setItem('planted', ${JSON.stringify(text)})`);
  return async () => { await page.evaluate('localStorage.removeItem(\'planted\')'); };
}

const DUMP = `(async () => {
  const asText = (value) => typeof value === 'string' ? value
    : value instanceof Uint8Array || value instanceof ArrayBuffer ? new TextDecoder().decode(value) : JSON.stringify(value);
  const settled = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const found = [...Object.entries(localStorage), ...Object.entries(sessionStorage)].map((entry) => entry.join('='));
  for (const { name } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    for (const storeName of database.objectStoreNames) {
      const store = database.transaction(storeName).objectStore(storeName);
      const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
      keys.forEach((key, index) => found.push(name + '/' + storeName + '/' + key + '=' + asText(values[index])));
    }
    database.close();
  }
  return found.join('\\n');
})()`;
