import { type UseFormRegisterReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type Client } from '../../../../contract/clients.ts';
import { type FieldProblemCode } from '../../../../contract/failures.ts';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { OutlookLine } from '../../sign-in/outlook-line.tsx';
import { ServerInput } from './server-inputs.tsx';

interface ServerLoginProps {
  readonly client: Client;
  readonly help: string;
  readonly problem: FieldProblemCode | undefined;
  readonly registration: UseFormRegisterReturn;
  /** What is typed just now. */
  readonly username: string;
  /** A sign-in is for the username that is saved: answers null when it could not be. */
  readonly save: () => Promise<MailServer | null>;
}

/** As whom a server is used: the mailbox, and below it its link. */
export function ServerLogin(props: ServerLoginProps) {
  const { t } = useTranslation();
  return (
    <>
      <ServerInput
        label={t('servers.username')}
        help={props.help}
        problem={props.problem}
        registration={props.registration}
        kind="address"
      />
      <OutlookLine
        client={props.client}
        mailbox={props.username}
        onBeforeConnect={async () => (await props.save())?.username ?? null}
      />
    </>
  );
}
