/** String storage that outlives a reload where the browser allows it. */
export interface Cabinet {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(): string[];
}

/**
 * localStorage, else sessionStorage, else memory: browsers refuse storage to an embedded page in private windows and
 * under strict tracking protection, and the chat must still work there, only without surviving a reload.
 */
export function openCabinet(candidates: Array<() => Storage> = browserStorages()): Cabinet {
  for (const candidate of candidates) {
    try {
      const storage = candidate();
      const probe = 'centrala.probe';
      storage.setItem(probe, '1');
      storage.removeItem(probe);
      return storageCabinet(storage);
    } catch {
      continue;
    }
  }
  return memoryCabinet();
}

function browserStorages(): Array<() => Storage> {
  return [() => window.localStorage, () => window.sessionStorage];
}

function storageCabinet(storage: Storage): Cabinet {
  return {
    get: (key) => storage.getItem(key),
    set: (key, value) => {
      try {
        storage.setItem(key, value);
      } catch {
        // A full store costs survival of a reload, never the message on screen.
      }
    },
    remove: (key) => storage.removeItem(key),
    keys: () => Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter((key) => key !== null),
  };
}

export function memoryCabinet(): Cabinet {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
    keys: () => [...values.keys()],
  };
}
