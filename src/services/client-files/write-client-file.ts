import { type ClientFile } from '../../contract/client-files.ts';
import { fieldsOfServer } from '../clients/copy-server.ts';
import { failField } from '../failure-error.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { type Records } from '../store/records/records.ts';
import { plainFileName } from '../reports/report-file-name.ts';

/** A client's file as it is saved, and the name it is saved under. */
export interface WrittenClientFile {
  readonly content: string;
  readonly fileName: string;
}

/**
 * Writes a client without its secret and tokens: the vault is not even asked. The practice client
 * is refused, since every computer has its own.
 */
export function writeClientFile(
  { records, clock }: { readonly records: Records; readonly clock: Clock },
  clientId: string,
): WrittenClientFile {
  const client = records.client(clientId);
  const { cloud, applicationId, authority, odooUrl } = client.azureApp;
  if (client.sandbox || cloud === 'sandbox') failField('clientId', 'practice-client');
  const exportedAt = new Date(clock.now()).toISOString();
  const file: ClientFile = {
    schema: 'collega.client/1',
    exportedAt,
    client: {
      name: client.name,
      azureApp: { applicationId, authority, cloud, odooUrl },
      senderSettings: client.senderSettings,
      guideDone: client.guideDone,
    },
    servers: records.of(clientId).mailServers.map(fieldsOfServer),
  };
  const name = ['collega-client', plainFileName(client.name), exportedAt.slice(0, 10)];
  return {
    content: `${JSON.stringify(file, null, 2)}\n`,
    fileName: `${name.filter((part) => part !== '').join('-')}.json`,
  };
}
