import { checkIncoming, checkOutgoing } from './collega-checks.ts';
import { checkWithImapFlow, checkWithNodemailer } from './library-checks.ts';
import { type Check, type MailPlace } from './mail-place.ts';
import { checkImapAsOdoo, checkSmtpAsOdoo } from './odoo-order.ts';
import { openDistantPlaces, type OpenPlaces } from './open-distant-places.ts';

export interface Figure {
  readonly figure: string;
  readonly value: string;
  readonly target: string;
}

const roundTripMs = 100;
/** Read the roots, compile what is called often, fill the servers' caches: not counted. */
const warmUps = 3;
const rounds = 11;
const concurrency = 10;

const checks: readonly { name: string; check: Check; target: string }[] = [
  { name: 'outgoing: Collega, up to DATA', check: checkOutgoing, target: 'at most 7.6' },
  { name: 'outgoing: Odoo’s order, up to DATA', check: checkSmtpAsOdoo, target: '' },
  { name: 'outgoing: nodemailer verify, no envelope', check: checkWithNodemailer, target: '' },
  { name: 'incoming: Collega, LIST and INBOX', check: checkIncoming, target: 'at most 5' },
  { name: 'incoming: Odoo’s order, INBOX', check: checkImapAsOdoo, target: '' },
  { name: 'incoming: imapflow verifyOnly, no mailbox', check: checkWithImapFlow, target: '' },
];

/**
 * Network round trips of each way to check a mailbox, taking turns, as medians of the same run. The
 * unit is a round trip as the same proxy made it in the same turn, not the delay asked for.
 * @param thread where places-thread.ts was built
 */
export async function measureRoundTrips(thread: URL): Promise<Figure[]> {
  const distant = await openDistantPlaces(thread, roundTripMs);
  try {
    const figures: Figure[] = [];
    const units: number[] = [];
    for (const place of distant.places) {
      figures.push(...(await compareChecks(place, distant, units)));
    }
    return [
      {
        figure: `one round trip of the proxy, asked for ${roundTripMs} ms: the unit of what follows`,
        value: `${median(units).toFixed(1)} ms (${Math.min(...units).toFixed(1)} to ${Math.max(...units).toFixed(1)})`,
        // Far from it, the machine has other work, and a turn's unit is not that of its checks.
        target: 'within 5 %, else the machine is too busy to be believed',
      },
      ...figures,
      ...distant.missing.map((why) => ({ figure: why, value: 'not measured', target: '' })),
    ];
  } finally {
    await distant.close();
  }
}

async function compareChecks(
  place: MailPlace,
  distant: OpenPlaces,
  units: number[],
): Promise<Figure[]> {
  const taken = checks.map((): number[] => []);
  for (let round = -warmUps; round < rounds; round += 1) {
    const unit = await distant.measureRoundTrip();
    if (round >= 0) units.push(unit);
    for (const [index, { check }] of checks.entries()) {
      const ms = await timeOf(() => check(place));
      if (round >= 0) taken[index]?.push(ms / unit);
    }
  }
  return checks.map(({ name, target }, index) => ({
    figure: `${name} (${place.name})`,
    value: `${median(taken[index] ?? []).toFixed(2)} round trips`,
    target,
  }));
}

/** A mailbox both ways against its slower half, and many mailboxes against their ideal. */
export async function measureSideBySide(thread: URL, mailboxes: number): Promise<Figure[]> {
  const distant = await openDistantPlaces(thread, roundTripMs);
  try {
    const [place] = distant.places;
    if (place === undefined) return [];
    return [await measureBothWays(place), ...(await measureMany(place, mailboxes))];
  } finally {
    await distant.close();
  }
}

async function measureBothWays(place: MailPlace): Promise<Figure> {
  const ratios: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const outgoing = await timeOf(() => checkOutgoing(place));
    const incoming = await timeOf(() => checkIncoming(place));
    const both = await timeOf(() => Promise.all([checkOutgoing(place), checkIncoming(place)]));
    if (round > 0) ratios.push(both / Math.max(outgoing, incoming));
  }
  return {
    figure: `a mailbox both ways, against its slower half (${place.name})`,
    value: `${median(ratios).toFixed(2)} x`,
    target: 'at most 1.15 x',
  };
}

async function measureMany(place: MailPlace, mailboxes: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [direction, check] of [
    ['outgoing', checkOutgoing],
    ['incoming', checkIncoming],
  ] as const) {
    const alone = median(await inTurn(rounds, () => timeOf(() => check(place))));
    const ideal = (alone * mailboxes) / concurrency;
    const taken = await timeOf(() => sideBySide(mailboxes, () => check(place)));
    figures.push({
      figure: `${mailboxes} mailboxes ${direction}, ${concurrency} at a time (${place.name})`,
      value: `${(taken / 1000).toFixed(1)} s, ${percent(taken / ideal)} of ${(alone / roundTripMs).toFixed(2)} round trips x delay x mailboxes / concurrency`,
      target: 'within 10 %',
    });
  }
  return figures;
}

async function sideBySide(count: number, work: () => Promise<void>): Promise<void> {
  let left = count;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

async function inTurn(count: number, work: () => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (let turn = 0; turn < count; turn += 1) values.push(await work());
  return values;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(0)} %`;
}
