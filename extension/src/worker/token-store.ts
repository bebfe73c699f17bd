/**
 * Where the service's token lives: the extension's own IndexedDB, which content scripts cannot open.
 *
 * `storage.local` would be readable from them, in Firefox always. A token found there (put by an
 * administrator or a test) is moved here.
 */

import { api } from "../browser";

const DATABASE = "tactlint";
const STORE = "secrets";
const KEY = "token";

export async function readToken(): Promise<string | null> {
  const { token: arrived } = await api.storage.local.get("token");
  if (typeof arrived === "string" && arrived !== "") {
    await writeToken(arrived);
    await api.storage.local.remove("token");
    return arrived;
  }
  const token: unknown = await transact("readonly", (store) => store.get(KEY));
  return typeof token === "string" ? token : null;
}

export async function writeToken(token: string): Promise<void> {
  await transact("readwrite", (store) => store.put(token, KEY));
}

export async function forgetToken(): Promise<void> {
  await transact("readwrite", (store) => store.delete(KEY));
}

async function transact<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
