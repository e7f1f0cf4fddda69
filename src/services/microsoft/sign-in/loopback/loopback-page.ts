import { createHash } from 'node:crypto';
import { type SignInPageTexts } from '../../../../languages/translate-sign-in-page.ts';
import { type Language } from '../../../../contract/settings.ts';

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem}' +
  'h1{font-size:1.4rem}:root{color-scheme:light dark}';
const styleHash = createHash('sha256').update(style).digest('base64');

/** Nothing but this page: it loads nothing, runs nothing, frames nothing, and is kept nowhere. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  connection: 'close',
};

export interface LoopbackPage {
  readonly headers: typeof headers;
  readonly body: string;
}

/** The page on which a sign-in in the system's browser ends; `received` or not. Holds no value. */
export function renderLoopbackPage(
  texts: SignInPageTexts,
  language: Language,
  received: boolean,
): LoopbackPage {
  const [heading, text] = received
    ? [texts.received, texts.goBack]
    : [texts.refused, texts.startAgain];
  const body = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${texts.title}</title><style>${style}</style></head>
<body><main><h1>${heading}</h1><p>${text}</p></main></body>
</html>
`;
  return { headers, body };
}
