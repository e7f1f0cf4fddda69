/**
 * A name that certainly exists was not found, or no network leads anywhere: Node's codes, and
 * Chromium's (net/base/net_error_list.h).
 */
const offlineCodes = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'ENETDOWN',
  'ERR_NAME_NOT_RESOLVED',
  'ERR_INTERNET_DISCONNECTED',
  'ERR_NETWORK_CHANGED',
]);

/** A failure on the way to a server that certainly exists: the code that the catalogue knows it by. */
export function offlineCode(code: string): 'OFFLINE' | null {
  return offlineCodes.has(code.replace(/^net::/, '')) ? 'OFFLINE' : null;
}
