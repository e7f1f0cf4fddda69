import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { linkMailbox } from '../src/sandbox/testing/link-with-msal.ts';
import { startSandbox } from '../src/sandbox/start-sandbox.ts';
import { issueTestCertificates } from '../src/services/connection-tests/testing/test-certificates.ts';
import { startDovecot, whyNoDovecot } from '../test/interoperability/dovecot.ts';
import { startDelayingProxy } from './delaying-proxy.ts';
import { type MailPlace } from './mail-place.ts';

export interface DistantPlaces {
  readonly places: readonly MailPlace[];
  /** Why a server is not measured here. */
  readonly missing: readonly string[];
  /** A server as far away as they are, which says back what it hears. */
  readonly echoPort: number;
  close(): Promise<void>;
}

/** Starts the sandbox's servers and, where it is, Debian's Dovecot, each `roundTripMs` away. */
export async function startDistantPlaces(roundTripMs: number): Promise<DistantPlaces> {
  const closers: (() => Promise<void>)[] = [];
  const distant = async (place: MailPlace): Promise<MailPlace> => {
    const smtp = await startDelayingProxy(place.smtpPort, roundTripMs);
    const imap = await startDelayingProxy(place.imapPort, roundTripMs);
    closers.push(
      () => smtp.close(),
      () => imap.close(),
    );
    return { ...place, smtpPort: smtp.port, imapPort: imap.port };
  };
  const echo = createServer((socket) => void socket.on('error', () => undefined).pipe(socket));
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  closers.push(async () => {
    echo.close();
    await once(echo, 'close');
  });
  const distantEcho = await startDelayingProxy((echo.address() as AddressInfo).port, roundTripMs);
  closers.push(() => distantEcho.close());
  const sandbox = await startSandbox({ stateFolder: null });
  closers.push(() => sandbox.close());
  const { environment } = sandbox;
  const [username = ''] = environment.mailboxes;
  const places = [
    await distant({
      name: 'sandbox',
      smtpPort: environment.smtp.port,
      imapPort: environment.imap.port,
      username,
      accessToken: (await linkMailbox(sandbox, username)).accessToken,
      certificateAuthority: environment.certificateAuthority,
    }),
  ];
  const obstacle = whyNoDovecot();
  if (obstacle === null) {
    const certificates = await issueTestCertificates();
    const accessToken = 'token-of-the-benchmark-0123456789';
    const user = 'john@contoso.com';
    const dovecot = await startDovecot({
      users: new Map([[accessToken, user]]),
      certificate: certificates,
      waitingProcesses: 4,
    });
    closers.push(() => dovecot.stop());
    places.push(
      await distant({
        name: 'Dovecot',
        smtpPort: dovecot.submissionPort,
        imapPort: dovecot.imapsPort,
        username: user,
        accessToken,
        certificateAuthority: certificates.authority,
      }),
    );
  }
  return {
    places,
    echoPort: distantEcho.port,
    missing: obstacle === null ? [] : [`Dovecot: ${obstacle}`],
    close: async () => {
      for (const close of closers.reverse()) await close();
    },
  };
}
