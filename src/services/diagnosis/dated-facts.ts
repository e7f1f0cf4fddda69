import { type Language } from '../../contract/settings.ts';

/** What Microsoft ends or changes on a day: the only place of its dates. */
export interface DatedFact {
  /** Year and month, as far as Microsoft names it. */
  readonly month: `${number}-${number}`;
  /** The day on which the source was last read; Microsoft moves such dates. */
  readonly asOf: `${number}-${number}-${number}`;
  readonly source: string;
}

export const datedFacts = {
  /** Passwords for SMTP are off by default in existing organisations; an administrator may allow them again. */
  smtpPasswordsOff: {
    month: '2026-12',
    asOf: '2026-11-29',
    source: 'https://techcommunity.microsoft.com/t5/exchange-team-blog/bg-p/Exchange (4489835)',
  },
  /** Exchange Web Services answer no program any more; before that, only those on a list. */
  ewsEnd: {
    month: '2027-04',
    asOf: '2026-11-29',
    source: 'Microsoft 365 message centre MC1227454',
  },
  /** TLS 1.0 and 1.1 for POP and IMAP, and the hosts that still took them. */
  oldTlsEnd: {
    month: '2026-07',
    asOf: '2026-11-29',
    source: 'Exchange Online announcements, April 2026',
  },
  /** Microsoft's default policy wants an administrator's consent for IMAP, POP, EAS and EWS. */
  consentDefaultSince: {
    month: '2025-10',
    asOf: '2026-11-29',
    source: 'Microsoft 365 message centre MC1163922',
  },
} as const satisfies Readonly<Record<string, DatedFact>>;

export type FactName = keyof typeof datedFacts;
export const factNames = Object.keys(datedFacts) as readonly FactName[];

/** The dates that a finding's texts name, in words: "April 2027", and when they were last read. */
export function describeFacts(
  names: readonly FactName[],
  language: Language,
): Record<string, string> {
  if (names.length === 0) return {};
  const format = new Intl.DateTimeFormat(language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const inWords = (month: string): string => format.format(new Date(`${month}-01T00:00:00Z`));
  const newest =
    names
      .map((name) => datedFacts[name].asOf)
      .sort()
      .at(-1) ?? '';
  return {
    ...Object.fromEntries(names.map((name) => [name, inWords(datedFacts[name].month)])),
    factsAsOf: newest,
  };
}
