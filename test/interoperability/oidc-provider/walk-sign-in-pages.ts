import {
  type SignInReply,
  type SignInWindowRequest,
} from '../../../src/services/shell/ports/shell.ts';
import { isRedirectAddress } from '../../../src/services/microsoft/sign-in/is-redirect-address.ts';

/** More pages than any sign-in has: a loop of redirects ends here instead of never. */
const maxPages = 20;

/**
 * Plays the user in oidc-provider's own pages as a browser would: follows redirects with cookies,
 * fills in the login form, accepts the consent, and stops at the redirect URI without asking it.
 */
export async function walkSignInPages(
  request: SignInWindowRequest,
  user: string,
): Promise<SignInReply> {
  const cookies = new Map<string, string>();
  const visit = async (address: string, form?: URLSearchParams): Promise<Response> => {
    const response = await fetch(address, {
      redirect: 'manual',
      signal: request.signal,
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form !== undefined && { method: 'POST', body: form }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const value = pair.slice(at + 1);
      if (value === '') cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), value);
    }
    return response;
  };

  let address = request.authorizeUrl;
  let response = await visit(address);
  for (let page = 0; page < maxPages; page += 1) {
    const location = response.headers.get('location');
    if (location !== null) {
      address = new URL(location, address).href;
      if (isRedirectAddress(address, request.redirectUri)) {
        return { kind: 'redirected', address, formPost: null };
      }
      response = await visit(address);
      continue;
    }
    const html = await response.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1];
    const prompt = /name="prompt"\s+value="(\w+)"/.exec(html)?.[1];
    if (action === undefined || prompt === undefined) {
      return { kind: 'failed', code: `HTTP ${response.status}`, text: html.slice(0, 2000) };
    }
    const form = new URLSearchParams({ prompt });
    if (prompt === 'login') form.set('login', user);
    address = new URL(action, address).href;
    response = await visit(address, form);
  }
  return { kind: 'failed', code: 'too-many-pages', text: address };
}
