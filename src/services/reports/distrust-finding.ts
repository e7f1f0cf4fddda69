import { mailboxAddress, hostName, port } from '../../contract/identifiers.ts';
import { type Finding } from '../../contract/findings.ts';
import { type Language } from '../../contract/settings.ts';
import { placeholders, unknownParams } from '../diagnosis/finding-params.ts';
import { textsIn } from './report-texts.ts';

type Placeholder = (typeof placeholders)[number];

/** A name of Entra's, a number, a code: no room for a sentence, an address of a page or a command. */
const word = /^[\w.:+-]{1,80}$/u;
/** Names of authorities and of checks: several words, and never an address of a page. */
const words = /^(?!.*(?:\/\/|www\.|@))[\p{L}\p{N} .,:;=+'()_-]{1,80}$/u;

const shapes: Readonly<Partial<Record<Placeholder, (value: string) => boolean>>> = {
  mailbox: (value) => mailboxAddress.safeParse(value).success,
  signedInAs: (value) => mailboxAddress.safeParse(value).success,
  host: (value) => hostName.safeParse(value).success,
  recipientServer: (value) => hostName.safeParse(value).success,
  port: (value) => port.safeParse(Number(value)).success,
  redirectUri: (value) => /^https?:\/\/[\w.:/-]{1,200}$/u.test(value),
  issuer: (value) => words.test(value),
  checks: (value) => words.test(value),
  parameter: (value) => words.test(value),
  timestamp: (value) => words.test(value),
  // Addresses of pages of the sender's choice, in a sentence of Collega's own.
  textLinks: () => false,
};

/**
 * The values of a finding that a stranger's file may put into Collega's own sentences: what has not
 * the shape of such a value would be the sender's sentence in Collega's words.
 */
export function distrustParams(
  params: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    placeholders.flatMap((name) => {
      const value = params[name];
      if (value === undefined) return [];
      const fits = shapes[name] ?? ((text) => word.test(text));
      return [[name, fits(value) ? value : (unknownParams[name] ?? '—')]];
    }),
  );
}

/** What the sender wrote about a finding that this version does not know: words like a server's. */
export function quoteSender(finding: Finding, language: Language): readonly string[] {
  const { say } = textsIn(language);
  return [finding.title, finding.cause, finding.fix].map((text) =>
    say('unknownFinding.senderWrites', { text }),
  );
}

/** A finding that this version does not know, in words of its own. */
export function retitleUnknown(finding: Finding, language: Language): Finding {
  const { say } = textsIn(language);
  const { code } = finding;
  return {
    ...finding,
    title: say('unknownFinding.title', { code }),
    cause: say('unknownFinding.cause'),
    fix: say('unknownFinding.fix'),
  };
}
