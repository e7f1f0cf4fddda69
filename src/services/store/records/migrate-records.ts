import { z } from 'zod';
import { defaultSenderSettings } from '../../../contract/sender-settings.ts';

const record = z.record(z.string(), z.unknown());

/** As much of the first format as the way to the second looks at. */
const first = z.looseObject({
  schema: z.literal(1),
  clients: z.array(record),
  mailServers: z.array(record),
});

/**
 * Brings what an earlier Collega wrote to the present format, in memory: the file itself changes
 * with the next change of a record. What is of no known format is left as it is, to be refused.
 */
export function migrateRecords(stored: unknown): unknown {
  const parsed = first.safeParse(stored);
  return parsed.success ? fromFirst(parsed.data) : stored;
}

/** Sender settings, archived clients, the guide's ticks, Send As, and incoming priority came. */
function fromFirst(content: z.infer<typeof first>): unknown {
  return {
    ...content,
    schema: 2,
    clients: content.clients.map((client) => ({
      ...client,
      archived: false,
      senderSettings: defaultSenderSettings,
      guideDone: [],
    })),
    mailServers: content.mailServers.map((server) =>
      server['direction'] === 'incoming'
        ? { ...server, priority: 5 }
        : { ...server, sendAs: false },
    ),
  };
}
