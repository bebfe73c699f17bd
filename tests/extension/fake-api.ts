/** The browser's extension API, as far as settings need it. Import it before anything of the extension. */

type Listener = (changes: Record<string, { newValue?: unknown }>, area: string) => void;

const listeners = new Set<Listener>();

function area(name: string) {
  let values: Record<string, unknown> = {};
  const tell = (changes: Record<string, { newValue?: unknown }>): void => listeners.forEach((listener) => listener(changes, name));
  return {
    async get(keys: string | string[]) {
      const wanted = Array.isArray(keys) ? keys : [keys];
      return structuredClone(Object.fromEntries(wanted.filter((key) => key in values).map((key) => [key, values[key]])));
    },
    async set(change: Record<string, unknown>) {
      values = { ...values, ...structuredClone(change) };
      tell(Object.fromEntries(Object.entries(change).map(([key, newValue]) => [key, { newValue }])));
    },
    async remove(key: string) {
      delete values[key];
      tell({ [key]: {} });
    },
    async clear() {
      values = {};
    },
    all: () => values,
  };
}

export const storage = {
  local: area("local"),
  session: area("session"),
  onChanged: { addListener: (listener: Listener) => listeners.add(listener) },
};

Object.assign(globalThis, { chrome: { storage } });
