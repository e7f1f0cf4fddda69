import { type CatalogueEntry } from '../catalogue-entry.ts';
import { accountEntries } from './account.ts';
import { authorizeEntries } from './authorize.ts';
import { bounceEntries } from './bounces.ts';
import { consentEntries } from './consent.ts';
import { conversationEntries } from './conversation.ts';
import { deliveryEntries } from './delivery.ts';
import { dnsEntries } from './dns.ts';
import { imapEntries } from './imap.ts';
import { mailFlowEntries } from './mail-flow.ts';
import { networkEntries } from './network.ts';
import { odooEntries } from './odoo.ts';
import { passwordEntries } from './passwords.ts';
import { portalEntries } from './portal.ts';
import { programEntries } from './programs.ts';
import { proxyEntries } from './proxy.ts';
import { recipientEntries } from './recipients.ts';
import { redirectUriEntries } from './redirect-uris.ts';
import { registrationEntries } from './registration.ts';
import { selfMessageEntries } from './self-message.ts';
import { sendingLimitEntries } from './sending-limits.ts';
import { signInServiceEntries } from './sign-in-service.ts';
import { signInEntries } from './sign-in.ts';
import { smtpAuthEntries } from './smtp-auth.ts';
import { smtpEntries } from './smtp.ts';
import { tenantPolicyEntries } from './tenant-policies.ts';
import { tlsEntries } from './tls.ts';
import { tokenContentEntries } from './token-content.ts';
import { tokenEntries } from './token.ts';

/** All findings. Their order means nothing: the most specific match wins. */
export const catalogue: readonly CatalogueEntry[] = [
  ...registrationEntries,
  ...redirectUriEntries,
  ...authorizeEntries,
  ...consentEntries,
  ...accountEntries,
  ...signInEntries,
  ...tokenEntries,
  ...networkEntries,
  ...dnsEntries,
  ...proxyEntries,
  ...tlsEntries,
  ...smtpEntries,
  ...sendingLimitEntries,
  ...smtpAuthEntries,
  ...imapEntries,
  ...conversationEntries,
  ...tokenContentEntries,
  ...signInServiceEntries,
  ...portalEntries,
  ...odooEntries,
  ...deliveryEntries,
  ...selfMessageEntries,
  ...mailFlowEntries,
  ...recipientEntries,
  ...bounceEntries,
  ...passwordEntries,
  ...programEntries,
  ...tenantPolicyEntries,
];
