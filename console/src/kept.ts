/**
 * What this browser keeps of the council's work: the request under edit, and the request of each roster it has asked
 * for. In IndexedDB, on this machine alone; a closed window, a reload or a lost connection loses nothing.
 */
const database = new Promise<IDBDatabase>((resolve, reject) => {
  const asked = indexedDB.open('vigie', 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore('requests');
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});

export async function keep(key: string, value: unknown): Promise<void> {
  await run('readwrite', (store) => store.put(value, key));
}

export async function kept<T>(key: string): Promise<T | null> {
  return ((await run('readonly', (store) => store.get(key))) as T | undefined) ?? null;
}

function run(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return database.then(
    (open) =>
      new Promise((resolve, reject) => {
        const request = ask(open.transaction('requests', mode).objectStore('requests'));
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      }),
  );
}
