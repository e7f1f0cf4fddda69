import { type CatalogueEntry } from '../catalogue-entry.ts';
import { authorizeEntries } from './authorize.ts';
import { conversationEntries } from './conversation.ts';
import { imapEntries } from './imap.ts';
import { networkEntries } from './network.ts';
import { proxyEntries } from './proxy.ts';
import { registrationEntries } from './registration.ts';
import { signInEntries } from './sign-in.ts';
import { smtpAuthEntries } from './smtp-auth.ts';
import { smtpEntries } from './smtp.ts';
import { tlsEntries } from './tls.ts';
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
];
