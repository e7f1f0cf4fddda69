import { decodeHTMLStrict } from 'entities';

/** A refusal as a sign-in page words it. */
export interface ErrorPage {
  readonly error: string | null;
  readonly aadsts: number | null;
  readonly text: string;
}

/** Error pages are about 30 kB; more than this is none. */
const maxPageLength = 300_000;
const oauthErrors = 'unauthorized_client|invalid_request|invalid_client|invalid_scope|server_error';

/**
 * Finds the refusal in Microsoft's HTML error page: its words stand in the page's text and in the
 * JSON of `$Config` (`strServiceExceptionMessage`), where quotes are escaped; login.live.com names
 * the OAuth error instead of a number (row 5 of failures.md). Null when there is none.
 */
export function readErrorPage(page: string): ErrorPage | null {
  const text = page.slice(0, maxPageLength);
  const numbered = /AADSTS(\d{4,9})(?::[^<]{0,1500})?/.exec(text);
  if (numbered !== null) {
    return { error: null, aadsts: Number(numbered[1]), text: wordsOf(numbered[0]) };
  }
  const bare = /"[si]ErrorCode":\s*"?(\d{4,9})\b/.exec(text)?.[1];
  if (bare !== undefined) return { error: null, aadsts: Number(bare), text: `AADSTS${bare}` };
  const named = new RegExp(`\\b(${oauthErrors}):? [^<]{10,800}`).exec(text);
  if (named === null) return null;
  return { error: named[1] ?? null, aadsts: null, text: wordsOf(named[0]) };
}

/** The hidden fields of a form that a page would post to the app (response_mode=form_post). */
export function readHiddenFields(page: string, redirectUri: string): URLSearchParams | null {
  const text = page.slice(0, maxPageLength);
  const action = /<form\b[^>]{0,500}\baction="([^"]{1,2000})"/i.exec(text)?.[1];
  if (action === undefined || decodeHTMLStrict(action) !== redirectUri) return null;
  const fields = new URLSearchParams();
  for (const [input] of text.matchAll(/<input\b[^>]{0,5000}>/gi)) {
    const name = /\bname="([^"]*)"/i.exec(input)?.[1];
    const value = /\bvalue="([^"]*)"/i.exec(input)?.[1];
    if (name !== undefined) fields.set(decodeHTMLStrict(name), decodeHTMLStrict(value ?? ''));
  }
  return fields;
}

/** Up to the end of the JSON string or of the sentence in the page, escapes undone. */
function wordsOf(found: string): string {
  const [inString = ''] = /^(?:\\.|[^"\\])*/s.exec(found) ?? [];
  const plain = inString
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\\[rn]/g, ' ')
    .replace(/\\(.)/g, '$1');
  return decodeHTMLStrict(plain).replace(/\s+/g, ' ').trim();
}
