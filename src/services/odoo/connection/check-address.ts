import { isLoopbackName } from '../../network/choose-proxy.ts';

/**
 * The address of an Odoo as its API is asked: scheme, host, port and a path of a proxy before it,
 * without the pages of Odoo that people copy along. Null for what may not carry a key: http to
 * another machine sends key and secret in clear.
 */
export function cleanOdooAddress(address: string): string | null {
  const text = address.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole)) return null;
  const { protocol, hostname, host, pathname, username, password } = new URL(whole);
  if (username !== '' || password !== '') return null;
  const secure =
    protocol === 'https:' ||
    (protocol === 'http:' && isLoopbackName(hostname.replace(/^\[|\]$/g, '')));
  if (!secure || hostname === '') return null;
  const path = pathname
    .replace(/\/(?:odoo|web|jsonrpc|json|xmlrpc|microsoft_outlook|scoped_app)(?:\/.*)?$/, '')
    .replace(/\/+$/, '');
  return `${protocol}//${host}${path}`;
}
