import { type Authority, redirectUriOf } from '../../contract/azure-app.ts';
import { type GuideValues } from '../../contract/guide.ts';
import { usualMailHosts } from '../../contract/mail-hosts.ts';
import { defaultOutlookEndpoint, outlookEndpointOf } from '../../contract/odoo-parameters.ts';
import { type SenderSettings } from '../../contract/sender-settings.ts';
import { fillCommand, unknownParams } from '../diagnosis/finding-params.ts';
import { endpointsOf } from '../microsoft/entra/clouds.ts';
import { type ClientRecords } from './record-checks.ts';

/** Microsoft Graph's `signInAudience` of each authority. */
export const audiences: Readonly<Record<Authority['kind'], string>> = {
  common: 'AzureADandPersonalMicrosoftAccount',
  organizations: 'AzureADMultipleOrgs',
  consumers: 'PersonalMicrosoftAccount',
  tenant: 'AzureADMyOrg',
};

/** More mailboxes than these are better opened by a script of the administrator's own. */
const maxCommands = 5;

/** What a first-time user copies on the way. */
export function readGuideValues({ client, servers }: ClientRecords): GuideValues {
  const { azureApp, name } = client;
  const { cloud, authority, odooUrl, applicationId } = azureApp;
  const endpoint = outlookEndpointOf(cloud, authority);
  const senders = new Set(
    servers.flatMap((server) =>
      server.direction === 'outgoing' && server.active ? [server.username] : [],
    ),
  );
  const real = cloud === 'sandbox' ? 'global' : cloud;
  return {
    registrationName: registrationNameOf(name),
    applicationId,
    signInAudience: audiences[authority.kind],
    redirectUri: odooUrl === '' ? '' : redirectUriOf(odooUrl),
    scopes: [...endpointsOf(real, { kind: 'organizations' }, null).scopes],
    // Before there is a server, with the address still to be put in.
    smtpAuthCommands: (senders.size === 0
      ? [unknownParams['mailbox'] ?? '']
      : [...senders].slice(0, maxCommands)
    ).map((mailbox) =>
      fillCommand('Set-CASMailbox {mailbox} -SmtpClientAuthenticationDisabled $false', {
        mailbox,
      }),
    ),
    odooEndpoint: endpoint === defaultOutlookEndpoint ? null : endpoint,
    ...usualMailHosts(azureApp),
    senders: readSenders(client.senderSettings),
  };
}

/** Odoo 17 and later read the alias domain, earlier ones two system parameters (odoo.md 4). */
function readSenders(settings: SenderSettings): GuideValues['senders'] {
  const { odooVersion, aliasDomain, mailDefaultFrom, mailCatchallDomain } = settings;
  return odooVersion === '16'
    ? { kind: 'parameters', mailDefaultFrom, catchallDomain: mailCatchallDomain }
    : {
        kind: 'alias-domain',
        domain: aliasDomain.name,
        defaultFrom: aliasDomain.defaultFrom,
      };
}

/** Entra takes 120 characters; control characters would be refused, or break a pasted line. */
export function registrationNameOf(clientName: string): string {
  const plain = clientName
    .replace(/\p{C}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return Array.from(`Odoo mail - ${plain}`).slice(0, 100).join('');
}
