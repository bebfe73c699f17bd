/** The named parts of the extension's own pages. */

/** The element with this id; its absence is a mistake of ours in the page. */
export function byId<E extends HTMLElement>(id: string, kind: new () => E): E {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${kind.name} #${id}`);
}
