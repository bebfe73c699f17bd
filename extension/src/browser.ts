/**
 * The one name under which the rest of the extension meets the browser's extension API.
 *
 * Both browsers return promises from it in Manifest V3; only the global's name differs.
 */

type Api = typeof chrome;

const scope = globalThis as unknown as { readonly browser?: Api; readonly chrome: Api };

export const api: Api = scope.browser ?? scope.chrome;
