import { Link } from 'wouter';
import { type GuideStepId } from '../../../contract/guide.ts';
import { type KnownLink } from '../../../contract/known-links.ts';
import { paths } from '../../navigation/paths.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { useGuideTexts } from './use-guide-texts.ts';

type Place = 'settings' | 'outgoing' | 'incoming' | 'senderRules' | 'explain';

const pagesOf: Readonly<Partial<Record<GuideStepId, KnownLink>>> = {
  registration: 'entra-app-registrations',
  'account-types': 'entra-app-registrations',
  'redirect-uri': 'redirect-uri-rules',
  permissions: 'exchange-oauth',
  users: 'entra-enterprise-apps',
  secret: 'entra-app-registrations',
  'odoo-module': 'odoo-guide',
  'odoo-settings': 'odoo-guide',
  'smtp-auth': 'smtp-auth-switch',
};

const placesOf: Readonly<Partial<Record<GuideStepId, Place>>> = {
  registration: 'settings',
  'account-types': 'settings',
  'redirect-uri': 'settings',
  'admin-consent': 'explain',
  secret: 'settings',
  outgoing: 'outgoing',
  incoming: 'incoming',
  'odoo-senders': 'senderRules',
  'odoo-outgoing': 'explain',
};

/** Where a step is taken: a page outside, a screen of Collega's. */
export function StepLinks({ step, clientId }: { step: GuideStepId; clientId: string }) {
  const texts = useGuideTexts();
  const page = pagesOf[step];
  const place = placesOf[step];
  if (page === undefined && place === undefined) return null;
  return (
    <p className="link-row">
      {place !== undefined && (
        <Link href={addressOf(place, clientId)} className="text-link">
          {texts.go[place]}
        </Link>
      )}
      {page !== undefined && <LinkButton target={{ link: page }} />}
    </p>
  );
}

function addressOf(place: Place, clientId: string): string {
  switch (place) {
    case 'settings':
      return paths.settings(clientId);
    case 'senderRules':
      return paths.senderRules(clientId);
    case 'explain':
      return paths.explain(clientId);
    case 'outgoing':
    case 'incoming':
      return paths.servers(clientId, place);
  }
}
