import { type WindowFile } from '../services/shell/window-content/window-files.ts';
import { appScheme } from './app-url.ts';

/**
 * Answers one request of the app window. The path is looked up in the allow-list and never joined
 * to a folder, so that `..`, `%2e%2e`, `\` and NUL have nothing to escape from.
 */
export function answerWindowRequest(
  files: ReadonlyMap<string, WindowFile>,
  request: Pick<Request, 'method' | 'url'>,
): Response {
  if (request.method !== 'GET') return refuse(405, { allow: 'GET' });
  const url = new URL(request.url);
  const ours = url.protocol === `${appScheme}:` && url.host === 'app' && url.username === '';
  const file = ours ? files.get(url.pathname) : undefined;
  if (file === undefined) return refuse(404, {});
  return new Response(new Uint8Array(file.body), { status: 200, headers: { ...file.headers } });
}

function refuse(status: number, headers: Record<string, string>): Response {
  return new Response(null, { status, headers });
}
