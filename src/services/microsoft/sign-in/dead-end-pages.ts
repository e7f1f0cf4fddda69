import { type Signal } from '../../diagnosis/signal.ts';
import { type PageRefusal } from '../../shell/ports/shell.ts';
import { correlationIdOf } from './read-page-refusal.ts';

/**
 * Refusals that the authority shows on a page of its own and never sends back to the app, by the
 * rows of failures.md: whoever sees one can only close the window, and has cancelled nothing.
 *
 * Left out is every number that a page carries on which the user can go on: no session yet (50058),
 * the account list (16000), a wrong password (50126, 50034), a second factor (50072 to 50079), a
 * device asked for its certificate (50097), the consent page (65001), "stay signed in?" (50140,
 * 50199). Closing those means: cancelled. So does any number that is not known here.
 */
const deadEnds: ReadonlySet<number> = new Set([
  // Registration: rows 4 to 11, 26 to 28, 36 and 38.
  50194, 9002331, 9002332, 500113, 500114, 900971, 50011, 50105, 7000112, 70001, 1000031, 700016,
  700011, 500200, 500208,
  // Tenant and cloud: rows 31 to 35.
  90002, 50059, 90019, 50128, 90038, 900432, 900382, 90051, 50020, 16003, 51004, 50014, 90072,
  // The account is locked or disabled, as a shared mailbox's is: rows 41 and 42.
  50053, 50057,
  // Conditional Access, security defaults, risk, tenant restrictions: rows 47 to 53.
  50129, 50155, 53000, 53001, 53002, 530003, 53003, 530032, 50131, 50005, 530035, 53011, 50135,
  530034, 500021, 500022, 50002, 500212, 500213,
  // A loop, and the organisation's own sign-in: rows 56 and 58.
  50196, 50107,
  // What the app asked for: rows 59 to 65.
  900144, 90014, 9002313, 90023, 90013, 90004, 90100, 90102, 90015, 700054, 70005, 70007, 50147,
  501491, 70011, 28002, 650053, 28003, 700022, 700023, 500011, 650052, 650054, 50001, 650056,
  650057, 65005,
  // Consent: rows 68 to 71.
  90094, 90095, 90093, 65002, 90008, 90009, 54000,
  // A page that was left open too long, and a busy authority: rows 72 to 74.
  140000, 140001, 165900, 50013, 90007, 50089, 900561, 90006, 90012, 90024, 90033, 90090, 50033,
  50087, 90055,
]);

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
