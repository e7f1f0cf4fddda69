/**
 * The message of an error of Node, without Node's advice to its own users: since Node 22.15 a refused
 * certificate reads "unable to verify the first certificate; if the root CA is installed locally, try
 * running Node.js with --use-system-ca" (lib/internal/tls/wrap.js). Shown as evidence it would look
 * like the server's word, and Collega is not started with options of Node.
 */
export function wordsOfNode(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(nodeAdvice, '');
}

const nodeAdvice = /;? *if the root CA is installed locally, try running Node\.js with\s+\S+/i;

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
