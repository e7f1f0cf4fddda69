import { type PageForm, type ReadPage, readPage } from './read-page.ts';

export interface VisitOptions {
  /** The authorize endpoint with all its parameters; loopback only. */
  readonly authorizeUrl: string;
  /** Where the visit stops; this address is never requested. */
  readonly redirectUri: string;
  /** The account to sign in with; the address's login_hint unless told. */
  readonly account?: string;
  readonly signal: AbortSignal;
  /** Told the heading of every page that is visited. */
  readonly onPage?: (title: string) => void;
}

/** How a visit ended. `address` holds the code: a secret, never to be logged. */
export type Visit =
  | { readonly kind: 'redirected'; readonly address: string; readonly formPost: string | null }
  | { readonly kind: 'failed'; readonly text: string; readonly deadEnd?: DeadEnd };

/** A page without a form: a visitor can only leave. */
export interface DeadEnd {
  readonly address: string;
  /** Of the answer that brought the page; by lower-case name. */
  readonly header: (name: string) => string | undefined;
}

const maxPages = 10;
const pageDeadlineMs = 10_000;

/**
 * Signs in through the sandbox's own pages as a browser would: picks the account, matches the
 * number, accepts, and stops at the redirect URI. Never rejects; refuses to leave loopback.
 */
export async function visitSignIn(options: VisitOptions): Promise<Visit> {
  try {
    return await visitPages(options);
  } catch (error) {
    // fetch hides why behind "fetch failed" (rule 3 of failures.md); its texts hold no address.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return fail(cause instanceof Error ? cause.message : 'the visit broke off');
  }
}

async function visitPages(options: VisitOptions): Promise<Visit> {
  const account =
    options.account ?? new URL(options.authorizeUrl).searchParams.get('login_hint') ?? null;
  let address = options.authorizeUrl;
  let body: string | null = null;
  for (let pages = 0; pages < maxPages; pages += 1) {
    if (!isLoopback(address)) return fail('the sandbox sent the visitor away from this computer');
    const response = await request(address, body, options.signal);
    const location = response.headers.get('location');
    if (location !== null) {
      await response.body?.cancel();
      address = new URL(location, address).href;
      body = null;
      if (isSamePage(address, options.redirectUri))
        return { kind: 'redirected', address, formPost: null };
      continue;
    }
    const page = readPage(await response.text());
    options.onPage?.(page.title);
    if (!response.ok || page.form === null) {
      const text = page.alert ?? (page.title || `the sandbox answered ${response.status}`);
      const header = (name: string): string | undefined => response.headers.get(name) ?? undefined;
      return { kind: 'failed', text, deadEnd: { address, header } };
    }
    const filled = fillForm(page, page.form, account);
    if (typeof filled === 'string') return fail(filled);
    address = new URL(page.form.action, address).href;
    body = filled.toString();
    if (isSamePage(address, options.redirectUri))
      return { kind: 'redirected', address, formPost: body };
  }
  return fail('the sign-in did not come to an end');
}

function request(address: string, body: string | null, signal: AbortSignal): Promise<Response> {
  return fetch(address, {
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(pageDeadlineMs)]),
    ...(body !== null && {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
  });
}

/** The filled form, or why this visitor cannot fill it. */
function fillForm(
  page: ReadPage,
  form: PageForm,
  account: string | null,
): URLSearchParams | string {
  const filled = new URLSearchParams(form.fields.map(([name, value]) => [name, value]));
  switch (filled.get('step')) {
    case 'account': {
      if (account === null) return 'no account was named to sign in with';
      const listed = form.buttons.find(
        ({ name, value }) => name === 'account' && value === account.toLowerCase(),
      );
      filled.set(listed === undefined ? 'another' : 'account', listed?.value ?? 'yes');
      return filled;
    }
    case 'address':
      if (page.alert !== null) return page.alert;
      filled.set('address', account ?? '');
      return filled;
    case 'number':
      filled.set('number', page.phoneNumber ?? '');
      return filled;
    case 'consent':
      filled.set('answer', 'accept');
      return filled;
    case 'admin-approval':
      filled.set('answer', 'return');
      return filled;
    // The form of response_mode=form_post goes to the application as it is.
    default:
      return filled;
  }
}

function fail(text: string): Visit {
  return { kind: 'failed', text };
}

function isLoopback(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

function isSamePage(address: string, redirectUri: string): boolean {
  const [one, other] = [new URL(address), new URL(redirectUri)];
  return one.origin === other.origin && one.pathname === other.pathname;
}
