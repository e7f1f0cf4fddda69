import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { appScheme } from './app-url.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';

/** What may be asked for: the path in the address, and the file that answers it. */
export type AssetList = ReadonlyMap<string, string>;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** Lists the built renderer's files once. What is not in the list does not exist. */
export function listRendererAssets(folder: string): AssetList {
  const assets = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    assets.set(`/${relative(folder, file).split(sep).join('/')}`, file);
  }
  const start = assets.get('/index.html');
  if (start === undefined) throw new Error(`no index.html in ${folder}: the renderer is not built`);
  assets.set('/', start);
  return assets;
}

/**
 * Answers one request for the app's pages. The path is looked up in the list and never joined to a
 * folder, so that `..`, `%2e%2e`, `\` and NUL have nothing to escape from.
 */
export async function answerAssetRequest(assets: AssetList, request: Request): Promise<Response> {
  if (request.method !== 'GET') return refuse(405, { allow: 'GET' });
  const url = new URL(request.url);
  const ours = url.protocol === `${appScheme}:` && url.host === 'app' && url.username === '';
  const file = ours ? assets.get(url.pathname) : undefined;
  if (file === undefined) return refuse(404, {});
  const body = await readFile(file);
  return new Response(new Uint8Array(body), { status: 200, headers: headersFor(file) });
}

function headersFor(file: string): Record<string, string> {
  return {
    ...protectiveHeaders,
    'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
  };
}

const protectiveHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

function refuse(status: number, headers: Record<string, string>): Response {
  return new Response(null, { status, headers: { ...protectiveHeaders, ...headers } });
}
