import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { type MailPlace } from './mail-place.ts';

/** nodemailer's own `verify`: signs in, and knows nothing of the envelope. */
export async function checkWithNodemailer(place: MailPlace): Promise<void> {
  const transport = createTransport({
    host: 'localhost',
    port: place.smtpPort,
    secure: false,
    requireTLS: true,
    auth: { type: 'OAuth2', user: place.username, accessToken: place.accessToken },
    tls: { ca: place.certificateAuthority },
  });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

/** imapflow's `verifyOnly`: signs in, and opens nothing. */
export async function checkWithImapFlow(place: MailPlace): Promise<void> {
  const client = new ImapFlow({
    host: 'localhost',
    port: place.imapPort,
    secure: true,
    auth: { user: place.username, accessToken: place.accessToken },
    tls: { ca: place.certificateAuthority },
    logger: false,
    verifyOnly: true,
  });
  await client.connect();
}
