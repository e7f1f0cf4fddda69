import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type Client } from '../contract/clients.ts';
import { type CallName } from '../contract/index.ts';
import { DismissButton } from './ui/dismiss-button.tsx';
import { useFailureText } from './ui/failure-alert.tsx';
import { WarningIcon } from './ui/icons.tsx';
import { type MissedAnswer } from './window-services/missed-answers.ts';
import { useServices } from './window-services/services-context.ts';

type Group<Name> = Name extends `${infer Before}.${string}` ? Before : never;

/** Where a command is given, as the window calls the place. */
const places = {
  app: 'preferences.title',
  azureApp: 'nav.settings',
  clientFiles: 'nav.clients',
  clients: 'nav.clients',
  connectionTests: 'tests.title',
  diagnosis: 'nav.explain',
  drafts: 'preferences.title',
  generalSettings: 'nav.settings',
  guide: 'nav.guide',
  logs: 'log.title',
  mailServers: 'manyTests.servers',
  mailboxLinks: 'outlook.title',
  network: 'network.title',
  odoo: 'nav.odoo',
  reports: 'nav.reports',
  senderRules: 'nav.senderRules',
  senderSettings: 'nav.settings',
  settings: 'preferences.title',
  signIn: 'outlook.title',
  storage: 'vault.title',
  trust: 'vault.trust.title',
  updates: 'updates.title',
  vault: 'vault.title',
} as const satisfies Record<Group<CallName>, string>;

/** What came to nothing after the user had gone on: on every screen, until it is dismissed. */
export function MissedAnswersNotice({ clients }: { readonly clients: readonly Client[] }) {
  const { missedAnswers } = useServices();
  const missed = useSyncExternalStore(missedAnswers.subscribe, missedAnswers.all);
  return missed.map((answer, index) => (
    <Missed
      key={index}
      answer={answer}
      client={clients.find(({ id }) => id === answer.clientId) ?? null}
      onDismiss={() => missedAnswers.dismiss(answer)}
    />
  ));
}

interface MissedProps {
  readonly answer: MissedAnswer;
  readonly client: Client | null;
  readonly onDismiss: () => void;
}

function Missed({ answer: { name, reason }, client, onDismiss }: MissedProps) {
  const { t } = useTranslation();
  const textOf = useFailureText();
  const [group] = name.split('.') as [keyof typeof places];
  const place = t(places[group]);
  const why =
    'failure' in reason
      ? textOf(reason.failure)
      : `${reason.trouble.title} ${reason.trouble.cause} ${reason.trouble.fix}`;
  return (
    <div className="notice notice-bad" role="alert">
      <WarningIcon />
      <p>
        <strong>
          {client === null
            ? t('missed.text', { place })
            : t('missed.textOfClient', { place, client: client.name })}
        </strong>{' '}
        {why}
      </p>
      <DismissButton onClick={onDismiss} />
    </div>
  );
}
