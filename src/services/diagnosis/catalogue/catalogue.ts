import { type CatalogueEntry } from '../catalogue-entry.ts';
import { authorizeEntries } from './authorize.ts';
import { conversationEntries } from './conversation.ts';
import { deliveryEntries } from './delivery.ts';
import { imapEntries } from './imap.ts';
import { networkEntries } from './network.ts';
import { odooEntries } from './odoo.ts';
import { portalEntries } from './portal.ts';
import { proxyEntries } from './proxy.ts';
import { registrationEntries } from './registration.ts';
import { selfMessageEntries } from './self-message.ts';
import { signInServiceEntries } from './sign-in-service.ts';
import { signInEntries } from './sign-in.ts';
import { smtpAuthEntries } from './smtp-auth.ts';
import { smtpEntries } from './smtp.ts';
import { tlsEntries } from './tls.ts';
import { tokenContentEntries } from './token-content.ts';
import { tokenEntries } from './token.ts';

/** All findings. Their order means nothing: the most specific match wins. */
export const catalogue: readonly CatalogueEntry[] = [
  ...registrationEntries,
  ...authorizeEntries,
  ...signInEntries,
  ...tokenEntries,
  ...networkEntries,
  ...proxyEntries,
  ...tlsEntries,
  ...smtpEntries,
  ...smtpAuthEntries,
  ...imapEntries,
  ...conversationEntries,
  ...tokenContentEntries,
  ...signInServiceEntries,
  ...portalEntries,
  ...odooEntries,
  ...deliveryEntries,
  ...selfMessageEntries,
];
