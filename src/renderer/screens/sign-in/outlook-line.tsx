import { useEffect, useId, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Client } from '../../../contract/clients.ts';
import { isLinkProven } from '../../../contract/link-proof.ts';
import { type MailboxLink } from '../../../contract/mailbox-links.ts';
import { type SignInWay } from '../../../contract/sign-in.ts';
import { useServices } from '../../window-services/services-context.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { paths } from '../../navigation/paths.ts';
import { ArrowIcon } from '../../ui/icons.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { isAzureAppComplete } from '../../../contract/azure-app-state.ts';
import { ConnectNext } from './connect-next.tsx';
import { LinkedMailbox } from './linked-mailbox.tsx';
import { SignInStatus } from './sign-in-status.tsx';
import { SignInWays } from './sign-in-ways.tsx';
import { keyOf, type SignInFlow, type SignInSubject } from '../../window-services/sign-in-flows.ts';

interface OutlookLineProps {
  readonly client: Client;
  /** As it stands in the Username field. */
  readonly mailbox: string;
  /** Saves the form; answers the mailbox as it was stored, or null when the form is not valid. */
  readonly onBeforeConnect: () => Promise<string | null>;
}

/** Odoo's line below Username: what is missing, the way to connect, or who is connected. */
export function OutlookLine({ client, mailbox, onBeforeConnect }: OutlookLineProps) {
  const { t } = useTranslation();
  const { signInFlows } = useServices();
  const links = useQueryCall('mailboxLinks.list', { clientId: client.id });
  const flow = useSignInFlow({ clientId: client.id, mailbox });
  const other = useOtherRunningFlow({ clientId: client.id, mailbox });
  const titleId = useId();
  const line = useKeptFocus<HTMLDivElement>(flow?.state);
  const link = links.data?.find((each) => each.mailbox === mailbox.trim().toLowerCase());

  const now = useNow();
  const isUnchecked = link?.health.state === 'valid' && !isLinkProven(link, client.azureApp, now);
  const { refetch } = links;
  useEffect(() => {
    // Listing them renews what has ended, where that can be done without the user.
    if (isUnchecked) void refetch();
  }, [isUnchecked, refetch]);

  const connect = async (way: SignInWay) => {
    const stored = await onBeforeConnect();
    if (stored !== null) await signInFlows.start({ clientId: client.id, mailbox: stored }, way);
  };
  const ways = <SignInWays onChoose={(way) => void connect(way)} />;

  return (
    <div className="outlook-line" ref={line} tabIndex={-1} role="group" aria-labelledby={titleId}>
      <h2 id={titleId} className="visually-hidden">
        {t('outlook.title')}
      </h2>
      {!isAzureAppComplete(client.azureApp) ? (
        <Link
          href={paths.settings(client.id)}
          className="setup-warning d-inline-flex align-items-baseline gap-2 px-3 py-2 fw-semibold"
        >
          <ArrowIcon /> {t('outlook.setUpFirst')}
        </Link>
      ) : (
        <>
          {link !== undefined && (
            <LinkedMailbox
              key={link.id}
              link={link}
              proven={!isUnchecked}
              busy={flow?.state === 'running'}
              ways={ways}
              onSignInAgain={() => void connect('window')}
            />
          )}
          {link !== undefined && <ConnectNext client={client} present={mailbox} />}
          {link === undefined && flow?.state !== 'running' && (
            <span className="d-inline-flex align-items-center gap-1">
              <button type="button" className="text-link" onClick={() => void connect('window')}>
                <ArrowIcon /> {t('outlook.connect')}
              </button>
              {ways}
            </span>
          )}
        </>
      )}
      {flow !== undefined && !isOver(flow, link) && <SignInStatus flow={flow} />}
      {other !== undefined && (
        <>
          <p>{t('signIn.ofOtherMailbox', { mailbox: other.mailbox })}</p>
          <SignInStatus flow={other} />
        </>
      )}
    </div>
  );
}

function useSignInFlow(subject: SignInSubject): SignInFlow | undefined {
  const { store } = useServices().signInFlows;
  return useSyncExternalStore(store.subscribe, () => store.get(keyOf(subject)));
}

/** A sign-in that still waits in its window, for another mailbox of this client. */
function useOtherRunningFlow({ clientId, mailbox }: SignInSubject): SignInFlow | undefined {
  const { store } = useServices().signInFlows;
  const key = keyOf({ clientId, mailbox });
  return useSyncExternalStore(
    store.subscribe,
    () =>
      store.find(
        (flow) => flow.state === 'running' && flow.clientId === clientId && keyOf(flow) !== key,
      )?.[1],
  );
}

/** A sign-in that came to nothing before the mailbox was linked, here or by another Collega. */
function isOver(flow: SignInFlow, link: MailboxLink | undefined): boolean {
  if (link === undefined || !('endedAt' in flow)) return false;
  return Date.parse(link.linkedAt) > flow.endedAt;
}
