import { practiceTenant } from '../../practice-tenant.ts';
import { html, type Html } from './html.ts';
import { type PageTexts } from './page-texts.ts';

/** The frame of every page: says on top that this is practice, and loads the style sheet. */
export function framePage(
  texts: PageTexts,
  title: string,
  content: Html,
  width: 'narrow' | 'wide' = 'narrow',
): Html {
  return html`<!doctype html>
    <html lang="${texts.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - ${texts.banner}</title>
        <link rel="stylesheet" href="/sandbox.css" />
      </head>
      <body>
        <header>
          <strong>${texts.banner}</strong> - ${texts.bannerNote} (${practiceTenant.domain})
        </header>
        <main class="${width}">
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}

/** A form of the sign-in: the attempt it belongs to and the step it answers travel with it. */
export function stepForm(attemptId: string, step: string, content: Html): Html {
  return html`<form method="post" action="/sign-in">
    <input type="hidden" name="attempt" value="${attemptId}" />
    <input type="hidden" name="step" value="${step}" />
    ${content}
  </form>`;
}
