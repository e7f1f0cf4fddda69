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
