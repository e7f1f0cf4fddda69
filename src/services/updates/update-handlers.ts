import { type Language } from '../../contract/settings.ts';
import { type NewerVersion, type UpdateCheck, type UpdateState } from '../../contract/updates.ts';
import { joinSignals } from '../join-signals.ts';
import { type NetworkRoute } from '../network/network-route.ts';
import { type Handlers } from '../shell/bridge/bridge.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { type Logger } from '../shell/ports/logger.ts';
import { type Shell } from '../shell/ports/shell.ts';
import { type RecordsList } from '../store/records/records-content.ts';
import { type Records } from '../store/records/records.ts';
import { isNewer, readAnnouncement, type ReadAnnouncement } from './announcement.ts';
import { fetchAnnouncement } from './fetch-announcement.ts';
import { type UpdateSource } from './update-source.ts';

interface UpdateServices {
  readonly records: Records;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly shell: Pick<Shell, 'openLink'>;
  readonly sandbox: object | null;
  readonly version: string;
  readonly source: UpdateSource;
  readonly language: () => Language;
  readonly route: () => NetworkRoute;
  /** Aborted when Collega closes. */
  readonly signal: AbortSignal;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Tells of a newer version where the user has switched it on; downloads none (docs/adr/0006). */
export function createUpdateHandlers(
  services: UpdateServices,
): Pick<Handlers, Extract<keyof Handlers, `updates.${string}`>> {
  const { records, clock, logger, shell, sandbox, version, source } = services;
  const unavailable = sandbox !== null ? 'practice' : source.publicKey === null ? 'no-key' : null;
  const kept = () => records.read().settings.updates;
  const save = (change: Partial<RecordsList['settings']['updates']>): void =>
    records.update({ topic: 'settings', clientId: null }, ({ settings }) => {
      settings.updates = { ...settings.updates, ...change };
    });

  const read = (text: string): ReadAnnouncement =>
    source.publicKey === null ? { kind: 'signature' } : readAnnouncement(text, source.publicKey);

  /** What is kept may have been written by others, and this Collega may be newer by now. */
  const newer = (): NewerVersion | null => {
    const { announcement } = kept();
    const found = announcement === null || unavailable !== null ? null : read(announcement);
    if (found?.kind !== 'announced' || !isNewer(found.announcement.version, version)) return null;
    const { version: newest, date, notes } = found.announcement;
    const page = source.pageOf(newest);
    return { version: newest, publishedOn: date, notes: notes[services.language()], page };
  };
  const describe = (): UpdateState => {
    const { enabled, checkedAt } = kept();
    return { enabled, unavailable, checkedAt, newer: newer() };
  };

  const check = async (signal: AbortSignal): Promise<UpdateCheck> => {
    if (unavailable !== null)
      return { state: describe(), problem: { kind: 'unavailable', text: '' } };
    const route = services.route();
    // Before the answer: one that never comes is not asked for again before tomorrow either.
    save({ checkedAt: new Date(clock.now()).toISOString() });
    const joined = joinSignals([signal, services.signal]);
    const asked = { clock, signal: joined.signal };
    const fetched = await fetchAnnouncement(route, source.address, asked).finally(joined.release);
    if (fetched.kind === 'problem') {
      return { state: describe(), problem: { kind: fetched.problem, text: fetched.text } };
    }
    const found = read(fetched.text);
    if (found.kind !== 'announced') {
      return { state: describe(), problem: { kind: found.kind, text: '' } };
    }
    // An older announcement takes no newer one's place: it is genuine, but was held back on the way.
    const known = kept().announcement;
    const before = known === null ? null : read(known);
    const isOlder =
      before?.kind === 'announced' &&
      isNewer(before.announcement.version, found.announcement.version);
    if (!isOlder) save({ announcement: fetched.text });
    return { state: describe(), problem: null };
  };

  const isDue = (): boolean => {
    const { enabled, checkedAt } = kept();
    if (!enabled || unavailable !== null) return false;
    const since = checkedAt === null ? dayMs : clock.now() - Date.parse(checkedAt);
    // A time that is still to come was written under another clock.
    return since >= dayMs || since < 0;
  };

  return {
    'updates.read': describe,
    'updates.enable': ({ enabled }) => {
      save({ enabled });
      return describe();
    },
    'updates.check': (_input, { signal }) => check(signal),
    'updates.checkWhenDue': async (_input, { signal }) => {
      if (!isDue()) return describe();
      try {
        const { state, problem } = await check(signal);
        if (problem !== null) logger.info('no announcement of a newer version', problem);
        return state;
      } catch (error) {
        // Settings that are not confirmed, a locked vault: shown where they matter more.
        logger.info('newer versions were not asked for', { reason: String(error) });
        return describe();
      }
    },
    'updates.openPage': async () => {
      const found = newer();
      if (found !== null) await shell.openLink(found.page);
      return null;
    },
  };
}
