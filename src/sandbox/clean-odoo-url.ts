/**
 * The address of an Odoo as a redirect URI can begin with it, without a slash at its end. Null for
 * what Entra does not register: anything but https, except http on localhost or 127.0.0.1.
 */
export function cleanOdooUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isLoopback = ['localhost', '127.0.0.1'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) return null;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return null;
  return url.href.replace(/\/+$/, '');
}
