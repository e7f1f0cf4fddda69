import { catalogue } from '../../diagnosis/catalogue/catalogue.ts';
import { type Signal } from '../../diagnosis/signal.ts';
import { type PageRefusal } from '../../shell/ports/shell.ts';
import { correlationIdOf } from './read-page-refusal.ts';

/**
 * Refusals that the authority shows on a page of its own and never sends back to the app, by the
 * rows of failures.md: the user can only close the window, and has cancelled nothing.
 *
 * Left out is every number that a page carries on which the user can go on: no session yet (50058),
 * the account list (16000), a wrong password (50126, 50034), a second factor (50072 to 50079), a
 * device asked for its certificate (50097), the consent page (65001), "stay signed in?" (50140,
 * 50199). Closing those means: cancelled. So does any number that no entry of the catalogue names
 * as a dead end.
 */
const deadEnds: ReadonlySet<number> = new Set(
  catalogue.flatMap(({ deadEnds: numbers = [] }) => numbers),
);

/** What a window was closed on, if that was a page without a way on; null: the user cancelled. */
export function signalOfDeadEnd(lastPage: PageRefusal | null, authorizeUrl: string): Signal | null {
  if (lastPage === null || !deadEnds.has(lastPage.aadsts)) return null;
  const ids = [
    ['Trace ID', lastPage.traceId],
    ['Correlation ID', correlationIdOf(authorizeUrl)],
  ] as const;
  const known = ids.flatMap(([name, id]) => (id === null ? [] : [`${name}: ${id}`]));
  return {
    kind: 'oauth',
    stage: 'authorize',
    // The page names none.
    error: '',
    aadsts: lastPage.aadsts,
    subError: null,
    text: [`AADSTS${lastPage.aadsts}`, ...known].join(' '),
    httpStatus: null,
    retryAfter: null,
  };
}
