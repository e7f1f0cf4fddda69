import { type ClientFile } from '../../contract/client-files.ts';
import { defaultSenderSettings } from '../../contract/sender-settings.ts';
import { outgoingFields } from './server-fields.ts';

/** The file of a client named Large, without an Azure app, with this many outgoing servers. */
export function largeClientFile(servers: number): ClientFile {
  return {
    schema: 'collega.client/1',
    exportedAt: '2026-11-23T10:00:00.000Z',
    client: {
      name: 'Large',
      azureApp: {
        applicationId: '',
        authority: { kind: 'organizations' },
        cloud: 'global',
        odooUrl: '',
      },
      senderSettings: defaultSenderSettings,
      guideDone: [],
    },
    servers: Array.from({ length: servers }, (_, at) =>
      outgoingFields({ name: `S${at}`, username: `first${at}.last${at}@contoso.com` }),
    ),
  };
}
