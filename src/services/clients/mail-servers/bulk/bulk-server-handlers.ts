import { type Handlers } from '../../../shell/bridge/bridge.ts';
import { type Clock } from '../../../shell/ports/clock.ts';
import { type SandboxEnvironment } from '../../../shell/ports/sandbox-environment.ts';
import { type Records } from '../../../store/records/records.ts';
import { createServer } from '../mail-server-handlers.ts';
import { planServers } from './plan-servers.ts';

export type BulkServerCalls = 'mailServers.planMany' | 'mailServers.createMany';

/** Servers of a pasted list: shown first, then made in one change. */
export function createBulkServerHandlers(services: {
  readonly records: Records;
  readonly clock: Clock;
  readonly sandbox: SandboxEnvironment | null;
}): Pick<Handlers, BulkServerCalls> {
  const { records, clock, sandbox } = services;
  return {
    'mailServers.planMany': ({ clientId, ...list }) => {
      const { servers, repeated, problems } = planServers(records.of(clientId), list, sandbox);
      return { servers, repeated, problems };
    },

    // Planned anew on what is there then: another Collega may have made some meanwhile.
    'mailServers.createMany': ({ clientId, ...list }) =>
      records.updateClient(clientId, 'mail-servers', (draft) => {
        const { servers, repeated, problems, fields } = planServers(draft, list, sandbox);
        const createdAt = new Date(clock.now()).toISOString();
        draft.mailServers.push(...fields.map((each) => createServer(clientId, each, createdAt)));
        return { servers, repeated, problems };
      }),
  };
}
