import { codeOfTls } from '../tls-reason.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { type Signal } from '../signal.ts';
import { concernsMail } from './concerns-mail.ts';
import { maxPerKind, type FoundSignal } from './found-signal.ts';
import { isOtherMailServer, targetOf } from './mail-target.ts';
import { type Reading } from './reading.ts';

type Network = Extract<Signal, { kind: 'network' }>;

/** A code as Node and OpenSSL write it, with the call before it. */
const coded =
  /(?:\b(getaddrinfo|query\w{0,8}|connect|read|write|listen|bind) )?(?<![\w$])(E[A-Z]{3,20}|ERR_[A-Z0-9_/]{3,60}|[A-Z]{3,12}(?:_[A-Z0-9]{2,12}){1,8})(?![\w$])/g;

/** The stages in which the catalogue knows a code. */
const stagesOfCode = new Map<string, Set<Network['stage']>>();
for (const matcher of catalogue.flatMap(({ when }) => when)) {
  if (matcher.kind !== 'network' || !Array.isArray(matcher.code)) continue;
  for (const code of matcher.code as readonly string[]) {
    const stages = stagesOfCode.get(code) ?? new Set();
    for (const stage of (matcher.stage as readonly Network['stage'][] | undefined) ?? ['tcp']) {
      stages.add(stage);
    }
    stagesOfCode.set(code, stages);
  }
}
for (const code of ['EADDRINUSE', 'EADDRNOTAVAIL']) {
  stagesOfCode.set(code, new Set(stagesOfCode.get(code)).add('listen'));
}

/** Where a public host cannot be (RFC 1918, RFC 1122): row 112. */
const privateAddress =
  /connect \w+ (?:0\.0\.0\.0|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|10\.\d{1,3}\.\d{1,3}\.\d{1,3}|192\.168\.\d{1,3}\.\d{1,3}):(?:25|587|993|443)\b/;

/** Network trouble by the codes of Node and OpenSSL. */
export function findNetwork(reading: Reading): FoundSignal[] {
  const { text } = reading;
  if (reading.bounced) return [];
  return [...text.matchAll(coded)]
    .filter(([, , code]) => stagesOfCode.has(code ?? ''))
    .slice(0, maxPerKind)
    .filter((match) => concernsMail(reading, match.index, match.index + match[0].length))
    .flatMap((match) => {
      const [call, verb, code = ''] = match;
      const words = restOfLine(text, match.index, call.length);
      const stage = stageOf(verb, stagesOfCode.get(code) ?? new Set(), words);
      if (stage !== 'dns' && isOtherMailServer(text, match.index, match.index + call.length))
        return [];
      const place = { start: match.index, end: match.index + words.length };
      const about = aboutHost(words);
      const shown = words.replace(/["'),}\]\s]+$/, '');
      const found: FoundSignal = {
        signal: { kind: 'network', stage, code: codeOfTls(code, shown), text: shown },
        ...place,
        about,
        certainty:
          targetOf(text, match.index, match.index + call.length) === 'unknown' ? 'likely' : 'seen',
      };
      if (stage !== 'tcp' || !privateAddress.test(words)) return [found];
      const sunk: Network = {
        kind: 'network',
        stage: 'dns',
        code: 'ADDRESS_NOT_PUBLIC',
        text: shown,
      };
      return [{ signal: sunk, ...place }];
    });
}

function restOfLine(text: string, start: number, least: number): string {
  const line = text.slice(start, start + least + 200);
  const end = line.slice(least).search(/[\r\n]/);
  return end < 0 ? line : line.slice(0, least + end);
}

function stageOf(
  verb: string | undefined,
  known: ReadonlySet<Network['stage']>,
  words: string,
): Network['stage'] {
  if (/login\.microsoftonline|login\.live\.com|login\.partner/.test(words)) return 'authority';
  if (verb === 'getaddrinfo' || verb?.startsWith('query')) return 'dns';
  if (verb === 'listen' || verb === 'bind') return 'listen';
  if (verb !== undefined && known.has('tcp')) return 'tcp';
  const order = ['tls', 'tcp', 'dns', 'listen', 'authority'] as const;
  return order.find((stage) => known.has(stage)) ?? 'tcp';
}

/** As programs write it: `ssl://host:587`, `host, port: 587`, `('host', 587)`, `{host:993/imap}`. */
const mailHostAndPort =
  /(?<![\w.@-])((?:smtp|imap|pop|mail|outlook|login)[\w-]{0,20}\.[\w.-]{2,80}\.(?:com|net|org|us|cn|[a-z]{2}))(?![\w.]*\()(?:["']?[:,\]] ?(?:port[:= ]{1,3})?| port )?(\d{2,5})?(?![\w.])/i;

export function aboutHost(words: string): NonNullable<FoundSignal['about']> {
  const named = /(?:getaddrinfo|query\w{0,8}) \w+ ([\w.-]{3,253})/.exec(words)?.[1];
  const dialled = /connect \w+ ([\da-f.:]{3,45}):(\d{1,5})\b/i.exec(words);
  if (named !== undefined) return { host: named };
  if (dialled?.[1] !== undefined) return { host: dialled[1], port: Number(dialled[2]) };
  const written = mailHostAndPort.exec(words);
  if (written?.[1] === undefined) return {};
  const port = Number(written[2] ?? '0');
  return { host: written[1].toLowerCase(), ...(port > 0 && port < 65_536 ? { port } : {}) };
}

/** The one mail server that a text names anywhere, and its port. */
export function hostIn(text: string): NonNullable<FoundSignal['about']> {
  const named = [...text.matchAll(new RegExp(mailHostAndPort, 'gi'))].filter(
    // A scope or a page to read, the authority, and a file of Python's.
    ({ index, 1: host = '' }) =>
      !/https?:\/\/$/i.test(text.slice(Math.max(0, index - 8), index)) &&
      !/^login\.|\.py$/i.test(host),
  );
  const host = onlyOf(named.map(([, each = '']) => each.toLowerCase()));
  if (host === null) return {};
  const written = [...text.matchAll(/\bport[ao]?["']?\s{0,3}[:=]\s{0,3}["']?(\d{2,5})\b/gi)];
  const behind = named.flatMap(([, , each]) => each ?? []);
  const port = Number(onlyOf(behind) ?? onlyOf(written.flatMap(([, each]) => each ?? [])));
  return { host, ...(port > 0 && port < 65_536 ? { port } : {}) };
}

function onlyOf(values: readonly string[]): string | null {
  const [only, ...more] = new Set(values);
  return only === undefined || more.length > 0 ? null : only;
}
