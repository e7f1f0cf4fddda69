import { useEffect } from 'react';
import { type Client } from '../../../../contract/clients.ts';
import { usualMailHosts } from '../../../../contract/mail-hosts.ts';
import { useQueryCall } from '../../../window-services/use-query-call.ts';
import { type ServerDraft } from './use-server-form.ts';

/**
 * Proposes the SMTP host of personal accounts once the mailbox turns out to be one, which only a
 * sign-in shows. A host that the user chose stays. Null: an incoming server, whose host is the same.
 */
export function usePersonalHost(
  form: ServerDraft['form'],
  client: Client,
  username: string | null,
): void {
  const { data } = useQueryCall('mailboxLinks.list', { clientId: client.id });
  const mailbox = username?.trim().toLowerCase();
  const personal = data?.find((link) => link.mailbox === mailbox)?.account.personal ?? false;
  const { azureApp, sandbox } = client;
  useEffect(() => {
    if (!personal || sandbox) return;
    if (form.getValues('host') !== usualMailHosts(azureApp).smtp.host) return;
    const { host } = usualMailHosts(azureApp, true).smtp;
    if (host !== form.getValues('host')) form.setValue('host', host, { shouldDirty: true });
  }, [personal, sandbox, azureApp, form]);
}
