import { app, protocol, session, type Session } from 'electron';
import { type WindowFile } from '../services/shell/window-content/window-files.ts';
import { appScheme } from './app-url.ts';
import { denyPermissions } from './deny-permissions.ts';

/**
 * Makes `collega:` a scheme with origins, as https is. Before `ready` and once only (Electron's
 * typings). Never bypassCSP, corsEnabled or allowServiceWorkers.
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/**
 * The session of the app window: in memory (no `persist:`), since all that lasts is written by the
 * services, and support staff leave no cache on a machine that is not theirs.
 */
export function openAppSession(files: ReadonlyMap<string, WindowFile>): Session {
  const own = session.fromPartition('app');
  denyPermissions(own);
  own.protocol.handle(appScheme, (request) => answerWindowRequest(files, request));
  // The developer tools' own pages share the session; they exist only where nothing is packaged.
  const schemes = app.isPackaged ? [appScheme] : [appScheme, 'devtools'];
  own.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !schemes.some((scheme) => details.url.startsWith(`${scheme}:`)) });
  });
  return own;
}

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
